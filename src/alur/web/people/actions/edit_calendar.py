"""Every change of a working calendar: one transaction, checked by the core before it is kept, and stamped.

Open cases ask the calendar anew; facts of ended visits keep the version they were computed with.
"""

import uuid
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from alur.core.worktime.rules import check_rules
from alur.web.people.calendars import rules_of
from alur.web.people.models import Calendar, DayHours, Holiday, HoursPeriod


@dataclass(frozen=True, slots=True)
class Day:
    """Hours of one weekday as typed in the form."""

    opens: time
    closes: time
    break_from: time | None = None
    break_to: time | None = None


Week = dict[int, Day]


def add_calendar(name: str, *, zone: str, since: date, week: Week) -> Calendar:
    with transaction.atomic():
        row = Calendar.objects.create(name=name, zone=zone)
        _keep_hours(HoursPeriod(calendar=row, name="Jam kerja", since=since), week)
        check_rules(rules_of(row))
    return row


def set_hours(period: HoursPeriod, week: Week) -> None:
    """Makes the period, or replaces its seven days."""
    with transaction.atomic():
        _keep_hours(period, week)
        check_rules(rules_of(period.calendar))
        stamp(period.calendar)


def remove_period(period: HoursPeriod) -> None:
    with transaction.atomic():
        period.delete()
        check_rules(rules_of(period.calendar))
        stamp(period.calendar)


def keep_holiday(holiday: Holiday, *, moved_from: Calendar | None = None) -> None:
    """``moved_from`` is the calendar it held for before: that one changes as well."""
    with transaction.atomic():
        holiday.save()
        stamp(holiday.calendar)
        if moved_from is not None and moved_from != holiday.calendar:
            stamp(moved_from)


def remove_holiday(holiday: Holiday) -> None:
    with transaction.atomic():
        holiday.delete()
        stamp(holiday.calendar)


def stamp(row: Calendar | None) -> None:
    """None is a change for all calendars, as a national holiday is. Compiled calendars are kept by the stamp."""
    for each in Calendar.objects.all() if row is None else [row]:
        each.stamp = uuid.uuid4()
        each.save(update_fields=["stamp"])


def _keep_hours(period: HoursPeriod, week: Week) -> None:
    period.save()
    period.days.all().delete()
    DayHours.objects.bulk_create(
        DayHours(
            period=period,
            weekday=weekday,
            opens=day.opens,
            closes=day.closes,
            break_from=day.break_from,
            break_to=day.break_to,
        )
        for weekday, day in week.items()
    )
