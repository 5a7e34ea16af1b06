"""What would be usual for a person: from the other persons' visits to the same series, never from the person's own."""

from dataclasses import dataclass

from alur.core.fair.counts import Counts
from alur.core.fair.visit import Series

# A weak prior of ten visits keeps a rate that stands on twenty visits from being taken for exact.
PRIOR_VISITS = 10
LEAST_VISITS_OF_OTHERS = 20
LEAST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Comparable:
    """A series in which a person can be compared. ``weight`` is N_s − N_ps + 10, what ``rate`` stands on."""

    series: Series
    visits: int
    late: int
    rate: float
    weight: int


def comparable(counts: Counts, person: str) -> tuple[Comparable, ...]:
    """The series that are eligible for the person, with the rate e_s of being late that is usual there."""
    return tuple(
        _compared(counts, person, series)
        for series in sorted(counts.by_person[person])
        if _is_eligible(counts, person, series)
    )


def _is_eligible(counts: Counts, person: str, series: Series) -> bool:
    of_others = counts.by_series[series].visits - counts.by_person[person][series].visits
    others = counts.holders[series] - {person}
    return of_others >= LEAST_VISITS_OF_OTHERS and len(others) >= LEAST_OTHERS and not counts.is_unrealistic(series)


def _compared(counts: Counts, person: str, series: Series) -> Comparable:
    own, everybody, sop = counts.by_person[person][series], counts.by_series[series], counts.by_kode[series.kode]
    weight = everybody.visits - own.visits + PRIOR_VISITS
    late = everybody.late - own.late + PRIOR_VISITS * sop.late / sop.visits
    return Comparable(series, own.visits, own.late, late / weight, weight)
