"""Working time as one line in UTC: for each UTC day, how much was worked before it and where work lies in it.

An instant is working time exactly when its local clock reading lies within the hours of its local date. Days of
UTC carry the sums, not local days: they are all equally long, whatever the zone does in between.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from alur.core.instant import DAY, MINUTE, SECOND, Instant, Microseconds
from alur.core.worktime.rules import CalendarRules, Week

# A day by its number since 1970-01-01, which was a Thursday.
DayNumber = int
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
FIRST_DAY: DayNumber = date.min.toordinal() - EPOCH_ORDINAL
LAST_DAY: DayNumber = date.max.toordinal() - EPOCH_ORDINAL
_THURSDAY = 3

# Spans of a day in µs since its midnight.
DaySpans = tuple[tuple[Microseconds, Microseconds], ...]


class LocalHours:
    """The hours of each local day, all exceptions laid over one another."""

    __slots__ = ("_holidays", "_starts", "_weeks")

    def __init__(self, rules: CalendarRules) -> None:
        self._holidays = frozenset(day_number(holiday.day) for holiday in rules.holidays)
        edges = {day_number(period.since) for period in rules.periods}
        for special in rules.special:
            edges |= {day_number(special.first), day_number(special.last) + 1}
        self._starts = sorted(edges)
        self._weeks = [_in_microseconds(_week_on(rules, start)) for start in [FIRST_DAY, *self._starts]]

    def on(self, day: DayNumber) -> DaySpans:
        if day in self._holidays:
            return ()
        return self._weeks[bisect_right(self._starts, day)][(day + _THURSDAY) % 7]


def _week_on(rules: CalendarRules, day: DayNumber) -> Week:
    for special in rules.special:
        if day_number(special.first) <= day <= day_number(special.last):
            return special.week
    in_force = bisect_right([day_number(period.since) for period in rules.periods], day)
    return rules.periods[max(in_force - 1, 0)].week


def _in_microseconds(week: Week) -> tuple[DaySpans, ...]:
    return tuple(tuple((span.begin * MINUTE, span.end * MINUTE) for span in hours) for hours in week)


def day_number(day: date) -> DayNumber:
    return day.toordinal() - EPOCH_ORDINAL


def date_of(day: DayNumber) -> date:
    """Days beyond the rim of dates count as the rim: an offset can push an instant there by some hours."""
    return date.fromordinal(min(max(day, FIRST_DAY), LAST_DAY) + EPOCH_ORDINAL)


# The rim of what datetime can convert to any zone; beyond it a zone keeps the offset of the rim.
_EARLIEST_SECOND = int(datetime(1, 1, 3, tzinfo=UTC).timestamp())
_LATEST_SECOND = int(datetime(9999, 12, 29, tzinfo=UTC).timestamp())


def offset_at(zone: tzinfo, instant: Instant) -> Microseconds:
    """How far the local clock is ahead of UTC."""
    second = min(max(instant // SECOND, _EARLIEST_SECOND), _LATEST_SECOND)
    offset = datetime.fromtimestamp(second, zone).utcoffset()
    if offset is None:
        raise ValueError(f"Expected a zone with an offset, but {zone} has none.")
    return (offset.days * 86_400 + offset.seconds) * SECOND + offset.microseconds


def change_of_offset(zone: tzinfo, begin: Instant, end: Instant) -> Instant:
    """The first instant between the two at which the zone's offset is no longer that at ``begin``."""
    offset = offset_at(zone, begin)
    while end - begin > 1:
        middle = (begin + end) // 2
        if offset_at(zone, middle) == offset:
            begin = middle
        else:
            end = middle
    return end


@dataclass(frozen=True, slots=True)
class DayPattern:
    """Where work lies within one UTC day. A calendar has few of them, shared by all its days."""

    spans: DaySpans
    total: Microseconds

    def worked(self, rest: Microseconds) -> Microseconds:
        """Working time from the day's begin until ``rest`` into it."""
        return sum(min(rest, end) - begin for begin, end in self.spans if begin < rest)

    def when(self, worked: Microseconds) -> Microseconds:
        """The first moment by which so much, above nothing and at most ``total``, has been worked."""
        for begin, end in self.spans:
            if worked <= end - begin:
                return begin + worked
            worked -= end - begin
        raise ValueError(f"Expected at most the working time of the day, but {worked} µs remain.")


@dataclass(frozen=True, slots=True)
class Timeline:
    """The UTC days ``first`` … ``first + len(patterns) - 1``. ``before`` has one entry more: the sum of all."""

    first: DayNumber
    before: "array[int]"
    patterns: Sequence[DayPattern]

    @property
    def end(self) -> DayNumber:
        """The first day that is no longer on it."""
        return self.first + len(self.patterns)

    def covers(self, day: DayNumber) -> bool:
        return 0 <= day - self.first < len(self.patterns)

    def worked(self, instant: Instant) -> Microseconds:
        """Working time from the begin of the line until the instant, which must lie on it."""
        day, rest = divmod(instant, DAY)
        place = day - self.first
        return self.before[place] + self.patterns[place].worked(rest)

    def when(self, worked: Microseconds) -> Instant | None:
        """The first instant by which so much has been worked, or None where the line is too short."""
        if worked > self.before[-1]:
            return None
        # The last day before which less was worked: its own work passes the mark.
        place = bisect_right(self.before, worked - 1) - 1
        return (self.first + place) * DAY + self.patterns[place].when(worked - self.before[place])


def joined(earlier: Timeline, later: Timeline) -> Timeline:
    """One line of two, of which the later begins where the earlier ends."""
    passed = earlier.before[-1]
    before = earlier.before + array("q", [passed + worked for worked in later.before[1:]])
    return Timeline(earlier.first, before, [*earlier.patterns, *later.patterns])


class TimelineMaker:
    """Makes the line for any range of days; remembers the patterns, of which a year has about five."""

    __slots__ = ("_hours", "_patterns", "_zone")

    def __init__(self, hours: LocalHours, zone: tzinfo) -> None:
        self._hours = hours
        self._zone = zone
        self._patterns: dict[tuple[Microseconds, DaySpans, DaySpans], DayPattern] = {}

    def make(self, first: DayNumber, end: DayNumber) -> Timeline:
        """The line from the day ``first`` until before the day ``end``."""
        before, patterns = array("q", [0]), []
        worked, offset = 0, offset_at(self._zone, first * DAY)
        for day in range(first, end):
            next_offset = offset_at(self._zone, (day + 1) * DAY)
            pattern = self._plain(day, offset) if offset == next_offset else self._changing(day, offset, next_offset)
            worked += pattern.total
            before.append(worked)
            patterns.append(pattern)
            offset = next_offset
        return Timeline(first, before, patterns)

    def _plain(self, day: DayNumber, offset: Microseconds) -> DayPattern:
        local_day = day + offset // DAY
        key = (offset, self._hours.on(local_day), self._hours.on(local_day + 1))
        if (known := self._patterns.get(key)) is not None:
            return known
        begin = day * DAY
        return self._patterns.setdefault(key, _pattern(self._stretch(begin, begin + DAY, offset, begin)))

    def _changing(self, day: DayNumber, offset: Microseconds, next_offset: Microseconds) -> DayPattern:
        begin, end = day * DAY, (day + 1) * DAY
        change = change_of_offset(self._zone, begin, end)
        return _pattern(self._stretch(begin, change, offset, begin) + self._stretch(change, end, next_offset, begin))

    def _stretch(self, begin: Instant, end: Instant, offset: Microseconds, midnight: Instant) -> DaySpans:
        """The working spans between two instants with one offset, in µs after ``midnight``."""
        spans = []
        for local_day in range((begin + offset) // DAY, (end + offset - 1) // DAY + 1):
            local_midnight = local_day * DAY - offset
            for span_begin, span_end in self._hours.on(local_day):
                clipped_begin = max(local_midnight + span_begin, begin)
                clipped_end = min(local_midnight + span_end, end)
                if clipped_begin < clipped_end:
                    spans.append((clipped_begin - midnight, clipped_end - midnight))
        return tuple(spans)


def _pattern(spans: DaySpans) -> DayPattern:
    return DayPattern(spans, sum(end - begin for begin, end in spans))
