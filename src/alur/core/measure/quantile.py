"""Mean and quantiles, exact: fractions of the whole numbers that were measured, never sums of floats."""

from collections.abc import Sequence
from fractions import Fraction

HALF = Fraction(1, 2)
NINE_TENTHS = Fraction(9, 10)


def quantile(ordered: Sequence[int], share: Fraction) -> Fraction:
    """Between two values the straight line, as numpy, DuckDB and Spark do. ``ordered`` rises and is not empty.

    >>> quantile([10, 20, 40], HALF), quantile([10, 20, 40, 80], NINE_TENTHS)
    (Fraction(20, 1), Fraction(68, 1))
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def mean(values: Sequence[int]) -> Fraction:
    return Fraction(sum(values), len(values))
