"""A first working calendar for an office: the hours of Perpres 21/2023, Ramadan, national holidays and cuti bersama.

The office edits them afterwards. What no decree has fixed yet is marked as an estimate.
"""

from datetime import date, time, timedelta

import holidays
from django.db import transaction

from alur.web.people.actions.edit_calendar import Day, Week, add_calendar, set_hours, stamp
from alur.web.people.models import Calendar, Holiday, HoursPeriod
from alur.web.people.models.calendar import HolidayKind

MONDAY_TO_THURSDAY, FRIDAY = range(4), 4
# 37 h 30 m a week without breaks; 32 h 30 m in Ramadan (Perpres 21/2023, articles 3 to 5).
USUAL: Week = {
    **{day: Day(time(7, 30), time(16), time(12), time(13)) for day in MONDAY_TO_THURSDAY},
    FRIDAY: Day(time(7, 30), time(16, 30), time(11, 30), time(13)),
}
RAMADAN: Week = {
    **{day: Day(time(8), time(15), time(12), time(12, 30)) for day in MONDAY_TO_THURSDAY},
    FRIDAY: Day(time(8), time(15, 30), time(11, 30), time(12, 30)),
}
_ESTIMATE = "(perkiraan)"
_EID = "Hari Raya Idul Fitri"


def seed_calendar(name: str, *, zone: str, years: range) -> Calendar:
    """The calendar with its Ramadans; the holidays of these years, where they are not entered yet."""
    with transaction.atomic():
        row = add_calendar(name, zone=zone, since=date(years.start, 1, 1), week=USUAL)
        seed_holidays(years)
        for eid in Holiday.objects.filter(name=_EID, date__year__in=years).order_by("date"):
            set_hours(_ramadan_before(row, eid), RAMADAN)
    row.refresh_from_db()
    return row


def seed_holidays(years: range) -> int:
    """Adds what is missing and touches nothing that the office has entered; returns how many days were added."""
    known = set(Holiday.objects.filter(calendar=None).values_list("date", flat=True))
    found = [*_days(years, "public", HolidayKind.NATIONAL), *_days(years, "government", HolidayKind.JOINT)]
    new = {row.date: row for row in reversed(found) if row.date not in known}
    with transaction.atomic():
        Holiday.objects.bulk_create(new.values())
        stamp(None)
    return len(new)


def _days(years: range, category: str, kind: HolidayKind) -> list[Holiday]:
    days = holidays.country_holidays("ID", years=years, categories=(category,), language="id", expand=False)
    return [
        Holiday(date=day, name=name.replace(_ESTIMATE, "").strip(), kind=kind, estimated=_ESTIMATE in name)
        for day, name in sorted(days.items())
    ]


def _ramadan_before(row: Calendar, eid: Holiday) -> HoursPeriod:
    """Thirty days; the sidang isbat may make them twenty-nine, so it stays an estimate until a person looks."""
    first, last = eid.date - timedelta(days=30), eid.date - timedelta(days=1)
    name = f"Ramadan {eid.date.year}"
    return HoursPeriod(calendar=row, name=name, since=first, until=last, estimated=True)
