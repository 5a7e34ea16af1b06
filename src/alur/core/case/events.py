"""What happened in a case: one event an act, with all its consequences inside. Values only, never edited.

An event says what the act was and what it changed, so that `apply` needs neither the SOP nor a calendar.
Fields made by `payload()` hold words that people wrote; the record keeps them apart, and None says that they
were erased. Nothing in the engine reads them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar

from alur.core.case.spent import NO_TIME, Promise, Stretch
from alur.core.instant import Instant, Microseconds
from alur.core.sop.flow import Branch

PersonId = int
NOBODY: PersonId = 0
"""As holder: the visit waits in its lane's queue. As author: the program itself, at a time that was due."""


class Source(Enum):
    """Where a time comes from: the moment of the act, somebody's word afterwards, or another system's log."""

    LIVE = "live"
    DECLARED = "declared"
    IMPORTED = "imported"


class Ending(Enum):
    """How a visit ended. It ends once."""

    DONE = "done"
    RETURNED = "returned"
    SKIPPED = "skipped"
    MOVED = "moved"
    CANCELLED = "cancelled"


class Outcome(Enum):
    """How the case stands."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class How(Enum):
    """How a person came to answer for a visit."""

    CLAIMED = "claimed"
    ASSIGNED = "assigned"
    HANDED_OVER = "handed_over"


PERSONAL = {"payload": True}


def payload(default: Any = "") -> Any:
    """A field of the personal part: `codec` parts it from the rest, and the record may erase it."""
    return field(default=default, metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A visit that the act opened. ``holder`` is set where the lane has one holder: then it is taken at once.

    ``branch`` is the innermost branch the row belongs to. ``standard`` is waktu as written in the version that
    the visit opened with, and stays the visit's standard also when the case moves to another version.
    """

    number: int
    row: str
    at: Instant
    branch: Branch | None = None
    holder: PersonId = NOBODY
    standard: str = ""
    due: Instant | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """A visit that the act ended, and the last stretch of its clock, so that figures need no calendar later.

    The act's own visit stands first, others are cancelled with it. ``due`` is set where the visit is judged by another
    due than it had: many items, or a run of rows.
    """

    number: int
    ending: Ending
    spent: Stretch = NO_TIME
    due: Instant | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A visit that opened and ended within a milestone act (`selesai sampai baris …`)."""

    number: int
    row: str


@dataclass(frozen=True, slots=True)
class Parent:
    """The visit of another case that called this case."""

    case: str
    visit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """``at`` is when it happened; when and by whom it was recorded stands in `Recorded`."""

    VERSION: ClassVar[int] = 1
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward(Event):
    """An act that changes which visits are open.

    ``passed`` are visits that opened and ended within the act, as in a run of rows. ``arrives`` are branches that came
    to their join and wait there, ``clears`` those that wait no longer. ``outcome`` is set where the act ends the case
    or opens it again, ``promise`` where the promise stood still until now. ``calendar`` is the version of the calendar
    that measured.
    """

    closes: tuple[Closed, ...] = ()
    passed: tuple[Passed, ...] = ()
    opens: tuple[Opened, ...] = ()
    arrives: tuple[Branch, ...] = ()
    clears: tuple[Branch, ...] = ()
    outcome: Outcome | None = None
    promise: Promise | None = None
    calendar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(Onward):
    """``persons`` are those named for lanes of kind per_kasus. ``start`` is the mulai row chosen."""

    kode: str
    version: str
    unit: str
    start: str
    persons: Mapping[str, PersonId] = field(default_factory=dict)
    parent: Parent | None = None
    subject: str | None = payload()
    form: Mapping[str, str] | None = field(default_factory=dict, metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken(Event):
    """``person`` answers for the visit from now on."""

    visit: int
    row: str
    how: How
    person: PersonId
    spent: Stretch = NO_TIME
    due: Instant | None = None
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReleased(Event):
    """The visit is back in its lane's queue."""

    visit: int
    row: str
    spent: Stretch = NO_TIME
    due: Instant | None = None
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPaused(Event):
    """``reason`` is a key of `reasons.PAUSES`."""

    visit: int
    row: str
    reason: str
    spent: Stretch = NO_TIME
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepResumed(Event):
    """``promise`` is set where the promise stood still with this visit."""

    visit: int
    row: str
    spent: Stretch = NO_TIME
    due: Instant | None = None
    promise: Promise | None = None
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCompleted(Onward):
    """The step is done and the case follows the exit named ("" where there is but one).

    ``given`` and ``missing`` are places in the row's outputs, ``ticked`` in its kelengkapan; with ``passed`` rows they
    run on over the outputs and needs of the whole run. ``results`` are words to the given outputs, in that order.
    ``person`` did the work, who may be another than who recorded it; ``taken`` is set where a declared act also says
    since when, with ``waited`` for the stretch before. ``lapsed``: the applicant's time ran out, the case went on by
    itself.
    """

    visit: int
    row: str
    exit: str = ""
    person: PersonId = NOBODY
    given: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    ticked: tuple[int, ...] = ()
    items: int = 1
    taken: Instant | None = None
    waited: Stretch = NO_TIME
    lapsed: bool = False
    undo_until: Instant = 0
    reason: str = ""
    results: tuple[str, ...] | None = payload(())
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReturned(Onward):
    """Sent back to a row that the case had already passed."""

    visit: int
    row: str
    to_row: str
    reason: str = ""
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSkipped(Onward):
    """Not done; the case follows the exit as though it were."""

    visit: int
    row: str
    exit: str = ""
    reason: str = ""
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMoved(Onward):
    """Not done; the case goes on at a row to which the flow does not lead."""

    visit: int
    row: str
    to_row: str
    reason: str = ""
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRewound(Onward):
    """A return or move out of a branch: everything open between the split ``scope`` and its join is cancelled."""

    visit: int
    row: str
    to_row: str
    scope: str
    reason: str = ""
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraWorkRecorded(Event):
    """Work that is not in the SOP. ``visit`` is the step beside which it was done, 0 where there is none."""

    person: PersonId
    visit: int = 0
    began: Instant | None = None
    reason: str = ""
    work: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionUndone(Event):
    """As though the completion had not been. The visits it had opened, or passed, are withdrawn: they never count.

    ``completion`` is the sequence number of the event undone.
    """

    visit: int
    row: str
    completion: int
    withdrawn: tuple[int, ...] = ()
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceAdded(Event):
    """A file by its SHA-256, or a link (``sha256`` of its text). ``output`` is a place in the row's outputs."""

    visit: int
    sha256: str
    output: int | None = None
    size: int = 0
    media: str = ""
    name: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceWithdrawn(Event):
    """``added`` is the sequence number of the event that added it; file and event stay in the record."""

    added: int
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCorrected(Event):
    """What an ended visit should have said. None: that part stands.

    ``absent`` is working time in which the holder was away and which nobody had recorded yet.
    """

    visit: int
    taken: Instant | None = None
    ended: Instant | None = None
    absent: Microseconds | None = None
    items: int | None = None
    given: tuple[int, ...] | None = None
    missing: tuple[int, ...] | None = None
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildOpened(Event):
    """The row calls another SOP: ``child`` is the case that was opened for it."""

    visit: int
    row: str
    child: str
    kode: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildClosed(Onward):
    """The child case ended. Where it was done and the row has one exit, the visit is done with it."""

    visit: int
    row: str
    child: str
    result: Outcome
    exit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMigrated(Event):
    """The case goes on under another version; open visits and the promise keep the standards they opened with."""

    before: str
    version: str
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCancelled(Onward):
    """The case ends without being done."""

    reason: str = ""
    note: str | None = payload()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReopened(Onward):
    """An ended case goes on at ``to_row``."""

    to_row: str
    reason: str = ""
    note: str | None = payload()


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as the record holds it: ``seq`` is its place in the case and the only order there is.

    ``by`` recorded it, at ``recorded_at`` by the server's clock; ``key`` is the idempotency key of the request.
    """

    seq: int
    event: Event
    by: PersonId
    recorded_at: Instant
    source: Source = Source.LIVE
    key: str = ""
