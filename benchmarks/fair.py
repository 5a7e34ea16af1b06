"""How often `core/fair` asks wrongly, and finds what is truly there, on simulated offices (FAIR.md gives the aims).

Offices of 3, 7, 30 and 300 persons over three years (`offices`). Each is lived twice: as people ordinarily differ, and
with one in thirty truly 20 points worse. The peer is a monthly 3-sigma board over everybody, on the same visits. The
seed is part of the name: the same seed, the same figures. No setting was chosen after its result was seen.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt

from benchmarks.offices import LOOKS, Office, office
from benchmarks.row import Row

from alur.core.fair.judge import Judgement, Shown, judge

SEED = 2026
TOLERATED, ENOUGH = 0.05, 200
# How much a person's late share varies from week to week, as a coefficient of variation. Fixed before any result.
WEEKS = {"even": 0.0, "ordinary": 0.5, "very uneven": 1.0}
# Size → how many offices, so that each size has some hundred person-years or more.
OFFICES = {3: 20, 7: 20, 30: 25, 300: 2}


@dataclass
class Outcome:
    """Counts over person-years, looks and those truly worse. A person-year is two looks of one person."""

    person_years: int = 0
    wrong: int = 0
    wrong_board: int = 0
    worse_years: int = 0
    found: int = 0
    shown: int = 0
    covered: int = 0

    def add(self, other: "Outcome") -> None:
        for name in ("person_years", "wrong", "wrong_board", "worse_years", "found", "shown", "covered"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def run() -> list[Row]:
    return [row for weeks, unevenness in WEEKS.items() for row in _rows(weeks, unevenness)]


def _rows(weeks: str, unevenness: float) -> Iterator[Row]:
    by_size = {size: simulated(size, unevenness, offices=count, seed=SEED) for size, count in OFFICES.items()}
    whole = Outcome()
    for size, outcome in by_size.items():
        whole.add(outcome)
        yield _found(weeks, size, outcome)
    yield _wrong(weeks, whole)
    yield _covered(weeks, whole)


def _wrong(weeks: str, seen: Outcome) -> Row:
    wrong, board = 100 * seen.wrong / seen.person_years, 100 * seen.wrong_board / seen.person_years
    return Row(
        f"fair: wrong questions, {weeks} weeks, {seen.person_years} person-years, seed {SEED}",
        f"{wrong:.2f}",
        f"monthly 3-sigma board {board:.1f}",
        "% of person-years",
        "≤ 0.3",
        wrong <= 0.3,
    )


def _found(weeks: str, size: int, seen: Outcome) -> Row:
    """Under eleven persons nobody has ten others, under four not even three: nothing can be found, and it says why."""
    found = 100 * seen.found / seen.worse_years if seen.worse_years else 0.0
    is_aimed = weeks == "ordinary" and size >= 30
    return Row(
        f"fair: 20 points worse found, office of {size}, {weeks} weeks, seed {SEED}",
        f"{found:.0f}",
        "–",
        f"% within the year, of {seen.worse_years} person-years of 200 comparable visits",
        "≥ 80" if is_aimed else "told",
        found >= 80 or not is_aimed,
    )


def _covered(weeks: str, seen: Outcome) -> Row:
    covered = 100 * seen.covered / seen.shown
    return Row(
        f"fair: intervals that hold the truth, {weeks} weeks, {seen.shown} intervals, seed {SEED}",
        f"{covered:.1f}",
        "–",
        "%",
        "93–97",
        93 <= covered <= 97,
    )


def simulated(size: int, unevenness: float, *, offices: int, seed: int) -> Outcome:
    """Every office twice."""
    seen = Outcome()
    for number in range(offices):
        _watch_ordinary(office(size, unevenness, seed=seed, number=number), seen)
        _watch_worse(office(size, unevenness, seed=seed, number=number, worse=max(1, size // 30)), seen)
    return seen


def _watch_ordinary(lived: Office, seen: Outcome) -> None:
    asked: dict[int, set[str]] = defaultdict(set)
    for look, judgement in zip(LOOKS, _judged(lived), strict=True):
        for each in judgement.persons:
            if isinstance(each, Shown):
                seen.shown += 1
                seen.covered += each.low <= lived.truth[each.person] <= each.high
                if each.question:
                    asked[look.year].add(each.person)
    ordinary = {person for person, difference in lived.truth.items() if difference <= TOLERATED}
    flagged = _board(lived)
    seen.person_years += len(ordinary) * len({look.year for look in LOOKS})
    seen.wrong += sum(len(persons & ordinary) for persons in asked.values())
    seen.wrong_board += sum(len(persons & ordinary) for persons in flagged.values())


def _watch_worse(lived: Office, seen: Outcome) -> None:
    """Of those truly worse who had 200 comparable visits at one of the two looks of a year."""
    known: dict[int, set[str]] = defaultdict(set)
    asked: dict[int, set[str]] = defaultdict(set)
    for look, judgement in zip(LOOKS, _judged(lived), strict=True):
        for each in judgement.persons:
            if each.person in lived.worse and each.visits >= ENOUGH:
                known[look.year].add(each.person)
            if isinstance(each, Shown) and each.question:
                asked[look.year].add(each.person)
    seen.worse_years += sum(map(len, known.values()))
    seen.found += sum(len(persons & asked[year]) for year, persons in known.items())


def _judged(lived: Office) -> list[Judgement]:
    return [judge(lived.visits, look, asked=look.last_day + timedelta(days=1)) for look in LOOKS]


def _board(lived: Office) -> dict[int, set[str]]:
    """Whom a monthly p-chart over everybody flags, by year."""
    months: dict[tuple[int, int], dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for visit in lived.visits:
        months[visit.due.year, visit.due.month][visit.person].append(visit.late)
    flagged: dict[int, set[str]] = defaultdict(set)
    for (year, _month), persons in months.items():
        lates = [late for each in persons.values() for late in each]
        mean = sum(lates) / len(lates)
        for person, own in persons.items():
            if sum(own) / len(own) > mean + 3 * sqrt(mean * (1 - mean) / len(own)):
                flagged[year].add(person)
    return flagged
