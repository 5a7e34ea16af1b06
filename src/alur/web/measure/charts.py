"""Numbers for the two charts of a page: range bars in the steps table, and dots of cases against the promise.

Positions only; the templates draw. Every chart stands beside a table with the same figures.
"""

from collections import Counter
from dataclasses import dataclass
from math import ceil

from alur.core.case.clock import is_short, standard_us
from alur.core.measure.tally import Histogram
from alur.core.sop.standard import read_standard
from alur.web.case.progress import WORKDAY

BAR_WIDTH = 170
MOST = 1.5  # the axis of a range bar goes to one and a half times the standard


@dataclass(frozen=True, slots=True)
class Bar:
    """Pixels along ``BAR_WIDTH``: 8 of 10 visits lie between ``low`` and ``high``, half of them under ``middle``."""

    low: float
    high: float
    over: float
    middle: float
    tick: float

    @property
    def width(self) -> float:
        return max(min(self.high, self.tick) - min(self.low, self.tick), 1.0)


def bar_of(durations: Histogram, standard: str) -> Bar | None:
    """None where the standard has no length to stand against."""
    whole = _length_of(standard)
    values = [value for value, count in durations for _ in range(count)]
    if not whole or not values:
        return None
    tick = BAR_WIDTH / MOST

    def place(share: float) -> float:
        value = values[min(int(share * len(values)), len(values) - 1)]
        return round(min(value / whole, MOST) * tick, 1)

    low, middle, high = place(0.1), place(0.5), place(0.9)
    return Bar(low, min(high, tick), max(high - tick, 0), middle, tick)


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


DOT = 13
CHART_WIDTH = 620


@dataclass(frozen=True, slots=True)
class Dot:
    """One case: its place, and whether it kept the promise."""

    x: float
    y: float
    kept: bool


@dataclass(frozen=True, slots=True)
class DotChart:
    dots: tuple[Dot, ...]
    height: float
    base: float
    promise_x: float | None
    ticks: tuple[tuple[float, int], ...]

    @property
    def promise_ends(self) -> bool:
        """Whether the words stand before the line, since there is no room behind it."""
        return (self.promise_x or 0) > CHART_WIDTH - 140

    @property
    def promise_text_x(self) -> float:
        return (self.promise_x or 0) + (-6 if self.promise_ends else 6)


def dot_chart(days: list[tuple[int, bool]], *, promise: float | None) -> DotChart:
    stacked: Counter[int] = Counter()
    most = max([day for day, _kept in days] + [ceil(promise or 1)]) + 1
    step = min(CHART_WIDTH / most, 40.0)
    tallest = max(Counter(day for day, _kept in days).values(), default=1)
    base = tallest * DOT + 30.0
    dots = []
    for day, kept in sorted(days, key=lambda one: (one[0], not one[1])):
        stacked[day] += 1
        dots.append(Dot(round(20 + day * step, 1), round(base - 8 - (stacked[day] - 1) * DOT, 1), kept))
    every = max(1, ceil(most / 12))
    ticks = tuple((round(20 + day * step, 1), day) for day in range(0, most + 1, every))
    promise_x = round(20 + (promise + 0.5) * step, 1) if promise is not None else None
    return DotChart(tuple(dots), base + 26, base, promise_x, ticks)
