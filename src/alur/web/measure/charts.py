"""Numbers for the two charts of a page: range bars in the steps table, and dots of cases against the promise.

Positions only, in per cent of the width; the templates draw. Every chart stands beside a table with the same figures.
"""

from collections import Counter
from dataclasses import dataclass
from math import ceil

from alur.core.case.clock import is_short, standard_us
from alur.core.measure.tally import Histogram
from alur.core.sop.standard import read_standard
from alur.web.case.progress import WORKDAY

MOST = 1.5  # the axis of a range bar goes to one and a half times the standard
TICK = 100 / MOST  # where the standard stands on it


@dataclass(frozen=True, slots=True)
class Bar:
    """Per cent of the axis: 8 of 10 visits lie from ``low`` over ``width`` and ``over``, half of them under ``middle``.

    ``over`` is what lies beyond the standard, which stands at ``tick``; it is ``late`` only where more than one
    in ten was judged late. A standard of days ends with its due day, so that much may lie beyond it in time.
    """

    low: float
    width: float
    over: float
    middle: float
    late: bool
    tick: float = TICK


def bar_of(durations: Histogram, standard: str, *, late: bool) -> Bar | None:
    """None where the standard has no length to stand against."""
    whole = _length_of(standard)
    values = [value for value, count in durations for _ in range(count)]
    if not whole or not values:
        return None

    def place(share: float) -> float:
        value = values[min(int(share * len(values)), len(values) - 1)]
        return min(value / whole, MOST) * TICK

    low, middle, high = place(0.1), place(0.5), place(0.9)
    width = max(min(high, TICK) - min(low, TICK), 0.5)
    return Bar(min(low, TICK), width, max(high - TICK, 0), middle, late)


def _length_of(standard: str) -> int:
    """In working microseconds; a day of a standard counts as 7.5 hours, for the picture only."""
    lengths = {"hari": 1, "hari kerja": 1, "minggu": 5, "bulan": 21}
    total = 0
    for part in standard.split(" + "):
        read = read_standard(part)
        if read is None:
            return 0
        total += standard_us(read, 1) if is_short(read) else int(read.high * lengths.get(read.unit.value, 1)) * WORKDAY
    return total


DOT = 13.0  # pixels from dot to dot, less where many stand on one another
TALLEST = 200.0
WORDS = 46.0  # above the tallest: three lines beside the promise never lie on a dot


@dataclass(frozen=True, slots=True)
class Dot:
    """One case: per cent along the axis, pixels from the top, and whether it kept the promise."""

    x: float
    y: float
    kept: bool


@dataclass(frozen=True, slots=True)
class DotChart:
    """Along the axis per cent, so that it is as wide as its place; upward pixels."""

    dots: tuple[Dot, ...]
    height: float
    base: float
    radius: float
    promise_x: float | None
    ticks: tuple[tuple[float, int], ...]

    @property
    def kept(self) -> int:
        return sum(dot.kept for dot in self.dots)

    @property
    def broken(self) -> int:
        return len(self.dots) - self.kept

    @property
    def words_before(self) -> bool:
        """Whether all words stand before the line of the promise, since there is no room behind it."""
        return (self.promise_x or 0) > 65

    @property
    def words_behind(self) -> bool:
        return (self.promise_x or 0) < 35


def dot_chart(days: list[tuple[int, bool]], *, promise: float | None) -> DotChart:
    """``days`` are (working days, kept) of each case; each day has a slot, and the promise stands behind its own."""
    stacked: Counter[int] = Counter()
    most = max([day for day, _kept in days] + [ceil(promise or 1)]) + 1
    slot = 100 / (most + 1)
    tallest = max(Counter(day for day, _kept in days).values(), default=1)
    dot = min(DOT, TALLEST / tallest)
    base = tallest * dot + WORDS
    dots = []
    for day, kept in sorted(days, key=lambda one: (one[0], not one[1])):
        stacked[day] += 1
        dots.append(Dot((day + 0.5) * slot, base - 2 - (stacked[day] - 0.5) * dot, kept))
    every = max(1, ceil(most / 12))
    ticks = tuple(((day + 0.5) * slot, day) for day in range(0, most + 1, every))
    promise_x = (promise + 1) * slot if promise is not None else None
    return DotChart(tuple(dots), base + 26, base, dot * 0.4, promise_x, ticks)
