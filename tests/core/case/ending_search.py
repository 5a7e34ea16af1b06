"""A way to the end of a case from where it stands: one always exists, and this finds it."""

from collections import deque

from alur.core.case.apply import apply
from alur.core.case.commands import Act, Actor, AssignStep, Command, Complete
from alur.core.case.decide import decide, recorded
from alur.core.case.events import NOBODY
from alur.core.case.procedure import Bindings, Procedure
from alur.core.case.state import OpenVisit, State
from alur.core.worktime.calendar import Calendar

LEADER = Actor(1, leads=True)


def ended(state: State, procedure: Procedure, bindings: Bindings, calendar: Calendar) -> State:
    """The state after doing every open step by its shortest exit, until nothing is open."""
    steps_left = _steps_to_an_end(procedure)
    for _ in range(4 * len(procedure.steps)):
        if not state.open:
            return state
        visit = next(iter(state.open.values()))
        if visit.holder == NOBODY:
            by, command = LEADER, _assignment(visit, procedure, bindings)
        else:
            by, command = Actor(visit.holder), _completion(visit, procedure, steps_left)
        act = Act(by=by, now=state.at)
        event = decide(state, command, procedure=procedure, bindings=bindings, calendar=calendar, act=act)
        state = apply(state, recorded(event, state, act=act))
    raise AssertionError(f"Expected the case to end, but {[each.row for each in state.open.values()]} stay open.")


def _assignment(visit: OpenVisit, procedure: Procedure, bindings: Bindings) -> Command:
    return AssignStep(visit.number, bindings[procedure.steps[visit.row].row.lane].holders[0])


def _completion(visit: OpenVisit, procedure: Procedure, steps_left: dict[str, int]) -> Command:
    exits = procedure.flow.exits(visit.row)
    label = min(exits, key=lambda exit_: max(steps_left[target] for target in exit_.targets)).label if exits else ""
    return Complete(visit=visit.number, exit=label, reason="lain")


def _steps_to_an_end(procedure: Procedure) -> dict[str, int]:
    """Breadth first from the ends against the arrows."""
    steps, todo = dict.fromkeys(procedure.flow.ends, 0), deque(procedure.flow.ends)
    while todo:
        row = todo.popleft()
        for link in procedure.flow.incoming(row):
            if link.source not in steps:
                steps[link.source] = steps[row] + 1
                todo.append(link.source)
    return steps
