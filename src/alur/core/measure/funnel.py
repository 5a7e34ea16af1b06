"""Units beside one another: how far from the common share chance and their ordinary differences would put them.

Spiegelhalter, Stat. Med. 2005;24:1185 (limits) and QSHC 2005;14:347 (over-dispersion). For units, never for persons.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, sqrt

FEWEST_UNITS = 5
_95, _998 = 1.96, 3.09
_WINSORISED = 0.1


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit's share, and the 95 % and 99.8 % bands at its n."""

    unit: str
    count: int
    n: int
    inner: tuple[float, float]
    outer: tuple[float, float]

    @property
    def share(self) -> float:
        return self.count / self.n


@dataclass(frozen=True, slots=True)
class Funnel:
    """``dispersion`` is φ: how many times more the units differ than by chance; at least 1."""

    mean: float
    dispersion: float
    units: tuple[Placed, ...]


def funnel(counts: Mapping[str, tuple[int, int]]) -> Funnel | None:
    """(count, n) by unit, each n above 0; in the order of the keys. None for fewer than five units."""
    if len(counts) < FEWEST_UNITS:
        return None
    mean = sum(count for count, _n in counts.values()) / sum(n for _count, n in counts.values())
    spreads = {unit: sqrt(mean * (1 - mean) / n) for unit, (_count, n) in counts.items()}
    scores = [(count / n - mean) / spreads[unit] if spreads[unit] else 0.0 for unit, (count, n) in counts.items()]
    dispersion = max(1.0, fsum(score**2 for score in _winsorised(scores)) / len(scores))
    units = tuple(_placed(unit, *counts[unit], mean, spreads[unit] * sqrt(dispersion)) for unit in sorted(counts))
    return Funnel(mean, dispersion, units)


def _placed(unit: str, count: int, n: int, mean: float, spread: float) -> Placed:
    inner, outer = _95 * spread, _998 * spread
    return Placed(
        unit,
        count,
        n,
        (max(0.0, mean - inner), min(1.0, mean + inner)),
        (max(0.0, mean - outer), min(1.0, mean + outer)),
    )


def _winsorised(scores: list[float]) -> list[float]:
    """The outermost tenth on either side is drawn in, or one odd unit would hide itself by widening all bands."""
    ordered = sorted(scores)
    cut = int(len(ordered) * _WINSORISED)
    low, high = ordered[cut], ordered[-1 - cut]
    return [min(max(score, low), high) for score in scores]
