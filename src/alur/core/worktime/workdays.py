"""The working days of an office in order: the N-th after a day, and how many lie between two."""

from array import array
from bisect import bisect_right

from alur.core.worktime.timeline import FIRST_DAY, LAST_DAY, DayNumber, LocalHours

# A first look at a year needs about this many days; later growth doubles.
_MARGIN: DayNumber = 400


class Workdays:
    """Grows as it is asked. What it holds is replaced whole, so that threads never see half of it."""

    __slots__ = ("_hours", "_known")

    def __init__(self, hours: LocalHours) -> None:
        self._hours = hours
        self._known = (0, 0, array("q"))

    def includes(self, day: DayNumber) -> bool:
        return bool(self._hours.on(day))

    def after(self, day: DayNumber, count: int) -> DayNumber | None:
        """The ``count``-th working day after ``day``, itself the 0th. None where the calendar ends before it."""
        if count <= 0:
            return day
        if count > LAST_DAY - day:
            return None
        days = self._until(day, day + count)
        while (place := bisect_right(days, day) + count - 1) >= len(days):
            if self._known[1] > LAST_DAY:
                return None
            days = self._until(day, self._known[1])
        return days[place]

    def between(self, first: DayNumber, last: DayNumber) -> int:
        """Those after ``first``, up to and with ``last``; negative where ``last`` is the earlier."""
        days = self._until(min(first, last), max(first, last))
        return bisect_right(days, last) - bisect_right(days, first)

    def _until(self, first: DayNumber, last: DayNumber) -> "array[int]":
        """All working days from ``first`` to ``last``, and more."""
        begin, end, days = self._known
        if begin <= first and last < end:
            return days
        margin = max(_MARGIN, end - begin)
        begin, end = (min(begin, first), max(end, last)) if days else (first, last)
        begin, end = max(begin - margin, FIRST_DAY), min(end + margin, LAST_DAY) + 1
        days = array("q", filter(self._hours.on, range(begin, end)))
        self._known = (begin, end, days)
        return days
