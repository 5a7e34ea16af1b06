"""The usable visits of a look, counted: everything a judgement needs, whatever the number of visits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from alur.core.fair.look import Look
from alur.core.fair.visit import Series, Visit

Week = tuple[int, int]  # ISO year and week of the due day
_Key = TypeVar("_Key")

# A series that more than half of all miss says something of its standard and nothing of a person.
_HALF = 2


class Count(NamedTuple):
    visits: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """``by_week`` has a person's visits of one series week by week."""

    by_kode: Mapping[str, Count]
    by_series: Mapping[Series, Count]
    by_person: Mapping[str, Mapping[Series, Count]]
    by_week: Mapping[str, Mapping[Week, Mapping[Series, Count]]]
    holders: Mapping[Series, frozenset[str]]

    def is_unrealistic(self, series: Series) -> bool:
        visits, late = self.by_series[series]
        return late * _HALF > visits


def count(visits: Iterable[Visit], look: Look, *, asked: date) -> Counts:
    """Of the twelve months of the look, and of them the days before the day of asking."""
    by_kode: dict[str, Count] = defaultdict(Count)
    by_series: dict[Series, Count] = defaultdict(Count)
    by_person: dict[str, dict[Series, Count]] = defaultdict(lambda: defaultdict(Count))
    by_week: dict[str, dict[Week, dict[Series, Count]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(Count)))
    holders: dict[Series, set[str]] = defaultdict(set)
    for visit in visits:
        if look.first_day <= visit.due <= look.last_day and visit.due < asked:
            week = visit.due.isocalendar()[:2]
            _add(by_kode, visit.series.kode, visit)
            _add(by_series, visit.series, visit)
            _add(by_person[visit.person], visit.series, visit)
            _add(by_week[visit.person][week], visit.series, visit)
            holders[visit.series].add(visit.person)
    return Counts(by_kode, by_series, by_person, by_week, {series: frozenset(them) for series, them in holders.items()})


def _add(counts: dict[_Key, Count], key: _Key, visit: Visit) -> None:
    visits, late = counts[key]
    counts[key] = Count(visits + 1, late + visit.late)
