"""Working time between two instants (DESIGN §9): ours beside a walk over days, and numpy's prefix sum.

The pairs are those of an office: a year of instants to the second, each pair up to thirty days apart.
"""

from collections.abc import Callable
from datetime import date
from random import Random
from time import perf_counter

from benchmarks.peer import ask, told
from benchmarks.row import Row

from alur.core.instant import DAY, MINUTE, SECOND, Instant, Microseconds
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.office_hours import office_rules
from alur.core.worktime.rules import Holiday

Pairs = list[tuple[Instant, Instant]]

HOLIDAYS = tuple(Holiday(date(2026, month, 17), "libur") for month in range(1, 13))
BEGIN: Instant = 20_454 * DAY  # 2026-01-01 UTC
PAIRS, FEW_PAIRS, ROUNDS = 200_000, 2_000, 7
AIM = 3.0


def run() -> list[Row]:
    calendar, pairs = Calendar(office_rules("WITA", holidays=HOLIDAYS)), _pairs()
    peers = f"walk over days {_walk(calendar, pairs[:FEW_PAIRS]):.3f}, {_numpy(calendar, pairs)}"
    many = _millions(len(pairs), lambda: calendar.working_us_many(pairs))
    each = _millions(len(pairs), lambda: _one_by_one(calendar, pairs))
    return [
        Row("working time, many pairs in one call", f"{many:.1f}", peers, "M/s", f"≥ {AIM:.0f}", many >= AIM),
        Row("working time, one call a pair", f"{each:.1f}", peers, "M/s", f"≥ {AIM:.0f}", each >= AIM),
    ]


def _pairs() -> Pairs:
    rng = Random(2026)
    begins = [BEGIN + rng.randrange(365 * DAY // SECOND) * SECOND for _ in range(PAIRS)]
    return [(begin, begin + rng.randrange(30 * DAY // SECOND) * SECOND) for begin in begins]


def _one_by_one(calendar: Calendar, pairs: Pairs) -> None:
    working_us = calendar.working_us
    for begin, end in pairs:
        working_us(begin, end)


def _millions(count: int, work: Callable[[], object]) -> float:
    """The best of some rounds, in millions a second: on a shared machine the others tell of the neighbours."""
    took = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work()
        took.append(perf_counter() - started)
    return count / min(took) / 1_000_000


def _walk(calendar: Calendar, pairs: Pairs) -> float:
    """How it is usually written: day after day, cut to the hours. The offset of WITA never changes."""
    offset = 8 * 60 * MINUTE
    found = [_walked(calendar, begin + offset, end + offset) for begin, end in pairs]
    assert found == calendar.working_us_many(pairs)
    return _millions(len(pairs), lambda: [_walked(calendar, begin + offset, end + offset) for begin, end in pairs])


def _walked(calendar: Calendar, begin: Instant, end: Instant) -> Microseconds:
    worked, week = 0, calendar.rules.periods[0].week
    for day in range(begin // DAY, end // DAY + 1):
        if calendar.is_workday(date.fromordinal(date(1970, 1, 1).toordinal() + day)):
            for span in week[(day + 3) % 7]:
                opens, closes = day * DAY + span.begin * MINUTE, day * DAY + span.end * MINUTE
                worked += max(0, min(end, closes) - max(begin, opens))
    return worked


def _numpy(calendar: Calendar, pairs: Pairs) -> str:
    """A prefix sum over minutes, looked up for all pairs at once."""
    edges = range(BEGIN, BEGIN + 400 * DAY + 1, MINUTE)
    question = {
        "begin": BEGIN,
        "worked_by_minute": calendar.working_us_many([(BEGIN, edge) for edge in edges]),
        "begins": [begin for begin, _ in pairs],
        "ends": [end for _, end in pairs],
        "expected": calendar.working_us_many(pairs),
    }
    return told("numpy", ask("numpy_worktime", question))
