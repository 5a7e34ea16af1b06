"""From the rows that the office edits to the core's working calendar. Compiled once for each state of the rows."""

from datetime import time
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from alur.core.worktime import rules
from alur.core.worktime.calendar import Calendar as WorkingCalendar
from alur.web.people.models import Calendar, DayHours, Holiday, HoursPeriod


def working_calendar(row: Calendar) -> WorkingCalendar:
    """``row.stamp`` is new after every edit, so a calendar kept from before an edit is never used after it."""
    return _compiled(row.pk, row.stamp)


@lru_cache(maxsize=64)
def _compiled(pk: int, stamp: UUID) -> WorkingCalendar:
    return WorkingCalendar(rules_of(Calendar.objects.get(pk=pk)))


def rules_of(row: Calendar) -> rules.CalendarRules:
    """Open-ended periods are the usual hours, those with a last day go before them (Ramadan)."""
    periods = row.periods.prefetch_related("days")
    holidays = Holiday.objects.filter(Q(calendar=row) | Q(calendar=None))
    return rules.CalendarRules(
        zone=row.zone,
        periods=tuple(rules.Period(period.since, _week(period)) for period in periods if period.until is None),
        special=tuple(
            rules.SpecialRange(period.name, period.since, period.until, _week(period))
            for period in periods
            if period.until is not None
        ),
        holidays=tuple(rules.Holiday(holiday.date, holiday.name) for holiday in holidays),
        covered_years=_covered_years(list(holidays)),
    )


def _covered_years(holidays: list[Holiday]) -> frozenset[int]:
    """Years whose national holidays are entered and none of them is an estimate."""
    national = [holiday for holiday in holidays if holiday.kind == Holiday.Kind.NATIONAL]
    guessed = {holiday.date.year for holiday in national if holiday.estimated}
    return frozenset({holiday.date.year for holiday in national} - guessed)


def _week(period: HoursPeriod) -> rules.Week:
    by_weekday = {day.weekday: day for day in period.days.all()}
    return tuple(_spans(by_weekday[weekday]) if weekday in by_weekday else () for weekday in range(7))


def _spans(day: DayHours) -> rules.Hours:
    if day.break_from is None or day.break_to is None:
        return (rules.Span(_minutes(day.opens), _minutes(day.closes)),)
    return (
        rules.Span(_minutes(day.opens), _minutes(day.break_from)),
        rules.Span(_minutes(day.break_to), _minutes(day.closes)),
    )


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
