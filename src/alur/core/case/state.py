"""Where a case stands: bounded by the rows of its SOP, however long the case. Made by `apply` alone."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field

from alur.core.case.events import NOBODY, Ending, Outcome, Parent, PersonId, Source
from alur.core.case.spent import Clock, Promise
from alur.core.instant import Instant
from alur.core.sop.flow import Branch


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVisit:
    """One opening of one row, not yet ended.

    ``since`` is when the running stretch began, what came before is in ``clock``. Whether the running stretch is queue,
    held or pause follows from ``pause`` and ``holder``. ``taken`` is when somebody first answered for it; ``held_by``
    are all who ever did, each once. ``source`` is the weakest source among its times. ``touched`` is the last event
    that changed it.
    """

    number: int
    row: str
    opened: Instant
    since: Instant
    branch: Branch | None = None
    standard: str = ""
    waits: bool = False
    due: Instant | None = None
    taken: Instant | None = None
    holder: PersonId = NOBODY
    held_by: tuple[PersonId, ...] = ()
    pause: str = ""
    clock: Clock = Clock()
    child: str = ""
    source: Source = Source.LIVE
    touched: int = 0

    @property
    def stands_still(self) -> bool:
        """Whether nobody in the office can go on with it: paused, or the applicant has the work."""
        return self.waits or bool(self.pause)


@dataclass(frozen=True, slots=True)
class Ended:
    """The visit of a row that ended last: for the sentence to whoever came second."""

    number: int
    ending: Ending
    by: PersonId
    at: Instant


@dataclass(frozen=True, slots=True)
class RowTrace:
    """How often a row was opened and done in this case, its last visit, and how that of them that ended last ended."""

    times: int = 0
    done: int = 0
    last: int = 0
    ended: Ended | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoable:
    """What it takes to undo a completion as though it had not been. Dropped as soon as something was built on it.

    ``promise`` and ``still_since`` are what they were before, where the completion changed them.
    """

    seq: int
    until: Instant
    by: PersonId
    visit: OpenVisit
    passed: tuple[int, ...] = ()
    opened: tuple[int, ...] = ()
    arrived: tuple[Branch, ...] = ()
    cleared: Mapping[Branch, Instant] = field(default_factory=dict)
    traces: Mapping[str, RowTrace | None] = field(default_factory=dict)
    promise: Promise | None = None
    still_since: Instant | None = None


@dataclass(frozen=True, slots=True)
class State:
    """``open`` by number, in order of opening. ``arrived`` are branches that wait at their join, and since when.

    ``at`` is the latest moment any act spoke of. ``still_since`` is set while the promise stands still.
    ``visits`` counts the visits opened so far: numbers are never used again.
    """

    kode: str
    version: str
    unit: str
    seq: int
    _: KW_ONLY  # after four: CPython packs a call with more than 15 names into a dictionary, which every step would pay
    opened: Instant
    at: Instant
    visits: int
    open: Mapping[int, OpenVisit]
    rows: Mapping[str, RowTrace]
    arrived: Mapping[Branch, Instant] = field(default_factory=dict)
    persons: Mapping[str, PersonId] = field(default_factory=dict)
    parent: Parent | None = None
    outcome: Outcome = Outcome.OPEN
    closed: Instant | None = None
    promise: Promise = Promise()
    still_since: Instant | None = None
    undoable: tuple[Undoable, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the case is still being worked on."""
        return self.outcome is Outcome.OPEN
