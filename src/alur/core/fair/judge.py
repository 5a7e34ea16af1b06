"""What may be said about each person at a look: shown with its interval, or withheld with the reason. Never a rank.

A question is put to the leader, not answered: software asks, a named person decides after the person has been heard.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import erfc, inf, sqrt
from typing import Literal

from alur.core.fair.compare import LEAST_VISITS, LEAST_WEEKS, Compared, compare, design_effect, variance
from alur.core.fair.counts import Counts, count
from alur.core.fair.look import Look
from alur.core.fair.visit import Series, Visit

Reason = Literal["satu_pelaksana", "kurang_kunjungan", "kurang_pekan", "kurang_pembanding", "kurang_sebanding"]

FORMULA = 1
"""Goes up when the same visits would be told otherwise; kept with each use of a figure."""

LEAST_LIKES = 10
LEAST_COMPARABLE = Fraction(3, 5)  # of the person's usable visits
_NORMAL_95 = 1.96
# Five points are too little to ask about; 2.97 puts a wrong question to 0.15 % of persons at most.
_TOLERATED = 0.05
_BEYOND_CHANCE = 2.97
_MANY_PERSONS = 100
_FALSE_DISCOVERIES = 0.003


@dataclass(frozen=True, slots=True)
class Shown:
    """``late`` of ``visits``, where ``expected`` is usual; ``low`` and ``high`` bound ``difference``, all per visit."""

    person: str
    visits: int
    late: int
    expected: float
    difference: float
    low: float
    high: float
    question: bool
    thanks: bool


@dataclass(frozen=True, slots=True)
class Withheld:
    person: str
    reason: Reason
    visits: int


@dataclass(frozen=True, slots=True)
class SeriesSeen:
    """``unrealistic`` is a finding for the SOP's writer: more than half of all visits miss the standard."""

    series: Series
    visits: int
    late: int
    unrealistic: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """By key, so that no order says anything."""

    persons: tuple[Shown | Withheld, ...]
    series: tuple[SeriesSeen, ...]


def judge(visits: Iterable[Visit], look: Look, *, asked: date) -> Judgement:
    """``visits`` may be of any time; a question is put only once the look has closed."""
    counts = count(visits, look, asked=asked)
    compared = [compare(counts, person) for person in sorted(counts.by_person)]
    reasons = {each.person: _why_withheld(counts, each) for each in compared}
    shown = _shown(
        [each for each in compared if reasons[each.person] is None],
        design_effect(compared),
        asks=look.has_closed(asked),
    )
    persons: list[Shown | Withheld] = []
    for each in compared:
        reason = reasons[each.person]
        persons.append(shown[each.person] if reason is None else Withheld(each.person, reason, each.visits))
    return Judgement(tuple(persons), tuple(_series(counts)))


def _why_withheld(counts: Counts, compared: Compared) -> Reason | None:
    own = counts.by_person[compared.person]
    likes = frozenset[str]().union(*(counts.holders[each.series] for each in compared.series)) - {compared.person}
    usable = sum(each.visits for each in own.values())
    if all(counts.holders[series] == {compared.person} for series in own):
        return "satu_pelaksana"
    if compared.visits < LEAST_VISITS:
        return "kurang_kunjungan"
    if compared.weeks < LEAST_WEEKS:
        return "kurang_pekan"
    if len(likes) < LEAST_LIKES:
        return "kurang_pembanding"
    if compared.visits < LEAST_COMPARABLE * usable:
        return "kurang_sebanding"
    return None


def _shown(compared: Sequence[Compared], effect: float, *, asks: bool) -> dict[str, Shown]:
    spreads = [sqrt(variance(each, effect)) for each in compared]
    questions = _raised([each.difference for each in compared], spreads)
    thanks = _raised([-each.difference for each in compared], spreads)
    return {
        each.person: Shown(
            each.person,
            each.visits,
            each.late,
            each.expected,
            each.difference,
            each.difference - _NORMAL_95 * spread,
            each.difference + _NORMAL_95 * spread,
            asks and question,
            asks and thank,
        )
        for each, spread, question, thank in zip(compared, spreads, questions, thanks, strict=True)
    }


def _raised(differences: Sequence[float], spreads: Sequence[float]) -> list[bool]:
    """Whose difference is surely beyond what is tolerated. Among many persons chance finds somebody: then two tests."""
    scores = [
        (difference - _TOLERATED) / spread if spread else -inf
        for difference, spread in zip(differences, spreads, strict=True)
    ]
    among_many = _discovered(scores) if len(scores) > _MANY_PERSONS else [True] * len(scores)
    return [score > _BEYOND_CHANCE and found for score, found in zip(scores, among_many, strict=True)]


def _discovered(scores: Sequence[float]) -> list[bool]:
    """Benjamini & Hochberg 1995: at most this share of those found is found by chance."""
    chances = [erfc(score / sqrt(2)) / 2 for score in scores]
    limits = (_FALSE_DISCOVERIES * rank / len(chances) for rank in range(1, len(chances) + 1))
    below = [chance for chance, limit in zip(sorted(chances), limits, strict=True) if chance <= limit]
    return [bool(below) and chance <= below[-1] for chance in chances]


def _series(counts: Counts) -> Iterator[SeriesSeen]:
    for series in sorted(counts.by_series):
        yield SeriesSeen(series, *counts.by_series[series], counts.is_unrealistic(series))
