"""What a person, or the clock, asks of a case. One command becomes one event, or a refusal with a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from alur.core.case.events import NOBODY, Outcome, Parent, PersonId, Source
from alur.core.case.procedure import Procedure
from alur.core.instant import Instant, Microseconds


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. ``lanes`` are those for which the person may act on that day; ``leads`` is the head of the unit.

    Which case a person may see at all is not decided here.
    """

    person: PersonId
    lanes: frozenset[str] = frozenset()
    leads: bool = False


CLOCK = Actor(NOBODY)
"""The program itself: schedules, lapsed waits, child cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who does it, and when. ``now`` is the server's clock; ``at`` the past moment that a declared act speaks of.

    ``absences`` are the recorded absences (from, to) of the visit's holder. ``seen`` is the sequence number that the
    person's page showed: an act on a visit that changed since then is refused.
    """

    by: Actor
    now: Instant
    at: Instant | None = None
    source: Source = Source.LIVE
    absences: tuple[tuple[Instant, Instant], ...] = ()
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """``start`` may be "" where the SOP has one mulai. ``persons`` names people for lanes of kind per_kasus."""

    unit: str
    start: str = ""
    persons: Mapping[str, PersonId] = field(default_factory=dict)
    subject: str = ""
    form: Mapping[str, str] = field(default_factory=dict)
    parent: Parent | None = None


@dataclass(frozen=True, slots=True)
class TakeStep:
    """`Ambil`: I answer for it."""

    visit: int


@dataclass(frozen=True, slots=True)
class AssignStep:
    """The head names who answers for it, also where somebody does already."""

    visit: int
    person: PersonId
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """`Serahkan`: its holder gives it to another holder of the lane."""

    visit: int
    person: PersonId
    note: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """Back to the queue."""

    visit: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """`Jeda`: ``reason`` is a key of `reasons.PAUSES`."""

    visit: int
    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    """The clock runs again."""

    visit: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete:
    """`Selesai`. ``given`` are the places of the outputs that came out; what is missing asks for a ``reason``.

    ``through_row`` closes the run up to that row (ukur: tonggak). ``person`` and ``taken`` are for acts declared from
    paper: who did it, and since when.
    """

    visit: int
    exit: str = ""
    given: tuple[int, ...] = ()
    ticked: tuple[int, ...] = ()
    items: int = 1
    through_row: str = ""
    person: PersonId = NOBODY
    taken: Instant | None = None
    reason: str = ""
    results: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lapse:
    """The applicant's time has passed: the case takes the exit of `lewat_waktu` by itself."""

    visit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """`Kembalikan` to a row that the case has already passed."""

    visit: int
    to_row: str
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """`Lewati`: not done, go on by this exit."""

    visit: int
    exit: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """`Pindah` to any row."""

    visit: int
    to_row: str
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordExtraWork:
    """Work that is not in the SOP."""

    work: str
    visit: int = 0
    began: Instant | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the completion of this visit."""

    visit: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEvidence:
    """``sha256`` in hex; of the link's text where it is a link."""

    visit: int
    sha256: str
    output: int | None = None
    size: int = 0
    media: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawEvidence:
    """``added`` is the sequence number of its EvidenceAdded, ``added_by`` who did that, as the record tells."""

    added: int
    note: str = ""
    added_by: PersonId = NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """What an ended visit should have said. None: that part stands. ``absent`` as in RecordCorrected."""

    visit: int
    taken: Instant | None = None
    ended: Instant | None = None
    absent: Microseconds | None = None
    items: int | None = None
    given: tuple[int, ...] | None = None
    missing: tuple[int, ...] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChild:
    """The case ``child`` was opened for a row that calls another SOP."""

    visit: int
    child: str
    kode: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseChild:
    """The child case ended with ``result``."""

    visit: int
    child: str
    result: Outcome


@dataclass(frozen=True, slots=True)
class Migrate:
    """Go on under another version."""

    to: Procedure
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cancel:
    """End the case without its being done."""

    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    """Go on with an ended case at this row."""

    to_row: str
    reason: str = ""
    note: str = ""


Command = (
    OpenCase
    | TakeStep
    | AssignStep
    | HandOver
    | Release
    | Pause
    | Resume
    | Complete
    | Lapse
    | Return
    | Skip
    | Move
    | RecordExtraWork
    | Undo
    | AddEvidence
    | WithdrawEvidence
    | Correct
    | OpenChild
    | CloseChild
    | Migrate
    | Cancel
    | Reopen
)
