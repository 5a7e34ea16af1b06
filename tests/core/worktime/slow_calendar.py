"""Working time by asking the wall clock of the office minute after minute: slow, and written apart."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from alur.core.instant import MINUTE, instant_of, moment_of
from alur.core.worktime.rules import CalendarRules, Span


def hours_of(rules: CalendarRules, day: date) -> tuple[Span, ...]:
    if any(holiday.day == day for holiday in rules.holidays):
        return ()
    for special in rules.special:
        if special.first <= day <= special.last:
            return special.week[day.weekday()]
    week = rules.periods[0].week
    for period in rules.periods:
        if period.since <= day:
            week = period.week
    return week[day.weekday()]


def is_working(rules: CalendarRules, moment: datetime) -> bool:
    local = moment.astimezone(ZoneInfo(rules.zone))
    minute = local.hour * 60 + local.minute
    return any(span.begin <= minute < span.end for span in hours_of(rules, local.date()))


def slow_working_us(rules: CalendarRules, begin: int, end: int) -> int:
    """For zones whose offset is a whole number of minutes."""
    worked, at = 0, begin
    while at < end:
        following = min((at // MINUTE + 1) * MINUTE, end)
        if is_working(rules, moment_of(at)):
            worked += following - at
        at = following
    return worked


def slow_end_of_day(rules: CalendarRules, day: date) -> int:
    """The last minute of UTC around that day whose local date has not gone past it."""
    zone = ZoneInfo(rules.zone)
    around = datetime(day.year, day.month, day.day, tzinfo=UTC)
    minutes = (around + timedelta(minutes=minute) for minute in range(-16 * 60, 41 * 60))
    last = max(moment for moment in minutes if moment.astimezone(zone).date() <= day)
    return instant_of(last) + MINUTE - 1
