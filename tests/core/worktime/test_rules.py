from dataclasses import replace
from datetime import date

import pytest

from alur.core.refused import Refused
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.office_hours import RAMADAN_WEEK, USUAL_WEEK, office_rules
from alur.core.worktime.rules import CalendarRules, Holiday, Period, Span, SpecialRange

OFFICE = office_rules("WITA")
NO_WORK = ((),) * 7


def week_of(*spans: Span) -> tuple[tuple[Span, ...], ...]:
    return (spans, *NO_WORK[1:])


@pytest.mark.parametrize(
    ("rules", "word"),
    [
        (replace(OFFICE, periods=()), "belum memiliki jam kerja"),
        (replace(OFFICE, periods=(Period(date(2026, 1, 1), NO_WORK),)), "tidak memuat satu pun hari kerja"),
        (replace(OFFICE, periods=(*OFFICE.periods, Period(date(2020, 1, 1), USUAL_WEEK))), "Urutkan"),
        (replace(OFFICE, periods=(Period(date(2026, 1, 1), week_of(Span(0, 1441))),)), "berurutan"),
        (replace(OFFICE, periods=(Period(date(2026, 1, 1), week_of(Span(60, 60))),)), "berurutan"),
        (replace(OFFICE, periods=(Period(date(2026, 1, 1), week_of(Span(60, 90), Span(80, 95))),)), "berurutan"),
        (replace(OFFICE, zone="Asia/Banjarmasin"), "Zona waktu"),
        (replace(OFFICE, zone="../../etc/passwd"), "Zona waktu"),
        (replace(OFFICE, zone="Asia"), "Zona waktu"),
        (replace(OFFICE, zone=""), "Zona waktu"),
        (office_rules("WITA", ramadan=[(date(2026, 3, 19), date(2026, 2, 19))]), "mendahului"),
        (office_rules("WITA", ramadan=[(date(2026, 2, 19), date(2026, 3, 19))] * 2), "bertumpuk"),
    ],
)
def test_rules_that_make_no_calendar_are_refused(rules: CalendarRules, word: str) -> None:
    with pytest.raises(Refused, match=word):
        Calendar(rules)


def test_the_decree_gives_its_hours() -> None:
    """Perpres 21/2023: 37 h 30 min a week, in Ramadan 32 h 30 min."""
    minutes = [sum(span.end - span.begin for hours in week for span in hours) for week in (USUAL_WEEK, RAMADAN_WEEK)]

    assert minutes == [37 * 60 + 30, 32 * 60 + 30]


def test_new_hours_hold_from_their_day_on_and_the_first_ones_before_all() -> None:
    rules = CalendarRules(
        "UTC",
        (Period(date(2026, 1, 1), ((Span(0, 60),),) * 7), Period(date(2026, 7, 1), ((Span(0, 120),),) * 7)),
    )
    calendar = Calendar(rules)
    worked = [
        calendar.working_us(calendar.end_of_day(day.replace(day=1)), calendar.end_of_day(day.replace(day=2)))
        for day in (date(1999, 1, 1), date(2026, 6, 1), date(2026, 7, 1))
    ]

    assert [us // 60_000_000 for us in worked] == [60, 60, 120]


def test_a_saturday_can_be_made_a_working_day_and_a_holiday_goes_before_it() -> None:
    saturday = date(2026, 2, 7)
    extra = SpecialRange("Ganti hari", saturday, saturday, ((Span(480, 720),),) * 7)
    worked = replace(OFFICE, special=(extra,))

    assert not Calendar(OFFICE).is_workday(saturday)
    assert Calendar(worked).is_workday(saturday)
    assert not Calendar(replace(worked, holidays=(Holiday(saturday, "libur"),))).is_workday(saturday)


def test_equal_rules_bear_one_version_and_changed_rules_another() -> None:
    one, other = Holiday(date(2026, 2, 16), "Cuti bersama"), Holiday(date(2026, 2, 17), "Imlek")

    assert Calendar(replace(OFFICE, holidays=(one, other))).version == (
        Calendar(replace(OFFICE, holidays=(other, one))).version
    )
    assert Calendar(OFFICE).version != Calendar(replace(OFFICE, holidays=(one,))).version
