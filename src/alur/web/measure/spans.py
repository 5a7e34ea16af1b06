"""The span of a page: asked as days of the unit's zone, kept in the address, ninety days where nothing is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from alur.core.instant import Instant
from alur.core.measure.tally import Span
from alur.core.worktime.calendar import Calendar

USUAL_DAYS = 90


@dataclass(frozen=True, slots=True)
class AskedSpan:
    first: date
    last: date
    span: Span

    @property
    def query(self) -> str:
        """For links that keep the span."""
        return f"dari={self.first.isoformat()}&sampai={self.last.isoformat()}"


def asked_span(query: Mapping[str, str], calendar: Calendar, now: Instant) -> AskedSpan:
    """`?dari=2026-09-01&sampai=2026-11-24`; what cannot be read asks for the usual."""
    today = calendar.local_date(now)
    last = _day(query.get("sampai", "")) or today
    first = _day(query.get("dari", "")) or last - timedelta(days=USUAL_DAYS)
    first, last = min(first, last), max(first, last)
    begin = calendar.end_of_day(first - timedelta(days=1)) + 1
    return AskedSpan(first, last, Span(begin, calendar.end_of_day(last)))


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None
