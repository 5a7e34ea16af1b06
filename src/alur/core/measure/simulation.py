"""Plausible work by an SOP: cases come in, wait their turn, are done in office hours, some late, some twice.

Every case runs exactly along the flow. Chance comes from outside, so the same seed gives the same work; the demo
office and `alur simulate` live on the same walk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import pairwise
from typing import Protocol

from alur.core.case.clock import is_short
from alur.core.instant import MINUTE, SECOND, Instant, Microseconds
from alur.core.measure.walk import Walk, refuse_what_cannot_run, rows_to_end
from alur.core.sop.flow import Exit, Flow, is_decision
from alur.core.sop.model import Row
from alur.core.sop.standard import read_standard, working_minutes
from alur.core.worktime.calendar import Calendar

WORKERS_OF_LANE = 2
# Of the time of the lane that has most to do, so that queues come and go.
_LOAD = 0.7
# How long work takes, as a share of its standard: half of it under 0,6, one in ten over 1.
_SHARES = ((0.0, 0.1), (0.5, 0.6), (0.9, 1.0), (0.98, 1.6), (1.0, 3.0))
# The time from one case to the next, as a share of the usual one.
_GAPS = ((0.0, 0.05), (0.5, 0.7), (0.9, 2.3), (1.0, 4.5))
# Good and bad days.
_MOODS = ((0.0, 0.7), (0.5, 1.0), (0.9, 1.2), (1.0, 1.8))
_TAKES_FIRST_EXIT = 0.8
_GOES_BACK = 0.15
# A row that came so often in one case is followed by the shortest way to an end.
_PATIENCE = 3
# Of work that has days, since it is done beside other work.
_ATTENTION = 0.1
_WITHOUT_STANDARD = 30 * MINUTE


class Chance(Protocol):
    """`random.Random` is one."""

    def random(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Done:
    """A visit from its opening to its end. ``worker`` counts the holders of the lane from 1; 0 is the applicant."""

    ended: Instant
    case: int
    row: str
    opened: Instant
    taken: Instant
    exit: str
    worker: int


def simulate(flow: Flow, calendar: Calendar, *, cases: int, begin: date, chance: Chance) -> Iterator[Done]:
    """In order of their end. Refuses an SOP whose cases could not end."""
    refuse_what_cannot_run(flow)
    return _Office(flow, calendar, chance).work(cases, begin)


@dataclass(slots=True)
class _Case:
    number: int
    walk: Walk
    times: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True, order=True)
class _Act:
    """What is to happen: a case comes in, or a visit ends. Equal instants keep the order in which they were planned."""

    at: Instant
    order: int
    case: _Case = field(compare=False)
    done: Done | None = field(compare=False, default=None)


@dataclass(frozen=True, slots=True)
class _Effort:
    """What a row takes by its standard. What does not fill the day is done beside other work."""

    working: Microseconds
    fills_the_day: bool

    @property
    def attention(self) -> Microseconds:
        return self.working if self.fills_the_day else round(self.working * _ATTENTION)


class _Office:
    """The clock of the whole office, from act to act."""

    def __init__(self, flow: Flow, calendar: Calendar, chance: Chance) -> None:
        self.flow = flow
        self.calendar = calendar
        self.chance = chance
        self.to_end = rows_to_end(flow)
        self.usual = {row.id: _usual_effort(row) for row in flow.sop.rows}
        self.free_from = {row.lane: [0] * WORKERS_OF_LANE for row in flow.sop.rows}
        self.moods: dict[date, float] = {}
        self.plan: list[_Act] = []
        self.planned = 0

    def work(self, cases: int, begin: date) -> Iterator[Done]:
        at = self.calendar.end_of_day(begin - timedelta(days=1)) + 1
        gap = self.usual_gap()
        for number in range(cases):
            at = self.in_office_hours(at, round(gap * self.drawn(_GAPS)))
            self.expect(at, _Case(number, Walk(self.flow)))
        while self.plan:
            act = heappop(self.plan)
            for row in self.followers(act.case, act.done) if act.done else [self.start()]:
                self.open(act.case, row, act.at)
            if act.done:
                yield act.done

    def usual_gap(self) -> Microseconds:
        """So long that the lane with most to do has time to breathe."""
        attention = dict.fromkeys(self.free_from, 0)
        for row in self.flow.sop.rows:
            if not row.waits_for_applicant:
                attention[row.lane] += self.usual[row.id].attention
        return max(MINUTE, round(max(attention.values()) / WORKERS_OF_LANE / _LOAD))

    def expect(self, at: Instant, case: _Case, done: Done | None = None) -> None:
        self.planned += 1
        heappush(self.plan, _Act(at, self.planned, case, done))

    def open(self, case: _Case, row_id: str, opened: Instant) -> None:
        """The visit is done at once in thought, and expected at its end."""
        row = self.flow.row(row_id)
        case.times[row_id] = case.times.get(row_id, 0) + 1
        taken, ended, worker = self.answered(row, opened) if row.waits_for_applicant else self.worked(row, opened)
        done = Done(ended, case.number, row_id, opened, taken, self.exit_taken(case, row), worker)
        self.expect(ended, case, done)

    def answered(self, row: Row, opened: Instant) -> tuple[Instant, Instant, int]:
        """The applicant's answer, recorded when the office is open."""
        return opened, self.in_office_hours(opened, self.effort(row, opened)), 0

    def worked(self, row: Row, opened: Instant) -> tuple[Instant, Instant, int]:
        """Taken by the worker of the lane who is free first."""
        free_from = self.free_from[row.lane]
        place = free_from.index(min(free_from))
        taken = self.in_office_hours(max(opened, free_from[place]), 0)
        effort = self.effort(row, taken)
        ended = self.in_office_hours(taken, effort)
        keeps_at_it = self.usual[row.id].fills_the_day
        free_from[place] = ended if keeps_at_it else self.in_office_hours(taken, round(effort * _ATTENTION))
        return taken, ended, place + 1

    def effort(self, row: Row, taken: Instant) -> Microseconds:
        return max(1, round(self.usual[row.id].working * self.drawn(_SHARES) * self.mood(taken) / SECOND)) * SECOND

    def mood(self, instant: Instant) -> float:
        day = self.calendar.local_date(instant)
        if day not in self.moods:
            self.moods[day] = self.drawn(_MOODS)
        return self.moods[day]

    def in_office_hours(self, begin: Instant, working: Microseconds) -> Instant:
        """After so much working time, and while the office is open: not at its closing, but at the next opening."""
        return self.calendar.add_working(begin, working // SECOND * SECOND + 1) - 1

    def start(self) -> str:
        return self.flow.starts[int(self.chance.random() * len(self.flow.starts))]

    def followers(self, case: _Case, done: Done) -> list[str]:
        ways = (way for way in self.flow.exits(done.row) if way.label == done.exit)
        return case.walk.opened_by(done.row, next(ways, Exit("", ())))

    def exit_taken(self, case: _Case, row: Row) -> str:
        ways = self.flow.exits(row.id)
        if not is_decision(row) or not ways:
            return ""
        if case.times[row.id] >= _PATIENCE:
            return min(ways, key=lambda way: self.to_end[way.targets[0]]).label
        onward = [way for way in ways if self.flow.number(way.targets[0]) > self.flow.number(row.id)]
        back = [way for way in ways if way not in onward]
        if back and (not onward or self.chance.random() < _GOES_BACK):
            return back[int(self.chance.random() * len(back))].label
        is_usual = len(onward) == 1 or self.chance.random() < _TAKES_FIRST_EXIT
        return onward[0 if is_usual else 1 + int(self.chance.random() * (len(onward) - 1))].label

    def drawn(self, curve: Sequence[tuple[float, float]]) -> float:
        """A value whose share of smaller ones is what the curve says, by straight lines between its points."""
        chance = self.chance.random()
        for (low, at_low), (high, at_high) in pairwise(curve):
            if chance < high:
                return at_low + (chance - low) / (high - low) * (at_high - at_low)
        raise ValueError(f"Expected a chance under 1, but drew {chance}.")


def _usual_effort(row: Row) -> _Effort:
    standard = read_standard(row.time)
    if standard is None:
        return _Effort(_WITHOUT_STANDARD, fills_the_day=True)
    return _Effort(int(working_minutes(standard) * MINUTE), fills_the_day=is_short(standard))
