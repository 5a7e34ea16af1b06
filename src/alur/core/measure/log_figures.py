"""What a log says by itself: how many cases and ways, how long they took by the wall and in working time."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from alur.core.measure.log import Log
from alur.core.measure.quantile import HALF, mean, quantile
from alur.core.worktime.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Times:
    """In µs."""

    mean: Fraction
    median: Fraction


@dataclass(frozen=True, slots=True)
class LogFigures:
    """``edges`` are the different pairs of activities that follow one another directly, ``followed`` all such pairs."""

    cases: int
    events: int
    activities: int
    variants: int
    duration: Times
    working: Times
    edges: int
    followed: int


def figures_of(log: Log, calendar: Calendar) -> LogFigures:
    """A case lasts from its first to its last event. The log has at least one case."""
    spans = [(log.at[begin], log.at[end - 1]) for begin, end in pairwise(log.starts)]
    return LogFigures(
        cases=len(log.cases),
        events=len(log.at),
        activities=len(log.activities),
        variants=len({log.trace(case).tobytes() for case in range(len(log.cases))}),
        duration=_times([end - begin for begin, end in spans]),
        working=_times(calendar.working_us_many(spans)),
        edges=len(_edges(log)),
        followed=len(log.at) - len(log.cases),
    )


def _times(durations: Sequence[int]) -> Times:
    return Times(mean(durations), quantile(sorted(durations), HALF))


def _edges(log: Log) -> set[tuple[int, int]]:
    edges: set[tuple[int, int]] = set()
    for case in range(len(log.cases)):
        trace = log.trace(case)
        edges.update(pairwise(trace))
    return edges
