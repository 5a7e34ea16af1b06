"""How often `core/fair` asks wrongly, and finds what is truly there, on simulated offices (FAIR.md gives the aims).

Offices of 30 to 60 persons with 200 visits a year each, watched over the two looks of a year. Persons differ by a
standard deviation of two points; their weeks are even, ordinarily good and bad, or very uneven. The peer is a monthly
3-sigma board over everybody, on the same visits. The seed is part of the name: the same seed, the same figures.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from random import Random

from benchmarks.row import Row

from alur.core.fair.judge import Shown, judge
from alur.core.fair.look import Look
from alur.core.fair.visit import Series, Visit

SEED = 2026
OFFICES = 40
RATES = (0.06, 0.1, 0.15, 0.22)  # usual share of late visits in the four series of an office
SPREAD, WORSE, TOLERATED = 0.02, 0.2, 0.05
# How much a person's late share varies from week to week, as a coefficient of variation. Fixed before any result.
WEEKS = {"even": 0.0, "ordinary": 0.5, "very uneven": 1.0}
LOOKS = (Look(2026, 1), Look(2026, 2))
FIRST_DAY, DAYS = date(2025, 7, 1), 549  # both looks: 1 July 2025 to 31 December 2026
VISITS = 300  # 200 a year over these eighteen months


@dataclass
class Outcome:
    person_years: int = 0
    wrong: int = 0
    wrong_board: int = 0
    worse: int = 0
    found: int = 0
    shown: int = 0
    covered: int = 0


def run() -> list[Row]:
    return [row for weeks in WEEKS for row in _rows(weeks, _simulated(WEEKS[weeks], SEED))]


def _rows(weeks: str, seen: Outcome) -> Iterator[Row]:
    wrong, board = 100 * seen.wrong / seen.person_years, 100 * seen.wrong_board / seen.person_years
    found, covered = 100 * seen.found / seen.worse, 100 * seen.covered / seen.shown
    yield Row(
        f"fair: wrong questions, {weeks} weeks, seed {SEED}",
        f"{wrong:.2f}",
        f"monthly 3-sigma board {board:.1f}",
        "% of person-years",
        "≤ 0.3",
        wrong <= 0.3,
    )
    least = 80 if weeks == "ordinary" else None
    yield Row(
        f"fair: 20 points worse found, {weeks} weeks, seed {SEED}",
        f"{found:.0f}",
        "–",
        "% within the year",
        f"≥ {least}" if least else "told",
        least is None or found >= least,
    )
    yield Row(
        f"fair: intervals that hold the truth, {weeks} weeks, seed {SEED}",
        f"{covered:.0f}",
        "–",
        "%",
        "92–98",
        92 <= covered <= 98,
    )


def _simulated(unevenness: float, seed: int) -> Outcome:
    """Every office twice: as people ordinarily differ, and with one person who is truly worse."""
    seen = Outcome()
    for number in range(OFFICES):
        rng = Random(f"{seed} {number} {unevenness}")
        effects = {f"p{person:02}": rng.gauss(0, SPREAD) for person in range(rng.randint(30, 60))}
        _watch_ordinary(effects, list(_visits(effects, unevenness, rng)), seen)
        effects["p00"] = WORSE
        _watch_worse(list(_visits(effects, unevenness, rng)), seen)
    return seen


def _visits(effects: dict[str, float], unevenness: float, rng: Random) -> Iterator[Visit]:
    for person, effect in effects.items():
        weeks: dict[int, float] = {}
        for _ in range(VISITS):
            day, step = rng.randrange(DAYS), rng.randrange(len(RATES))
            if day // 7 not in weeks:
                weeks[day // 7] = rng.gammavariate(unevenness**-2, unevenness**2) if unevenness else 1.0
            late = rng.random() < (RATES[step] + effect) * weeks[day // 7]
            yield Visit(person, Series("sop", f"r{step}", "1 jam"), FIRST_DAY + timedelta(days=day), late)


def _watch_ordinary(effects: dict[str, float], visits: list[Visit], seen: Outcome) -> None:
    truth = _truth(effects)
    asked: set[str] = set()
    for look in LOOKS:
        for each in judge(visits, look, asked=look.last_day + timedelta(days=1)).persons:
            if isinstance(each, Shown):
                seen.shown += 1
                seen.covered += each.low <= truth[each.person] <= each.high
                if each.question:
                    asked.add(each.person)
    ordinary = {person for person, difference in truth.items() if difference <= TOLERATED}
    seen.person_years += len(ordinary)
    seen.wrong += len(asked & ordinary)
    seen.wrong_board += len(_board(visits) & ordinary)


def _truth(effects: dict[str, float]) -> dict[str, float]:
    """A person's own effect less the mean of the others'; the rest of the late share is the step's."""
    whole, others = sum(effects.values()), len(effects) - 1
    return {person: effect - (whole - effect) / others for person, effect in effects.items()}


def _watch_worse(visits: list[Visit], seen: Outcome) -> None:
    judgements = [judge(visits, look, asked=look.last_day + timedelta(days=1)) for look in LOOKS]
    seen.worse += 1
    seen.found += any(
        isinstance(each, Shown) and each.person == "p00" and each.question
        for judgement in judgements
        for each in judgement.persons
    )


def _board(visits: list[Visit]) -> set[str]:
    """Whom a monthly p-chart over everybody flags in the year of the second look."""
    months: dict[int, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for visit in visits:
        if visit.due.year == 2026:
            months[visit.due.month][visit.person].append(visit.late)
    flagged: set[str] = set()
    for persons in months.values():
        lates = [late for each in persons.values() for late in each]
        mean = sum(lates) / len(lates)
        for person, own in persons.items():
            if sum(own) / len(own) > mean + 3 * sqrt(mean * (1 - mean) / len(own)):
                flagged.add(person)
    return flagged
