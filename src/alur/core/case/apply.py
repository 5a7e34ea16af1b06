"""The state after an event. Never refuses, never looks at an SOP, a calendar or a clock: an old record always folds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from alur.core.case.clock import charged
from alur.core.case.events import (
    NOBODY,
    CaseMigrated,
    CaseOpened,
    ChildClosed,
    ChildOpened,
    CompletionUndone,
    Ending,
    Event,
    EvidenceAdded,
    ExtraWorkRecorded,
    Onward,
    Opened,
    Outcome,
    Recorded,
    ScopeRewound,
    Source,
    StepCompleted,
    StepPaused,
    StepReleased,
    StepResumed,
    StepTaken,
)
from alur.core.case.spent import Promise, Stretch
from alur.core.case.state import Ended, OpenVisit, RowTrace, State, Undoable
from alur.core.instant import Instant
from alur.core.quick import quick
from alur.core.sop.flow import Branch

_STRONGEST_FIRST = (Source.LIVE, Source.DECLARED, Source.IMPORTED)
_NEVER = RowTrace()
_new_state, _new_visit, _new_trace, _new_ended = quick(State), quick(OpenVisit), quick(RowTrace), quick(Ended)
_new_undoable = quick(Undoable)


def fold(record: Iterable[Recorded]) -> State:
    """The state after all these events of one case, in order; the first opens it."""
    state: State | None = None
    for recorded in record:
        state = apply(state, recorded)
    if state is None:
        raise ValueError("Expected the events of a case, but there are none.")
    return state


def apply(state: State | None, recorded: Recorded) -> State:
    """The state after one event; ``state`` is None before the first."""
    event = recorded.event
    if isinstance(event, CaseOpened):
        return _onward(_blank(event), event, recorded)
    if state is None:
        raise ValueError(f"Expected CaseOpened first, but found {type(event).__name__}.")
    if isinstance(event, Onward):
        return _onward(state, event, recorded)
    return _stamped(_CHANGES[type(event)](state, event, recorded) if type(event) in _CHANGES else state, recorded)


def _blank(event: CaseOpened) -> State:
    return State(
        event.kode,
        event.version,
        event.unit,
        0,
        opened=event.at,
        at=event.at,
        visits=0,
        open={},
        rows={},
        persons=event.persons,
        parent=event.parent,
    )


def _stamped(state: State, recorded: Recorded) -> State:
    return replace(state, seq=recorded.seq, at=max(state.at, recorded.event.at))


def _onward(state: State, event: Onward, recorded: Recorded) -> State:
    open_ = dict(state.open)
    for one in event.closes:
        del open_[one.number]
    for opened in event.opens:
        open_[opened.number] = _visit(opened, recorded)
    outcome = event.outcome or state.outcome
    promise = event.promise or state.promise
    still_since = _still_since(state, open_.values(), event.at, event.promise)
    if isinstance(event, ChildClosed) and event.visit in open_:
        open_[event.visit] = replace(open_[event.visit], child="", touched=recorded.seq)
    return _new_state(
        state.kode,
        state.version,
        state.unit,
        recorded.seq,
        opened=state.opened,
        at=max(state.at, event.at),
        visits=state.visits + len(event.passed) + len(event.opens),
        open=open_,
        rows=_rows(state, event, recorded),
        arrived=_arrived(state, event) if event.arrives or event.clears else state.arrived,
        persons=state.persons,
        parent=state.parent,
        outcome=outcome,
        closed=None if outcome is Outcome.OPEN else event.at,
        promise=promise,
        still_since=still_since,
        undoable=_undoable(state, event, recorded, (promise, still_since)),
    )


def _visit(opened: Opened, recorded: Recorded) -> OpenVisit:
    """Where the lane has one holder the visit is taken as it opens."""
    is_held = opened.holder != NOBODY
    return _new_visit(
        number=opened.number,
        row=opened.row,
        opened=opened.at,
        since=opened.at,
        branch=opened.branch,
        standard=opened.standard,
        waits=opened.waits,
        due=opened.due,
        taken=opened.at if is_held else None,
        holder=opened.holder,
        held_by=(opened.holder,) if is_held else (),
        source=recorded.source,
        touched=recorded.seq,
    )


def _rows(state: State, event: Onward, recorded: Recorded) -> dict[str, RowTrace]:
    rows = dict(state.rows)
    by = event.person if isinstance(event, StepCompleted) else recorded.by
    for one in event.closes:
        row = state.open[one.number].row
        trace = rows[row]
        done = trace.done + (one.ending is Ending.DONE)
        rows[row] = _new_trace(trace.times, done, trace.last, _new_ended(one.number, one.ending, by, event.at))
    for passed in event.passed:
        trace = rows.get(passed.row, _NEVER)
        ended = _new_ended(passed.number, Ending.DONE, by, event.at)
        rows[passed.row] = _new_trace(trace.times + 1, trace.done + 1, passed.number, ended)
    for opened in event.opens:
        trace = rows.get(opened.row, _NEVER)
        rows[opened.row] = _new_trace(trace.times + 1, trace.done, opened.number, trace.ended)
    return rows


def _arrived(state: State, event: Onward) -> dict[Branch, Instant]:
    arrived = {branch: at for branch, at in state.arrived.items() if branch not in event.clears}
    return arrived | dict.fromkeys(event.arrives, event.at)


def _still_since(state: State, visits: Iterable[OpenVisit], at: Instant, counted: Promise | None) -> Instant | None:
    """Since when the promise stands still: as long as it is open and nobody in the office can go on with anything.

    What stood still until now is counted in ``counted``, so the rest begins now.
    """
    is_open = False
    for visit in visits:
        if not visit.stands_still:
            return None
        is_open = True
    if not is_open:
        return None
    if state.still_since is None:
        return at
    return max(at, state.still_since) if counted else state.still_since


def _undoable(
    state: State,
    event: Onward,
    recorded: Recorded,
    promise: tuple[Promise, Instant | None],
) -> tuple[Undoable, ...]:
    is_moved = promise != (state.promise, state.still_since)
    kept = _not_built_on(state, event, recorded, is_promise_moved=is_moved)
    if not isinstance(event, StepCompleted) or not event.undo_until:
        return kept
    traces = {event.row: state.rows.get(event.row)}
    for passed in event.passed:
        traces[passed.row] = state.rows.get(passed.row)
    for opened in event.opens:
        traces[opened.row] = state.rows.get(opened.row)
    mine = _new_undoable(
        seq=recorded.seq,
        until=event.undo_until,
        by=recorded.by,
        visit=state.open[event.visit],
        passed=tuple([one.number for one in event.passed]) if event.passed else (),
        opened=tuple([one.number for one in event.opens]),
        arrived=event.arrives,
        cleared={branch: state.arrived[branch] for branch in event.clears} if event.clears else {},
        traces=traces,
        promise=state.promise if is_moved else None,
        still_since=state.still_since,
    )
    return (*kept, mine)


def _not_built_on(state: State, event: Onward, recorded: Recorded, *, is_promise_moved: bool) -> tuple[Undoable, ...]:
    """Undoing is exact or not offered: a moved promise or a cancelled scope forgets what came before it."""
    now = recorded.recorded_at
    in_time = [each for each in state.undoable if each.until >= now]
    if not in_time or event.outcome or is_promise_moved or isinstance(event, ScopeRewound):
        return ()
    closed = [one.number for one in event.closes]
    return tuple([each for each in in_time if _stands(each, closed, event.clears)])


def _stands(undoable: Undoable, closed: list[int], cleared: tuple[Branch, ...]) -> bool:
    """Whether nothing was built on it."""
    is_used = [number for number in undoable.opened if number in closed]
    is_cleared = cleared and [branch for branch in undoable.arrived if branch in cleared]
    return not is_used and not is_cleared and undoable.promise is None


def _with_visit(state: State, number: int, spent: Stretch, recorded: Recorded, **changes: Any) -> State:
    """The visit changed, its running stretch charged and a new one begun."""
    visit = state.open[number]
    source = max(visit.source, recorded.source, key=_STRONGEST_FIRST.index)
    since = max(visit.since, recorded.event.at)
    clock = charged(visit, spent)
    changed = replace(visit, clock=clock, since=since, source=source, touched=recorded.seq, **changes)
    return replace(_built_on(state, number), open={**state.open, number: changed})


def _built_on(state: State, number: int) -> State:
    if not any(number in each.opened for each in state.undoable):
        return state
    return replace(state, undoable=tuple(each for each in state.undoable if number not in each.opened))


def _taken(state: State, event: StepTaken, recorded: Recorded) -> State:
    visit = state.open[event.visit]
    return _with_visit(
        state,
        event.visit,
        event.spent,
        recorded,
        holder=event.person,
        held_by=visit.held_by if event.person in visit.held_by else (*visit.held_by, event.person),
        taken=event.at if visit.taken is None else visit.taken,
        due=event.due,
    )


def _released(state: State, event: StepReleased, recorded: Recorded) -> State:
    return _with_visit(state, event.visit, event.spent, recorded, holder=NOBODY, due=event.due)


def _paused(state: State, event: StepPaused, recorded: Recorded) -> State:
    paused = _with_visit(state, event.visit, event.spent, recorded, pause=event.reason)
    return _promise_moved(paused, event.at, None)


def _resumed(state: State, event: StepResumed, recorded: Recorded) -> State:
    resumed = _with_visit(state, event.visit, event.spent, recorded, pause="", due=event.due)
    return _promise_moved(resumed, event.at, event.promise)


def _promise_moved(state: State, at: Instant, counted: Promise | None) -> State:
    still_since = _still_since(state, state.open.values(), at, counted)
    promise = counted or state.promise
    if (promise, still_since) == (state.promise, state.still_since):
        return replace(state, undoable=tuple(each for each in state.undoable if each.promise is None))
    return replace(state, promise=promise, still_since=still_since, undoable=())


def _child_opened(state: State, event: ChildOpened, recorded: Recorded) -> State:
    visit = replace(state.open[event.visit], child=event.child, touched=recorded.seq)
    return replace(_built_on(state, event.visit), open={**state.open, event.visit: visit})


def _evidence_added(state: State, event: EvidenceAdded, _: Recorded) -> State:
    return _built_on(state, event.visit)


def _extra_work(state: State, event: ExtraWorkRecorded, _: Recorded) -> State:
    return _built_on(state, event.visit)


def _migrated(state: State, event: CaseMigrated, _: Recorded) -> State:
    return replace(state, version=event.version, undoable=())


def _undone(state: State, event: CompletionUndone, _: Recorded) -> State:
    """Everything as it was; only numbers and sequence go on, because the record does."""
    undo = next(each for each in state.undoable if each.seq == event.completion)
    open_ = {number: visit for number, visit in state.open.items() if number not in undo.opened}
    open_[undo.visit.number] = undo.visit
    arrived = {branch: at for branch, at in state.arrived.items() if branch not in undo.arrived}
    rows = {row: trace for row, trace in {**state.rows, **undo.traces}.items() if trace is not None}
    is_moved = undo.promise is not None
    return replace(
        state,
        open=dict(sorted(open_.items())),
        rows=rows,
        arrived=arrived | dict(undo.cleared),
        outcome=Outcome.OPEN,
        closed=None,
        promise=undo.promise or state.promise,
        still_since=undo.still_since if is_moved else state.still_since,
        undoable=tuple(each for each in state.undoable if each is not undo),
    )


_CHANGES: Mapping[type[Event], Callable[[State, Any, Recorded], State]] = {
    StepTaken: _taken,
    StepReleased: _released,
    StepPaused: _paused,
    StepResumed: _resumed,
    EvidenceAdded: _evidence_added,
    ExtraWorkRecorded: _extra_work,
    CompletionUndone: _undone,
    ChildOpened: _child_opened,
    CaseMigrated: _migrated,
}
"""Events that are in none of these and not Onward leave the state as it is: they add to the record only."""
