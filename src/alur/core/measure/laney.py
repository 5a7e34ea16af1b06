"""A share over time, with limits that know how uneven it ordinarily is (Laney, Qual. Eng. 2002;14:531: the p′-chart).

The limits of an ordinary p-chart know chance alone, so with many visits every month would stand outside. Here the
unevenness from month to month widens them. The chart carries no flag: it shows, and the reader asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, sqrt

# Mean moving range of two normal values, in standard deviations.
_D2 = 1.128
FEWEST_POINTS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """``count`` of ``n`` in one month, and between which shares it ordinarily lies."""

    count: int
    n: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.count / self.n


@dataclass(frozen=True, slots=True)
class Chart:
    """``unevenness`` is σ_z: 1 where chance alone moves the share."""

    mean: float
    unevenness: float
    points: tuple[Point, ...]


def laney(counts: Sequence[tuple[int, int]]) -> Chart | None:
    """(count, n) month by month, each n above 0. None for fewer than six months: they show no pattern."""
    if len(counts) < FEWEST_POINTS:
        return None
    mean = sum(count for count, _n in counts) / sum(n for _count, n in counts)
    spreads = [sqrt(mean * (1 - mean) / n) for _count, n in counts]
    scores = [
        (count / n - mean) / spread if spread else 0.0 for (count, n), spread in zip(counts, spreads, strict=True)
    ]
    moved = fsum(abs(one - other) for one, other in pairwise(scores)) / (len(scores) - 1)
    unevenness = moved / _D2
    points = tuple(
        Point(count, n, max(0.0, mean - 3 * spread * unevenness), min(1.0, mean + 3 * spread * unevenness))
        for (count, n), spread in zip(counts, spreads, strict=True)
    )
    return Chart(mean, unevenness, points)
