"""The working calendar of one office, compiled: working time between two instants, and when something is due.

A question costs two look-ups in sums over days, however far apart its instants are. A due instant is the last one
that is in time: its local date is the due date, and a thing is late exactly when it ends after it.
"""

from array import array
from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, tzinfo
from fractions import Fraction
from hashlib import sha256
from typing import assert_never
from zoneinfo import ZoneInfo

from alur.core.instant import DAY, HOUR, MINUTE, Instant, Microseconds, rounded_up
from alur.core.refused import Refused
from alur.core.sop.standard import StandardTime, Unit
from alur.core.worktime.quarters import QUARTER, quarters_of
from alur.core.worktime.rules import CalendarRules, check_rules
from alur.core.worktime.timeline import (
    FIRST_DAY,
    LAST_DAY,
    DayNumber,
    LocalHours,
    Timeline,
    TimelineMaker,
    change_of_offset,
    date_of,
    day_number,
    joined,
    offset_at,
)
from alur.core.worktime.workdays import Workdays

INDONESIAN_ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
_WORKDAYS_OF_WEEK = 5
# Only a broken number of months needs it; it is the month of the promise (INTERFACE §1).
_WORKDAYS_OF_MONTH = 21
# A first look at a year needs about this many days; later growth doubles.
_MARGIN: DayNumber = 400
# An offset moves an instant at the rim of dates by less than two days.
_FIRST_DAY, _LAST_DAY = FIRST_DAY - 2, LAST_DAY + 2


class Calendar:
    """Answers alone depend on the rules; what it keeps between questions only saves time."""

    __slots__ = (
        "_day_ends",
        "_dues",
        "_line",
        "_maker",
        "_offsets",
        "_quarters",
        "_workdays",
        "rules",
        "version",
        "zone",
    )

    def __init__(self, rules: CalendarRules) -> None:
        check_rules(rules)
        self.rules = rules
        self.zone = zone_named(rules.zone)
        self.version = _version(rules)
        hours = LocalHours(rules)
        self._maker = TimelineMaker(hours, self.zone)
        self._workdays = Workdays(hours)
        self._day_ends: dict[date, Instant] = {}
        self._dues: dict[tuple[DayNumber, int], Instant] = {}
        self._offsets: dict[DayNumber, Microseconds] = {}
        self._keep(Timeline(0, array("q", [0]), []))

    def working_us(self, begin: Instant, end: Instant, /) -> Microseconds:
        """Working time between two instants, exact; negative where ``end`` is the earlier."""
        first, worked = self._quarters
        i, j = begin // QUARTER - first, end // QUARTER - first
        if i >= 0 and j >= 0:  # a list would read a negative place from its end
            try:
                x, y = worked[i], worked[j]
            except IndexError:
                x = y = None
            if x is not None and y is not None:
                return (y if y >= 0 else y + end + 1) - (x if x >= 0 else x + begin + 1)
        line = self._line_over(begin, end)
        return line.worked(end) - line.worked(begin)

    def working_us_many(self, spans: Iterable[tuple[Instant, Instant]], /) -> list[Microseconds]:
        """The same for many pairs."""
        working_us = self.working_us
        return [working_us(begin, end) for begin, end in spans]

    def add_working(self, begin: Instant, working: Microseconds, /) -> Instant:
        """The first instant by which so much has been worked since ``begin``.

        At closing time, that is the closing and not the next opening: so a person reads "sampai pukul 16.00".
        """
        if working < 0:
            raise ValueError(f"Expected no negative working time, but got {working} µs.")
        if working == 0:
            return begin
        line = self._line_over(begin, begin)
        mark = line.worked(begin) + working
        while (found := line.when(mark)) is None:
            line = self._grown(line)
        return found

    def due(
        self, opened: Instant, standard: StandardTime, /, *, items: int = 1, waits_for_applicant: bool = False
    ) -> Instant:
        """The last instant in time (INTERFACE §1, waktu). A day once begun counts whole: 1,5 hari kerja is 2."""
        count = standard.high * items if standard.per_item else standard.high
        match standard.unit:
            case Unit.WORKDAY:
                return self._end_of_workday(self._day(opened), rounded_up(count))
            case Unit.DAY if not waits_for_applicant:
                return self._end_of_workday(self._day(opened), rounded_up(count))
            case Unit.DAY:
                return self.end_of_day(self._date(self._day(opened) + rounded_up(count)))
            case Unit.MINUTE:
                return self.add_working(opened, rounded_up(count, MINUTE))
            case Unit.HOUR:
                return self.add_working(opened, rounded_up(count, HOUR))
            case Unit.WEEK:
                return self._end_of_workday(self._day(opened), rounded_up(count, _WORKDAYS_OF_WEEK))
            case Unit.MONTH:
                return self.end_of_day(self._months_after(self.local_date(opened), count))
            case Unit.ELAPSED:
                return self._within_dates(opened + rounded_up(count, HOUR))
        assert_never(standard.unit)

    def local_date(self, instant: Instant, /) -> date:
        """The date on the wall of the office."""
        return date_of(self._day(instant))

    def end_of_day(self, day: date, /) -> Instant:
        """The last instant of the local date."""
        end = self._day_ends.get(day)
        if end is None:
            end = self._day_ends[day] = self._end_of_day(day)
        return end

    def _end_of_day(self, day: date) -> Instant:
        midnight = (day_number(day) + 1) * DAY
        before, after = offset_at(self.zone, midnight - DAY), offset_at(self.zone, midnight + DAY)
        if before == after:
            return midnight - before - 1
        change = change_of_offset(self.zone, midnight - DAY, midnight + DAY)
        # A clock set back over midnight comes to it twice; one set forward over it never does.
        return (midnight - after if midnight - after > change else min(change, midnight - before)) - 1

    def is_workday(self, day: date, /) -> bool:
        return self._workdays.includes(day_number(day))

    def workday_after(self, day: date, count: int, /) -> date:
        """The ``count``-th working day after ``day``, which is day 0 whether or not it is one itself."""
        found = self._workdays.after(day_number(day), count)
        return self._date(LAST_DAY + 1 if found is None else found)

    def workdays_between(self, first: date, last: date, /) -> int:
        """How many working days lie after ``first``, up to and with ``last``."""
        return self._workdays.between(day_number(first), day_number(last))

    def knows_holidays_of(self, day: date, /) -> bool:
        """Whether the holidays of its year are in the rules; where not, a due date there may still move."""
        return day.year in self.rules.covered_years

    def _end_of_workday(self, day: DayNumber, count: int) -> Instant:
        """The end of the ``count``-th working day after ``day``. What opens on a day falls due on few others."""
        end = self._dues.get((day, count))
        if end is None:
            end = self._dues[day, count] = self.end_of_day(self.workday_after(date_of(day), count))
        return end

    def _months_after(self, day: date, count: Fraction) -> date:
        """The same day of the month, or the next working day; the 31st of a shorter month is its last day."""
        whole = int(count)
        year, month = divmod(day.year * 12 + day.month - 1 + whole, 12)
        if year > date.max.year:
            raise _too_far()
        same_day = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        rest = rounded_up(count - whole, _WORKDAYS_OF_MONTH)
        if rest:
            return self.workday_after(same_day, rest)
        return same_day if self.is_workday(same_day) else self.workday_after(same_day, 1)

    def _day(self, instant: Instant) -> DayNumber:
        day = instant // DAY
        offset = self._offsets.get(day)
        if offset is None:
            offset = offset_at(self.zone, instant)
            if offset == offset_at(self.zone, day * DAY) == offset_at(self.zone, (day + 1) * DAY):
                self._offsets[day] = offset
        return (instant + offset) // DAY

    def _date(self, day: DayNumber) -> date:
        if day > LAST_DAY:
            raise _too_far()
        return date_of(day)

    def _within_dates(self, instant: Instant) -> Instant:
        self._date(instant // DAY)
        return instant

    def _line_over(self, begin: Instant, end: Instant) -> Timeline:
        line = self._line
        first, last = min(begin, end) // DAY, max(begin, end) // DAY
        if line.covers(first) and line.covers(last):
            return line
        if first < _FIRST_DAY or last > _LAST_DAY:
            raise ValueError(f"Expected instants of the years 1 to 9999, but got {begin} and {end}.")
        if not line.patterns:
            return self._keep(self._maker.make(max(first - _MARGIN, _FIRST_DAY), min(last + _MARGIN, _LAST_DAY) + 1))
        return self._keep(self._stretched(line, first, last))

    def _stretched(self, line: Timeline, first: DayNumber, last: DayNumber) -> Timeline:
        """The line with days added on the sides where they lack."""
        margin = max(_MARGIN, len(line.patterns))
        if first < line.first:
            line = joined(self._maker.make(max(first - margin, _FIRST_DAY), line.first), line)
        if last >= line.end:
            line = joined(line, self._maker.make(line.end, min(last + margin, _LAST_DAY) + 1))
        return line

    def _grown(self, line: Timeline) -> Timeline:
        """The line with more days after it: its sums stay what they were."""
        if line.end > _LAST_DAY:
            raise _too_far()
        return self._keep(self._stretched(line, line.first, line.end))

    def _keep(self, line: Timeline) -> Timeline:
        self._line, self._quarters = line, quarters_of(line)
        return line


def zone_named(name: str) -> tzinfo:
    """A zone by its name, WIB, WITA and WIT included."""
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(INDONESIAN_ZONES.get(name, name))
    except (KeyError, ValueError, OSError):
        raise Refused("Zona waktu “{zone}” tidak dikenal. Tulis misalnya Asia/Makassar.", zone=name) from None


def _version(rules: CalendarRules) -> str:
    """A digest of the rules: a changed calendar bears another version without anybody thinking of it."""
    parts = (rules.zone, rules.periods, sorted(rules.special, key=repr), sorted(rules.holidays, key=repr))
    return sha256(repr(parts).encode()).hexdigest()[:12]


def _too_far() -> Refused:
    return Refused("Batas waktunya jatuh sesudah tahun 9999. Periksa angka waktu bakunya.")
