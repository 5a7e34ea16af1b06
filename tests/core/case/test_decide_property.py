"""Whatever is asked, `decide` answers with an event or a refusal: any visit, row, exit, person, number and time."""

from typing import get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.case.chance import BINDINGS, MORNING, Chance
from tests.core.case.office import WITA

from alur.core.case.apply import apply
from alur.core.case.commands import Act, Actor, Command
from alur.core.case.decide import decide, recorded
from alur.core.case.events import Event, Source
from alur.core.case.procedure import Procedure
from alur.core.case.state import State
from alur.core.instant import DAY
from alur.core.refused import Refused

COMMANDS = get_args(Command)


def states() -> list[tuple[State | None, Procedure]]:
    """Cases in various places, one of them not opened yet."""
    found: list[tuple[State | None, Procedure]] = []
    for seed in range(12):
        chance = Chance(seed)
        if seed:
            chance.open()
        for _ in range(5 * seed if seed else 0):
            command = chance.command()
            try:
                chance.run.act(command, chance.act(command))
            except Refused:
                continue
        found.append((chance.run.state, chance.run.procedure))
    return found


STATES = states()
ROWS = sorted({row for _, procedure in STATES for row in procedure.steps} | {""})
KEYS = ("mendesak", "lain", "kahar", "", "Ya", "Tidak", "p2", "a" * 64)
TEXTS = st.one_of(st.sampled_from(ROWS), st.sampled_from(KEYS), st.text(max_size=5))
NUMBERS = st.one_of(st.integers(-3, 40), st.integers())
INSTANTS = st.one_of(st.integers(MORNING - 30 * DAY, MORNING + 60 * DAY), st.integers())
OPTIONAL_INSTANTS = st.one_of(st.none(), INSTANTS)
PROCEDURES = st.sampled_from([procedure for _, procedure in STATES])


def commands(kind: type[Command]) -> st.SearchStrategy[Command]:
    """Any such command, its numbers and texts now and then those of a case."""
    own: dict[object, st.SearchStrategy[object]] = {int: NUMBERS, str: TEXTS, Procedure: PROCEDURES}
    hints = get_type_hints(kind)
    return st.builds(kind, **{name: own.get(hint, st.from_type(hint)) for name, hint in hints.items()})


ACTS = st.builds(
    Act,
    by=st.builds(
        Actor,
        person=st.integers(0, 8),
        lanes=st.frozensets(st.sampled_from(sorted(BINDINGS))),
        leads=st.booleans(),
    ),
    now=st.one_of(st.just(0), st.integers(MORNING - DAY, MORNING + 400 * DAY)),
    at=OPTIONAL_INSTANTS,
    source=st.sampled_from(Source),
    absences=st.lists(st.tuples(INSTANTS, INSTANTS).map(sorted).map(tuple), max_size=2).map(tuple),
    seen=st.one_of(st.none(), st.integers(0, 50)),
)


@pytest.mark.slow
@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
@settings(max_examples=150, deadline=None)
@given(data=st.data(), act=ACTS, place=st.sampled_from(range(len(STATES))))
def test_decide_refuses_or_answers_and_apply_never_refuses(
    kind: type[Command], data: st.DataObject, act: Act, place: int
) -> None:
    state, procedure = STATES[place]
    command = data.draw(commands(kind))
    try:
        event = decide(state, command, procedure=procedure, bindings=BINDINGS, calendar=WITA, act=act)
    except Refused:
        return
    assert isinstance(event, Event)
    after = apply(state, recorded(event, state, act=act))
    assert after.seq == (state.seq if state else 0) + 1
