"""Random SOP × random acts: the fold agrees, the reference model agrees, an undo is exact, and the case can always end.

A failing seed is in the test's name; it becomes a test of its own when the fault is mended.
"""

from dataclasses import replace

import pytest
from tests.core.case.chance import BINDINGS, Chance
from tests.core.case.ending_search import ended
from tests.core.case.office import WITA
from tests.core.case.reference_model import Cancel, Follow, Go, Model, Open, Reopen

from alur.core.case.events import (
    CaseCancelled,
    CaseOpened,
    CaseReopened,
    CompletionUndone,
    Outcome,
    Recorded,
    ScopeRewound,
    StepCompleted,
    StepMoved,
    StepReturned,
    StepSkipped,
)
from alur.core.case.state import State
from alur.core.refused import Refused

ACTS = 80


@pytest.mark.parametrize("seed", range(120), ids=lambda seed: f"seed-{seed}")
def test_random_acts_keep_engine_fold_and_model_in_step(seed: int) -> None:
    chance = Chance(seed)
    run, model, befores = chance.run, Model(chance.built), {}
    chance.open()
    tell(model, run.record[-1])
    for _ in range(ACTS):
        before = run.state
        try:
            command = chance.command()
            event = run.act(command, chance.act(command))
        except Refused:
            assert run.state is before
            continue
        assert before is not None
        assert run.state is not None
        befores[run.state.seq] = before
        tell(model, run.record[-1])
        agree(run.state, model)
        if isinstance(event, CompletionUndone) and event.completion == run.state.seq - 1:
            assert without_counters(run.state) == without_counters(befores[event.completion])
        if run.state.seq % 5 == 0:
            assert ended(run.state, run.procedure, BINDINGS, WITA).closed is not None


def agree(state: State, model: Model) -> None:
    """The same rows are open, the same branches wait, and nothing open means that the case is closed."""
    told = model.told()
    assert sorted(visit.row for visit in state.open.values()) == told.open_rows()
    assert {(branch.split_row, branch.index) for branch in state.arrived} == told.waiting()
    assert (state.outcome is Outcome.OPEN) == bool(state.open) == (state.closed is None)
    assert len({visit.row for visit in state.open.values()}) == len(state.open)
    assert all(visit.opened <= visit.since for visit in state.open.values())


def tell(model: Model, recorded: Recorded) -> None:
    """The event in the model's words. A run of rows is as many acts of one number."""
    seq, event = recorded.seq, recorded.event
    match event:
        case CaseOpened():
            model.add(seq, Open(event.start))
        case StepCompleted():
            for row in [event.row, *(one.row for one in event.passed)][:-1]:
                model.add(seq, Follow(row, only_label(model, row)))
            model.add(seq, Follow(event.passed[-1].row if event.passed else event.row, event.exit))
        case StepSkipped():
            model.add(seq, Follow(event.row, event.exit))
        case StepReturned() | StepMoved() | ScopeRewound():
            model.add(seq, Go(event.row, event.to_row))
        case CaseCancelled():
            model.add(seq, Cancel())
        case CaseReopened():
            model.add(seq, Reopen(event.to_row))
        case CompletionUndone():
            model.leave_out(event.completion)


def only_label(model: Model, row: str) -> str:
    return next(link.label for link in model.built.sop.links if link.source == row)


def without_counters(state: State) -> State:
    """What an undo restores: all but what goes on because the record does."""
    return replace(state, seq=0, at=0, visits=0, undoable=())
