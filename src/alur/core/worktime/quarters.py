"""The near part of a timeline by quarter hours: a question about it costs two look-ups in a list.

Days hold the truth; this is their index, for the sake of speed alone: facts, logs and pages ask millions of times,
nearly always about one century.
"""

from typing import NamedTuple

from alur.core.instant import DAY, MINUTE, Instant, Microseconds
from alur.core.worktime.timeline import DayNumber, DayPattern, Timeline

QUARTER: Microseconds = 15 * MINUTE
_OF_DAY = DAY // QUARTER
_CENTURY: DayNumber = 36_525


class Quarters(NamedTuple):
    """``first`` is the number of the first quarter since 1970. Each has

    - outside working hours: the working time before it, which is not negative;
    - inside them: that less the instant, less one, which is negative, so that adding the instant gives it back;
    - where work begins or ends within the quarter: None, and the days must be asked.
    """

    first: int
    worked: list[int | None]


def quarters_of(line: Timeline) -> Quarters:
    """From 1970 on, because the sign tells the two kinds apart only while working time is less than the instant."""
    skipped = min(max(-line.first, 0), len(line.patterns))
    base = line.before[skipped]
    worked: list[int | None] = []
    for place, pattern in enumerate(line.patterns[skipped : skipped + _CENTURY], skipped):
        worked += _quarters_of_day(pattern, line.before[place] - base, (line.first + place) * DAY)
    return Quarters((line.first + skipped) * _OF_DAY, worked)


def _quarters_of_day(pattern: DayPattern, worked: Microseconds, midnight: Instant) -> list[int | None]:
    quarters: list[int | None] = [worked] * _OF_DAY
    for begin, end in pattern.spans:
        first, last = -(-begin // QUARTER), end // QUARTER
        quarters[first:last] = [worked - (midnight + begin) - 1] * (last - first)
        worked += end - begin
        after = -(-end // QUARTER)
        quarters[after:] = [worked] * (_OF_DAY - after)
        for edge in (begin, end):
            if edge % QUARTER:
                quarters[edge // QUARTER] = None
    return quarters
