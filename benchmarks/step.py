"""One step in memory, decide + apply (DESIGN §9): the Podcast from its first row to its last, each step timed.

Beside it a bare engine of frozen dataclasses that knows nothing but rows, and SpiffWorkflow.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.peer import ask, told
from benchmarks.row import Row

from alur.core.case.apply import apply
from alur.core.case.commands import Act, Actor, Complete, OpenCase
from alur.core.case.decide import decide, recorded
from alur.core.case.events import Event
from alur.core.case.procedure import Binding, LaneKind, procedure_of
from alur.core.case.state import State
from alur.core.instant import HOUR, SECOND, Instant
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.office_hours import office_rules
from alur.formats.sopfile import read_sop

PODCAST = Path(__file__).parents[1] / "examples" / "podcast.sop.yaml"
MORNING: Instant = 1_769_994_000 * SECOND
CASES = 400
AIM = 15.0

PROCEDURE = procedure_of(read_sop(PODCAST.read_bytes(), name=PODCAST.name), "1")
BINDINGS = {lane.key: Binding(LaneKind.POSITION, (place,)) for place, lane in enumerate(PROCEDURE.sop.lanes, 1)}
CALENDAR = Calendar(office_rules("WITA"))
CHIEF = Actor(99, leads=True)


def run() -> list[Row]:
    ours, bare = _best(_alur_case), _best(_bare_case)
    peer = f"bare dataclasses {bare:.1f}, {told('SpiffWorkflow', ask('spiff_step'))}"
    return [Row("one step in memory (decide + apply)", f"{ours:.1f}", peer, "µs", f"≤ {AIM:.0f}", ours <= AIM)]


def _best(case: Callable[[], tuple[float, int]]) -> float:
    """Microseconds a step, in the quietest of many cases: what is timed is the work, not the machine's other work."""
    case()
    gc.disable()
    try:
        return min(took / steps for took, steps in (case() for _ in range(CASES))) * 1e6
    finally:
        gc.enable()


def _alur_case() -> tuple[float, int]:
    """Every step completed by its holder, an hour after the one before."""
    state, now, took, steps = _opened(), MORNING, 0.0, 0
    while state.open:
        visit = next(iter(state.open.values()))
        exit_ = "Ya" if len(PROCEDURE.steps[visit.row].ways) > 1 else ""
        now += HOUR
        act, command = Act(by=Actor(visit.holder), now=now), Complete(visit=visit.number, exit=exit_, given=(0,))
        begun = perf_counter()
        event = _decided(state, command, act)
        state = apply(state, recorded(event, state, act=act))
        took, steps = took + perf_counter() - begun, steps + 1
    return took, steps


def _opened() -> State:
    act = Act(by=CHIEF, now=MORNING)
    event = _decided(None, OpenCase(unit="PCG"), act)
    return apply(None, recorded(event, None, act=act))


def _decided(state: State | None, command: Complete | OpenCase, act: Act) -> Event:
    return decide(state, command, procedure=PROCEDURE, bindings=BINDINGS, calendar=CALENDAR, act=act)


@dataclass(frozen=True, slots=True)
class BareVisit:
    """An open row."""

    number: int
    row: str
    opened: Instant
    holder: int


@dataclass(frozen=True, slots=True)
class BareCompleted:
    """A row was done."""

    visit: int
    row: str
    at: Instant
    by: int
    opens: tuple[BareVisit, ...]


@dataclass(frozen=True, slots=True)
class BareState:
    """Open rows, and how often each was done."""

    seq: int
    visits: int
    open: dict[int, BareVisit]
    done: dict[str, int]


def _bare_case() -> tuple[float, int]:
    """Neither clocks, scopes, evidence nor undo: the floor under any engine that keeps values frozen."""
    first = PROCEDURE.flow.starts[0]
    state, now, took, steps = BareState(1, 1, {1: BareVisit(1, first, MORNING, 1)}, {}), MORNING, 0.0, 0
    while state.open:
        visit = next(iter(state.open.values()))
        now += HOUR
        begun = perf_counter()
        event = _bare_decide(state, visit.number, by=1, at=now)
        state = _bare_apply(state, event)
        took, steps = took + perf_counter() - begun, steps + 1
    return took, steps


def _bare_decide(state: BareState, number: int, *, by: int, at: Instant) -> BareCompleted:
    visit = state.open[number]
    if visit.holder != by:
        raise PermissionError(number)
    exits = PROCEDURE.flow.exits(visit.row)
    targets = exits[-1].targets if len(exits) == 1 else tuple(e.targets[0] for e in exits if e.label == "Ya")
    opens = tuple(BareVisit(state.visits + place, row, at, by) for place, row in enumerate(targets, 1))
    return BareCompleted(number, visit.row, at, by, opens)


def _bare_apply(state: BareState, event: BareCompleted) -> BareState:
    open_ = {number: visit for number, visit in state.open.items() if number != event.visit}
    open_ |= {visit.number: visit for visit in event.opens}
    done = {**state.done, event.row: state.done.get(event.row, 0) + 1}
    return BareState(state.seq + 1, state.visits + len(event.opens), open_, done)
