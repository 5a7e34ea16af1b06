"""When a job is due next: counted from when it was due, not from when it ran, so that it never drifts."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Every:
    """At a fixed distance, by the clock of UTC."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day at a time of the office's own clock."""

    at: time


Schedule = Every | Daily


def next_due(schedule: Schedule, was_due: datetime, *, now: datetime, zone: str) -> datetime:
    """The first due moment after ``now``; what was missed while the machine stood still is done once, not often.

    >>> hour = Every(timedelta(hours=1))
    >>> next_due(hour, datetime(2026, 1, 1, 6, tzinfo=UTC), now=datetime(2026, 1, 1, 9, 30, tzinfo=UTC), zone="UTC")
    datetime.datetime(2026, 1, 1, 10, 0, tzinfo=datetime.timezone.utc)
    """
    match schedule:
        case Every(length):
            missed = max((now - was_due) // length, 0)
            return was_due + (missed + 1) * length
        case Daily(at):
            local = now.astimezone(ZoneInfo(zone))
            today = datetime.combine(local.date(), at, ZoneInfo(zone))
            due = today if today > local else datetime.combine(local.date() + timedelta(days=1), at, ZoneInfo(zone))
            return due.astimezone(UTC)
        case _:
            assert_never(schedule)
