"""One person's visits of a look beside what is usual for them, and how sure the difference is.

The variance knows good and bad weeks (Liang & Zeger 1986) and never falls below what chance and the whole office's
unevenness make likely (over-dispersion: Spiegelhalter 2005, Stat. Med. 24:1185, and QSHC 14:347).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from alur.core.fair.counts import Counts
from alur.core.fair.expected import Comparable, comparable

LEAST_VISITS = 50
LEAST_WEEKS = 10


@dataclass(frozen=True, slots=True)
class Compared:
    """n, O, E, D, G, V_c and V_b of FAIR, over the visits of ``series``; all 0 where there are none."""

    person: str
    series: tuple[Comparable, ...]
    visits: int
    late: int
    expected: float
    difference: float
    weeks: int
    by_weeks: float
    binomial: float


def compare(counts: Counts, person: str) -> Compared:
    series = comparable(counts, person)
    visits, late = sum(each.visits for each in series), sum(each.late for each in series)
    expected = fsum(each.visits * each.rate for each in series)
    difference = (late - expected) / visits if visits else 0.0
    surpluses = _surplus_by_week(counts, person, series, difference)
    weeks = len(surpluses)
    squares = fsum(surplus**2 for surplus in surpluses)
    return Compared(
        person=person,
        series=series,
        visits=visits,
        late=late,
        expected=expected,
        difference=difference,
        weeks=weeks,
        by_weeks=weeks / (weeks - 1) * squares / visits**2 if weeks > 1 else 0.0,
        binomial=fsum(each.visits * each.rate * (1 - each.rate) for each in series) / visits**2 if visits else 0.0,
    )


def _surplus_by_week(counts: Counts, person: str, series: Iterable[Comparable], difference: float) -> list[float]:
    """Late beyond what is usual for this person, for each week that holds a visit."""
    rates = {each.series: each.rate for each in series}
    found = []
    for week in counts.by_week[person].values():
        held = [(rates[series], count) for series, count in week.items() if series in rates]
        if held:
            found.append(fsum(count.late - count.visits * (rate + difference) for rate, count in held))
    return found


def design_effect(everybody: Iterable[Compared]) -> float:
    """How many times more uneven the weeks of this file's persons are than chance makes them; at least 1."""
    known = [each for each in everybody if each.visits >= LEAST_VISITS and each.weeks >= LEAST_WEEKS]
    by_weeks, binomial = fsum(each.by_weeks for each in known), fsum(each.binomial for each in known)
    return max(1.0, by_weeks / binomial) if binomial else 1.0


def variance(compared: Compared, effect: float) -> float:
    """V of FAIR: the person's own unevenness, and that the usual rates stand on a limited number of visits."""
    own = max(compared.by_weeks, compared.binomial * (1 + effect) / 2)
    of_rates = fsum(
        (each.visits / compared.visits) ** 2 * each.rate * (1 - each.rate) * effect / each.weight
        for each in compared.series
    )
    return own + of_rates
