"""A figure as it may be shown: with how many it stands on, and how far chance alone could move it. Or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from alur.core.measure.quantile import HALF, NINE_TENTHS
from alur.core.measure.tally import Histogram, Tally

# Fewer say more about single persons than about the work.
FEWEST = 5
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``n``. The interval is Wilson's, 95 %: true also near 0 and 1, where the usual one is not."""

    count: int
    n: int

    @property
    def value(self) -> float:
        return self.count / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson, J. Am. Stat. Assoc. 1927;22:209."""
        p, n = self.value, self.n
        middle, half = p + _Z**2 / (2 * n), _Z * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        whole = 1 + _Z**2 / n
        return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


@dataclass(frozen=True, slots=True)
class Times:
    """In µs."""

    n: int
    median: Fraction
    p90: Fraction


@dataclass(frozen=True, slots=True)
class TooFew:
    """Not shown, because it would stand on ``n`` alone."""

    n: int


@dataclass(frozen=True, slots=True)
class Personal:
    """Not shown, because fewer than five people did it: it would tell about single persons."""

    n: int = 0


Figure = Share | Times | TooFew | Personal


@dataclass(frozen=True, slots=True)
class Measure:
    """``title`` and ``meaning`` are for the reader of the page; its page of docs bears the same name."""

    name: str
    title: str
    meaning: str
    figure: Callable[[Tally], Figure]


def share_of(count: int, n: int) -> Figure:
    return Share(count, n) if n >= FEWEST else TooFew(n)


def times_of(histogram: Histogram) -> Figure:
    n = sum(count for _, count in histogram)
    if n < FEWEST:
        return TooFew(n)
    return Times(n, _quantile(histogram, n, HALF), _quantile(histogram, n, NINE_TENTHS))


def _quantile(histogram: Histogram, n: int, share: Fraction) -> Fraction:
    """The same straight line as `quantile`, without writing the values out."""
    place = share * (n - 1)
    below, above = _nth(histogram, int(place)), _nth(histogram, min(int(place) + 1, n - 1))
    return below + (place - int(place)) * (above - below)


def _nth(histogram: Histogram, place: int) -> int:
    passed = 0
    for value, count in histogram:
        passed += count
        if passed > place:
            return value
    raise ValueError(f"Expected a place under {passed}, but got {place}.")
