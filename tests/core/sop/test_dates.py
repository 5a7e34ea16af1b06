"""Dates as letters have them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alur.core.sop.dates import read_date, write_date


@pytest.mark.parametrize(
    "text",
    [
        "23 November 2026",
        "23 nopember 2026",
        "23 Nov 2026",
        "2026-11-23",
        "23/11/2026",
        "23-11-2026",
        " 23  November 2026 ",
    ],
)
def test_a_date_is_read_in_each_usual_form(text):
    assert read_date(text) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "text",
    ["", "-", "segera", "30 Februari 2026", "29/02/2026", "2026-13-01", "0000-01-01", "23 Brumaire 2026", "23/11/26"],
)
def test_an_impossible_or_foreign_date_is_none(text):
    assert read_date(text) is None


def test_the_leap_day_exists_in_a_leap_year():
    assert read_date("29 Februari 2028") == date(2028, 2, 29)


@given(st.dates())
def test_a_written_date_is_read_again(day):
    if day.year >= 1000:
        assert read_date(write_date(day)) == day
    assert read_date(f"{day:%d/%m/}{day.year:04}") == day


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text):
    assert read_date(text) is None or isinstance(read_date(text), date)
