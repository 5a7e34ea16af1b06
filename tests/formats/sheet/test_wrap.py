"""Text broken into lines: none too wide, no letter lost, a hyphen only between syllables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alur.formats.sheet.syllables import syllables
from alur.formats.sheet.typeface import typeface
from alur.formats.sheet.wrap import wrapped

FACE = typeface()
WORDS = st.text(st.sampled_from("abdegiklmnorstuwy -/.0aiu漢\x07"), max_size=60)


def lines(text: str, width: float) -> tuple[str, ...]:
    return wrapped(text, FACE, size=3, width=width)


@given(WORDS, st.floats(1, 60))
def test_no_line_is_wider_than_its_width_but_one_of_a_single_letter(text, width):
    assert all(FACE.width(line, 3) <= width + 1e-9 or len(line) == 1 for line in lines(text, width))


@given(WORDS, st.floats(1, 60))
def test_no_letter_is_lost_and_none_comes_twice(text, width):
    bare = [sign for sign in text if not sign.isspace() and sign != "-"]
    assert [sign for sign in "".join(lines(text, width)) if sign not in " -"] == bare


@given(WORDS)
def test_what_fits_stands_on_one_line_as_it_was_written(text):
    assert lines(text, 10_000) == ((" ".join(text.split()),) if text.split() else ())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("pemberitahuan", "pem-be-ri-ta-hu-an"),
        ("menyampaikan", "me-nyam-pai-kan"),
        ("bertanggung", "ber-tang-gung"),
        ("instrumen", "in-stru-men"),
        ("syarat", "sya-rat"),
        ("sungai", "su-ngai"),
        ("buah", "bu-ah"),
        ("Keasistenan", "Ke-a-sis-tenan"),  # not asis-te-nan: the root is asisten
        ("LAPORAN", "LA-PORAN"),
        ("ikan", "ikan"),  # a letter alone is not left
        ("naïve", "naïve"),
        ("123456", "123456"),
        ("", ""),
    ],
)
def test_words_are_parted_as_ejaan_yang_disempurnakan_parts_them(word, parts):
    assert "-".join(syllables(word)) == parts


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzAI"), max_size=30))
def test_syllables_put_together_are_the_word_and_none_is_a_single_letter_at_an_end(word):
    parts = syllables(word)
    assert "".join(parts) == word
    assert len(parts) == 1 or (len(parts[0]) > 1 and len(parts[-1]) > 1)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Surat pemberitahuan", ("Surat pem-", "beritahuan")),
        ("pertanggungjawaban.", ("pertang-", "gungja-", "waban.")),
        ("bimbingan/konsultasi", ("bimbingan/", "konsultasi")),
        ("https://ombudsman.go.id/kalsel", ("https://om", "budsman.", "go.id/kalsel")),
        ("01/SOP/PVL/2026/KALSEL", ("01/SOP/", "PVL/2026/", "KALSEL")),
    ],
)
def test_a_word_wider_than_the_line_is_broken_where_a_reader_would(text, broken):
    assert lines(text, 15) == broken


def test_a_word_that_fits_a_line_of_its_own_is_never_broken():
    width = FACE.width("pemberitahuan", 3)
    assert lines("Dihitung sejak pemberitahuan", width) == ("Dihitung sejak", "pemberitahuan")
