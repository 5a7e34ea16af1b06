"""From the rows of the office to the core's calendar, and back into it after an edit."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from tests.web.office import Office

from alur.core.instant import HOUR, instant_of
from alur.core.refused import Refused
from alur.web.people import queries
from alur.web.people.actions.edit_calendar import Day, keep_holiday, remove_holiday, set_hours
from alur.web.people.actions.seed_calendar import seed_calendar, seed_holidays
from alur.web.people.models import Calendar, Holiday, HoursPeriod, Unit

WITA = ZoneInfo("Asia/Makassar")


def worked(unit: Unit, begin: datetime, end: datetime) -> float:
    return queries.calendar_of(unit).working_us(instant_of(begin), instant_of(end)) / HOUR


def day(number: int, hour: int = 0) -> datetime:
    """November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, number, hour, tzinfo=WITA)


def test_a_week_has_37_hours_and_a_half_as_the_perpres_says(office: Office) -> None:
    # Monday to Thursday 07.30–16.00 less an hour, Friday 07.30–16.30 less one and a half: 4 × 7.5 + 7.5
    assert worked(office.root, day(23), day(30)) == 37.5


def test_a_unit_without_a_calendar_uses_the_one_above(office: Office) -> None:
    assert queries.calendar_of(office.prevention) is queries.calendar_of(office.root)


def test_a_holiday_entered_now_counts_at_once(office: Office) -> None:
    before = worked(office.root, day(23), day(30))
    local = Holiday(date=date(2026, 11, 25), name="Hari jadi", kind=Holiday.Kind.LOCAL, calendar=office.calendar)
    keep_holiday(local)
    assert worked(office.root, day(23), day(30)) == before - 7.5
    remove_holiday(local)
    assert worked(office.root, day(23), day(30)) == before


def test_ramadan_has_32_hours_and_a_half_and_ends_with_the_month(office: Office) -> None:
    seeded = seed_calendar("Ramadan", zone="Asia/Makassar", years=range(2026, 2027))
    Unit.objects.filter(pk=office.intake.pk).update(calendar=seeded)
    monday, next_monday = datetime(2026, 3, 2, tzinfo=WITA), datetime(2026, 3, 9, tzinfo=WITA)
    assert worked(office.intake, monday, next_monday) == 32.5


def test_the_seed_marks_what_no_decree_has_fixed(db: None) -> None:
    seed_holidays(range(2026, 2028))
    assert Holiday.objects.filter(date__year=2026).count() == 25  # 17 national, 8 cuti bersama
    assert not Holiday.objects.filter(date__year=2026, estimated=True).exists()
    assert Holiday.objects.get(date=date(2027, 3, 10)).estimated


def test_seeding_again_adds_nothing_and_keeps_what_the_office_changed(db: None) -> None:
    seed_holidays(range(2026, 2027))
    Holiday.objects.filter(date=date(2026, 8, 17)).update(name="Hari Kemerdekaan")
    assert seed_holidays(range(2026, 2027)) == 0
    assert Holiday.objects.get(date=date(2026, 8, 17)).name == "Hari Kemerdekaan"


def test_a_year_with_an_estimate_is_not_said_to_be_known(db: None) -> None:
    row = seed_calendar("Uji", zone="Asia/Jakarta", years=range(2026, 2028))
    from alur.web.people.calendars import rules_of

    assert rules_of(row).covered_years == frozenset({2026})


def test_hours_that_lap_over_each_other_are_refused_and_nothing_is_kept(office: Office) -> None:
    period = HoursPeriod(calendar=office.calendar, name="Keliru", since=date(2027, 1, 1))
    with pytest.raises(Refused):
        set_hours(period, {0: Day(time(8), time(16), time(13), time(12))})
    assert not HoursPeriod.objects.filter(name="Keliru").exists()


def test_each_zone_of_the_country_can_be_compiled(db: None) -> None:
    for zone in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"):
        row = seed_calendar(zone, zone=zone, years=range(2026, 2027))
        assert Calendar.objects.get(pk=row.pk).zone == zone
