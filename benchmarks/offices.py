"""Simulated offices whose truth is known: who is late how often, on what work, in which weeks, and why.

Three years of work. People do different mixes of the same steps, have good and bad weeks of their own, and weeks in
which the whole unit's queue is long; they go on leave, some for a season. What is a person's own is ``truth``: their
share of late visits less that of the others, on the same steps in the same weeks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from alur.core.fair.look import Look
from alur.core.fair.visit import Series, Visit

FIRST_DAY, WEEKS = date(2024, 1, 1), 157  # a Monday; to the end of 2026
LOOKS = tuple(Look(year, half) for year in (2024, 2025, 2026) for half in (1, 2))
# The usual share of late visits of each step, and how much a long queue adds: most to steps counted in days.
STEPS = ((0.06, 0.0), (0.10, 0.0), (0.15, 0.06), (0.22, 0.08))
A_YEAR, WORSE, SPREAD = 200, 0.2, 0.02
LONG_LEAVE, LEAVE = 0.04, 0.25  # of persons, a season; of weeks, some days


@dataclass(frozen=True)
class Office:
    """``truth`` is by person; ``worse`` are those of them who are truly 20 points worse."""

    visits: tuple[Visit, ...]
    truth: dict[str, float]
    worse: frozenset[str]


def office(size: int, unevenness: float, *, seed: int, number: int, worse: int = 0) -> Office:
    """``unevenness`` is how much a person's late share varies from week to week, as a coefficient of variation."""
    rng = Random(f"{seed} {size} {number} {unevenness} {worse}")
    effects = {f"p{person:03}": rng.gauss(0, SPREAD) for person in range(size)}
    persons = list(effects)
    for person in persons[:worse]:
        effects[person] = WORSE + effects[person]
    queues = [rng.random() < 0.2 for _ in range(WEEKS)]
    visits = tuple(visit for person in persons for visit in _life(rng, person, effects[person], unevenness, queues))
    return Office(visits, _truth(effects), frozenset(persons[:worse]))


def _life(rng: Random, person: str, effect: float, unevenness: float, queues: list[bool]) -> Iterator[Visit]:
    mix = [rng.gammavariate(2, 1) for _ in STEPS]
    away = _away(rng)
    for week in range(WEEKS):
        if week in away:
            continue
        temper = rng.gammavariate(unevenness**-2, unevenness**2) if unevenness else 1.0
        share = 0.6 if rng.random() < LEAVE else 1.0
        for _ in range(_poisson(rng, A_YEAR / 52 * share / (1 - 0.4 * LEAVE))):
            step = rng.choices(range(len(STEPS)), mix)[0]
            usual, by_queue = STEPS[step]
            late = rng.random() < (usual + effect) * temper + by_queue * queues[week]
            day = FIRST_DAY + timedelta(weeks=week, days=rng.randrange(5))
            yield Visit(person, Series("sop", f"r{step}", "1 jam"), day, late)


def _away(rng: Random) -> range:
    """A season away, for a few."""
    begin = rng.randrange(WEEKS)
    return range(begin, begin + 13) if rng.random() < LONG_LEAVE else range(0)


def _poisson(rng: Random, mean: float) -> int:
    count, left = 0, rng.expovariate(1)
    while left < mean:
        count, left = count + 1, left + rng.expovariate(1)
    return count


def _truth(effects: dict[str, float]) -> dict[str, float]:
    """A person's own effect less the mean of the others'; the rest of the late share is the step's and the week's."""
    whole, others = sum(effects.values()), len(effects) - 1
    return {person: effect - (whole - effect) / others for person, effect in effects.items()}
