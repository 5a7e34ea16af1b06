"""The one door: a command becomes an event or is refused with a sentence. Pure: time and rights come in."""

from typing import assert_never

from alur.core.case import additions, ending, holding, lifecycle
from alur.core.case.asked import Asked
from alur.core.case.commands import (
    Act,
    AddEvidence,
    AssignStep,
    Cancel,
    CloseChild,
    Command,
    Complete,
    Correct,
    HandOver,
    Lapse,
    Migrate,
    Move,
    OpenCase,
    OpenChild,
    Pause,
    RecordExtraWork,
    Release,
    Reopen,
    Resume,
    Return,
    Skip,
    TakeStep,
    Undo,
    WithdrawEvidence,
)
from alur.core.case.events import Event, Recorded
from alur.core.case.procedure import Bindings, Procedure
from alur.core.case.state import State
from alur.core.quick import quick
from alur.core.refused import Refused
from alur.core.worktime.calendar import Calendar

_new_recorded = quick(Recorded)


def decide(
    state: State | None,
    command: Command,
    *,
    procedure: Procedure,
    bindings: Bindings,
    calendar: Calendar,
    act: Act,
) -> Event:
    """What the command means here and now. ``state`` is None before the case is opened.

    Raises Refused where the visit is not open, not the person's, changed since it was seen, or the case is closed; and
    where the command itself says nothing that could be done.
    """
    if state is not None:
        return _decide(Asked(state, procedure, bindings, calendar, act), command)
    if not isinstance(command, OpenCase):
        raise Refused("Kasus ini belum dibuka. Buka dahulu kasusnya.")
    blank = lifecycle.unopened(command, procedure, act)
    return lifecycle.open_case(Asked(blank, procedure, bindings, calendar, act), command)


def recorded(event: Event, state: State | None, *, act: Act, key: str = "") -> Recorded:
    """The event as the record takes it up after ``state``."""
    return _new_recorded(
        seq=state.seq + 1 if state else 1,
        event=event,
        by=act.by.person,
        recorded_at=act.now,
        source=act.source,
        key=key,
    )


def _decide(asked: Asked, command: Command) -> Event:  # one line a command: the list is the table of contents
    match command:
        case Complete():
            return ending.complete(asked, command)
        case TakeStep():
            return holding.take(asked, command)
        case AssignStep():
            return holding.assign(asked, command)
        case HandOver():
            return holding.hand_over(asked, command)
        case Release():
            return holding.release(asked, command)
        case Pause():
            return holding.pause(asked, command)
        case Resume():
            return holding.resume(asked, command)
        case Lapse():
            return ending.lapse(asked, command)
        case Return():
            return ending.send_back(asked, command)
        case Skip():
            return ending.skip(asked, command)
        case Move():
            return ending.move(asked, command)
        case Undo():
            return ending.undo(asked, command)
        case RecordExtraWork():
            return additions.record_extra_work(asked, command)
        case AddEvidence():
            return additions.add_evidence(asked, command)
        case WithdrawEvidence():
            return additions.withdraw_evidence(asked, command)
        case Correct():
            return additions.correct(asked, command)
        case OpenChild():
            return lifecycle.open_child(asked, command)
        case CloseChild():
            return lifecycle.close_child(asked, command)
        case Migrate():
            return lifecycle.migrate(asked, command)
        case Cancel():
            return lifecycle.cancel(asked, command)
        case Reopen():
            return lifecycle.reopen(asked, command)
        case OpenCase():
            raise Refused("Kasus ini sudah dibuka. Buka kasus yang lain.")
        case _:
            assert_never(command)
