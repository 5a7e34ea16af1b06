"""The English catalogue: read, compiled as gettext reads it, and whole."""

import gettext
import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.web.office import Office

from alur.core.case.deviations import DeviationKind
from alur.core.case.reasons import DEVIATIONS, PAUSES
from alur.web.config.catalogue import compile_catalogue, read_catalogue, write_catalogue
from alur.web.config.messages import collect, untranslated

SAMPLE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# a remark
msgid "Kasus"
msgstr "Cases"

msgid ""
"Dua "
"baris"
msgstr "Two \\"lines\\""

msgctxt "waktu"
msgid "Lewat"
msgstr "Late"

msgid "%(n)d sesi"
msgid_plural "%(n)d sesi"
msgstr[0] "%(n)d session"
msgstr[1] "%(n)d sessions"

#, fuzzy
msgid "Ragu"
msgstr "Doubt"

msgid "Belum"
msgstr ""
"""


def translations(text: str) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(compile_catalogue(text)))


def test_what_is_compiled_is_what_python_reads() -> None:
    found = translations(SAMPLE)
    assert found.gettext("Kasus") == "Cases"
    assert found.gettext("Dua baris") == 'Two "lines"'
    assert found.pgettext("waktu", "Lewat") == "Late"
    assert [found.ngettext("%(n)d sesi", "%(n)d sesi", n) % {"n": n} for n in (1, 2)] == ["1 session", "2 sessions"]


def test_what_is_doubtful_or_empty_is_left_in_indonesian() -> None:
    assert [translations(SAMPLE).gettext(text) for text in ("Ragu", "Belum")] == ["Ragu", "Belum"]


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(st.dictionaries(WORDS, WORDS, max_size=8))
def test_every_catalogue_is_read_back_as_written(messages: dict[str, str]) -> None:
    assert read_catalogue(write_catalogue(messages)) == messages


@pytest.mark.parametrize("path", settings.CATALOGUES, ids=lambda path: path.parts[-3])
def test_everything_the_site_says_is_translated(path: Path) -> None:
    messages = collect(settings.ROOT / "src" / "alur")
    assert len(messages) > 100
    assert untranslated(path.read_text("utf-8"), messages) == []


FIELD = re.compile(r"%\(\w+\)[sd]|\{\w+[^}]*\}")


@pytest.mark.parametrize("path", settings.CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_translation_names_the_same_fields_as_its_message(path: Path) -> None:
    pairs = read_catalogue(path.read_text("utf-8")).items()
    wrong = [
        message
        for message, translated in pairs
        for form in translated.split("\0")
        if set(FIELD.findall(form)) != set(FIELD.findall(message.split("\0")[0]))
    ]
    assert wrong == []


def test_the_switch_in_the_foot_turns_the_page_to_english_and_back(office: Office, bima: Client) -> None:
    assert "Keluar" in bima.get("/saya/").content.decode()
    answer = bima.post("/bahasa/", {"language": "en", "next": "/saya/"})
    assert answer.headers["Location"] == "/saya/"
    page = bima.get("/saya/")
    assert '<html lang="en">' in page.content.decode()
    assert page.headers["Content-Language"] == "en"
    bima.post("/bahasa/", {"language": "id", "next": "/saya/"})
    assert '<html lang="id">' in bima.get("/saya/").content.decode()


def test_a_language_that_is_not_ours_and_a_way_off_the_site_are_ignored(office: Office, bima: Client) -> None:
    answer = bima.post("/bahasa/", {"language": "xx", "next": "https://jahat.example/"})
    assert answer.headers["Location"] == "/"
    assert "bahasa" not in answer.cookies


def test_reasons_and_kinds_of_deviation_are_said_in_english_too() -> None:
    words = {each.label for each in (*PAUSES, *DEVIATIONS)} | {kind.value for kind in DeviationKind}
    assert words <= collect(settings.ROOT / "src" / "alur")
    assert untranslated(settings.CATALOGUES[0].read_text("utf-8"), words) == []
