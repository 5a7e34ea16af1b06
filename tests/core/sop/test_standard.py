"""Waktu is read exactly as people write it; what is no measure is None."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alur.core.sop.standard import StandardTime, Unit, read_standard, working_minutes


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("5 menit", 5, 5, Unit.MINUTE),
        ("5 Minit", 5, 5, Unit.MINUTE),
        ("1,5 jam", Fraction(3, 2), Fraction(3, 2), Unit.HOUR),
        ("3 hari", 3, 3, Unit.DAY),
        ("1 – 20 Hari Kerja", 1, 20, Unit.WORKDAY),
        ("3 hari efektif", 3, 3, Unit.WORKDAY),
        ("5-10 menit", 5, 10, Unit.MINUTE),
        ("2 minggu", 2, 2, Unit.WEEK),
        ("1 bulan", 1, 1, Unit.MONTH),
        ("30 menit - 3 jam", Fraction(1, 2), 3, Unit.HOUR),
        ("60 menit – 2 hari  kerja", Fraction(60, 450), 2, Unit.WORKDAY),
        ("1 x 24 jam", 24, 24, Unit.ELAPSED),
        ("3x24 Jam", 72, 72, Unit.ELAPSED),
        ("2×24 jam", 48, 48, Unit.ELAPSED),
        ("  7 menit ", 7, 7, Unit.MINUTE),
    ],
)
def test_a_measure_is_read_with_its_upper_end_as_standard(text, low, high, unit):
    assert read_standard(text) == StandardTime(text, Fraction(low), Fraction(high), unit)


@pytest.mark.parametrize("text", ["2 menit/berkas", "1-2 jam / berkas", "5 menit/dokumen"])
def test_a_measure_may_be_for_each_item(text):
    standard = read_standard(text)
    assert standard is not None
    assert standard.per_item


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "Segera",
        "secukupnya",
        "5",
        "menit",
        "hari kerja",
        "0 menit",
        "10-5 menit",
        "3 jam - 30 menit",
        "1 bulan (tanggal 1-20)",
        "2 bulan; 5 hari kerja; 1 hari",
        "-5 menit",
        "1.5 jam",
        "1 jam/hari",
        "2 menit/hari kerja",
        "1 tahun",
        "9999999 menit",
        "٣ hari",
        "1 x 24",
        "5 menitan",
        "1 hari kerjaan",
    ],
)
def test_what_bears_no_sound_measure_is_none(text):
    assert read_standard(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90 menit", 90),
        ("2 jam", 120),
        ("3 hari", 3 * 450),
        ("3 hari kerja", 1350),
        ("1-2 minggu", 2 * 5 * 450),
        ("1 bulan", 21 * 450),
        ("7 x 24 jam", 7 * Fraction(5, 7) * 450),
        ("2 menit/berkas", 2),
    ],
)
def test_working_minutes_follow_the_conversions_of_the_promise(text, minutes):
    standard = read_standard(text)
    assert standard is not None
    assert working_minutes(standard) == minutes


def test_a_plain_day_of_the_applicant_is_a_calendar_day():
    standard = read_standard("30 hari")
    assert standard is not None
    assert working_minutes(standard, waits_for_applicant=True) == 30 * Fraction(5, 7) * 450


@given(st.text(max_size=40))
def test_any_text_is_read_or_is_none(text):
    standard = read_standard(text)
    assert standard is None or (0 < standard.high >= standard.low and standard.text == text)


@given(
    st.integers(1, 500),
    st.integers(0, 500),
    st.sampled_from(["menit", "jam", "hari", "hari kerja", "minggu", "bulan"]),
    st.sampled_from(["-", " - ", "–", " – "]),
)
def test_every_range_of_the_grammar_is_read(low, more, unit, dash):
    standard = read_standard(f"{low}{dash}{low + more} {unit}")
    assert standard is not None
    assert (standard.low, standard.high, standard.unit) == (low, low + more, Unit(unit))
