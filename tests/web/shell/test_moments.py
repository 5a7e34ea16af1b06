"""Moments, days, lengths and numbers as LOOKS writes them."""

from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.template import engines
from django.utils import timezone, translation

from alur.web.shell import moments

MORNING = datetime(2026, 11, 24, 1, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("Asia/Jakarta", "24 Nov 2026 08.15 WIB"),
        ("Asia/Makassar", "24 Nov 2026 09.15 WITA"),
        ("Asia/Jayapura", "24 Nov 2026 10.15 WIT"),
    ],
)
def test_a_moment_is_written_in_the_zone_of_the_office(zone: str, written: str) -> None:
    with timezone.override(ZoneInfo(zone)):
        assert moments.write_moment(MORNING) == written


@time_machine.travel(MORNING, tick=False)
def test_a_column_of_moments_leaves_out_the_zone_and_this_year() -> None:
    with timezone.override(ZoneInfo("Asia/Makassar")):
        assert moments.write_short_moment(MORNING) == "24 Nov 09.15"
        assert moments.write_short_moment(datetime(2025, 12, 31, 15, 59, tzinfo=UTC)) == "31 Des 2025 23.59"


def test_a_deadline_at_the_end_of_a_day_is_told_as_that_day() -> None:
    end_of_day = datetime(2026, 11, 24, 15, 59, 59, 999_999, tzinfo=UTC)
    with timezone.override(ZoneInfo("Asia/Makassar")):
        assert moments.write_due(end_of_day) == "24 Nov 2026"
        assert moments.write_due(MORNING) == "24 Nov 2026 09.15 WITA"


def test_a_day_that_a_form_keeps_is_told_and_other_text_stands() -> None:
    assert moments.write_day_in("2026-11-24") == "24 Nov 2026"
    assert moments.write_day_in("Guru besar hukum") == "Guru besar hukum"


def test_a_day_has_its_month_in_the_language_of_the_page() -> None:
    assert moments.write_day(date(2026, 8, 17)) == "17 Agu 2026"
    assert moments.write_long_day(date(2026, 8, 17)) == "Senin, 17 Agustus 2026"
    with translation.override("en"):
        assert moments.write_long_day(date(2026, 8, 17)) == "Monday, 17 August 2026"


@pytest.mark.parametrize(
    ("number", "places", "written"),
    [(1250, 0, "1.250"), (1.7, 1, "1,7"), (Fraction(1, 3), 2, "0,33"), (0, 0, "0"), (-1234.5, 1, "-1.234,5")],
)
def test_numbers_have_points_for_thousands_and_a_comma(number: float, places: int, written: str) -> None:
    assert moments.write_number(number, places) == written


def test_numbers_on_an_english_page_are_written_the_english_way() -> None:
    with translation.override("en"):
        assert moments.write_number(1250.5, 1) == "1,250.5"


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(0, "0 menit"), (38, "38 menit"), (60, "1 jam"), (105, "1 jam 45 menit"), (-105, "1 jam 45 menit")],
)
def test_a_length_is_told_in_at_most_two_words(minutes: int, written: str) -> None:
    assert moments.write_minutes(minutes) == written


@pytest.mark.parametrize(
    ("hour", "said"), [(0, "malam"), (4, "pagi"), (10, "pagi"), (11, "siang"), (15, "sore"), (18, "malam")]
)
def test_the_greeting_follows_the_hour_of_the_office(hour: int, said: str) -> None:
    with timezone.override(ZoneInfo("Asia/Makassar")):
        moment = datetime(2026, 11, 24, hour, tzinfo=ZoneInfo("Asia/Makassar"))
        assert moments.greeting(moment) == f"Selamat {said}"


def draw(template: str, **values: object) -> str:
    return engines["django"].from_string(template).render(values)


@pytest.mark.parametrize(
    ("used", "filled", "over"),
    [(0.0, None, None), (0.5, "40.0%", None), (1.0, "80.0%", None), (1.1, "80.0%", "8.0%"), (9, "80.0%", "20.0%")],
)
def test_the_clock_has_its_tick_at_the_standard_and_ends_at_125_percent(
    used: float, filled: str | None, over: str | None
) -> None:
    drawn = draw(f"{{% clock {used} 'tepat' 'Sisa' %}}")
    assert 'class="clock-tick" x1="80%" x2="80%"' in drawn
    assert ("clock-used" in drawn) == (filled is not None)
    assert (f'width="{filled}"' in drawn) == (filled is not None)
    assert ("clock-over" in drawn) == (over is not None)
    assert over is None or f'width="{over}"' in drawn


def test_state_is_a_word_and_a_shape_not_only_a_colour() -> None:
    for state in ("tepat", "hampir", "lewat", "jeda"):
        drawn = draw(f"{{% badge '{state}' 'Kata' %}}")
        assert "Kata" in drawn
        assert "<svg" in drawn


def test_a_symbol_is_named_for_who_cannot_see_it_and_text_is_escaped() -> None:
    assert 'aria-label="Keputusan"' in draw("{% symbol 'putusan' %}")
    assert "<script>" not in draw("{% badge 'netral' said %}", said="<script>")
