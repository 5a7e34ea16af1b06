"""Events and states ↔ plain JSON values, as the record keeps them.

An event is parted into its body, which is chained and stays, and its payload, the words people wrote, which may be
erased. Bodies are never edited: an old one is *upcast*, step by step, when it is read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from alur.core.case.events import (
    CaseCancelled,
    CaseMigrated,
    CaseOpened,
    CaseReopened,
    ChildClosed,
    ChildOpened,
    CompletionUndone,
    Event,
    EvidenceAdded,
    EvidenceWithdrawn,
    ExtraWorkRecorded,
    Parent,
    Passed,
    RecordCorrected,
    ScopeRewound,
    StepCompleted,
    StepMoved,
    StepPaused,
    StepReleased,
    StepResumed,
    StepReturned,
    StepSkipped,
    StepTaken,
)
from alur.core.case.plain import Convert, Plain
from alur.core.case.spent import Clock, Promise, Stretch
from alur.core.case.state import Ended, RowTrace, State
from alur.core.quick import quick
from alur.core.sop.flow import Branch

Json = dict[str, Any]
Upcasts = Mapping[tuple[str, int], Callable[[Json], Json]]

EVENTS: tuple[type[Event], ...] = (
    CaseOpened,
    StepTaken,
    StepReleased,
    StepPaused,
    StepResumed,
    StepCompleted,
    StepReturned,
    StepSkipped,
    StepMoved,
    ScopeRewound,
    ExtraWorkRecorded,
    CompletionUndone,
    EvidenceAdded,
    EvidenceWithdrawn,
    RecordCorrected,
    ChildOpened,
    ChildClosed,
    CaseMigrated,
    CaseCancelled,
    CaseReopened,
)

UPCASTS: Upcasts = {}
"""(kind, version) → the body in the next version. Empty: this is the first release."""

STATE_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Written:
    """An event as the record keeps it. ``payload`` is empty where nobody wrote anything, None where it was erased."""

    kind: str
    version: int
    body: Json
    payload: Json | None


@dataclass(frozen=True, slots=True)
class _Form:
    """How one class of events is written and read."""

    kind: type[Event]
    make: Callable[..., Event]
    personal: tuple[str, ...]
    write_body: Convert
    write_payload: Convert
    read_body: Convert
    read_payload: Convert


_plain = Plain(compact=(Branch, Stretch, Promise, Passed, Parent, Clock, Ended, RowTrace))
_write_state: Convert = _plain.writer(State)
_read_state: Convert = _plain.reader(State)


def _form(kind: type[Event]) -> _Form:
    personal = [each for each in fields(kind) if each.metadata.get("payload")]
    rest = [each for each in fields(kind) if not each.metadata.get("payload")]
    return _Form(
        kind,
        quick(kind),
        tuple(each.name for each in personal),
        _plain.object_writer(kind, rest),
        _plain.object_writer(kind, personal),
        _plain.object_reader(kind, rest),
        _plain.object_reader(kind, personal),
    )


_FORMS = {kind.__name__: _form(kind) for kind in EVENTS}


def write_event(event: Event) -> Written:
    """The event as body and payload."""
    form = _FORMS[type(event).__name__]
    return Written(form.kind.__name__, event.VERSION, form.write_body(event), form.write_payload(event))


def read_event(written: Written, *, upcasts: Upcasts = UPCASTS) -> Event:
    """The event again, also one that an older release wrote. An erased payload leaves None in its fields."""
    form, body = _FORMS[written.kind], written.body
    for version in range(written.version, form.kind.VERSION):
        body = upcasts[written.kind, version](body)
    erased = dict.fromkeys(form.personal) if written.payload is None else form.read_payload(written.payload)
    return form.make(**form.read_body(body), **erased)


def write_state(state: State) -> Json:
    """The state as plain values."""
    return {"format": STATE_FORMAT, **_write_state(state)}


def read_state(plain: Json) -> State | None:
    """The state again; None where another release wrote it, so that it must be folded anew from its events."""
    if plain.get("format") != STATE_FORMAT:
        return None
    state: State = _read_state({name: part for name, part in plain.items() if name != "format"})
    return state
