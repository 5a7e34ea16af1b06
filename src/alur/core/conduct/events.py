"""What happened to a file, in the order of its numbers. A correction is a new event; none is ever edited."""

from dataclasses import dataclass

from alur.core.conduct.terms import FileKind, Terms
from alur.core.instant import Instant

PersonId = int


@dataclass(frozen=True, slots=True)
class Item:
    """Evidence as it was on that day. ``facts`` are said before any ``figure``, which carries its formula version.

    ``source`` says where it comes from: `kunjungan 12:3`, `tinjauan 2026-H2`, or "" for what was written by hand.
    """

    title: str
    facts: tuple[str, ...] = ()
    figure: str = ""
    formula: int = 0
    source: str = ""
    sha256: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One thing to do in coaching, and by when (ISO date)."""

    what: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOpened:
    """``nominator`` is who asked for it, ``wish`` the measure they wished ("" where they wished none)."""

    kind: FileKind
    person: PersonId
    nominator: PersonId
    examiner: PersonId
    decider: PersonId
    appeal: PersonId
    terms: Terms
    reason: str
    wish: str = ""
    criteria: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceAdded:
    item: Item


@dataclass(frozen=True, slots=True)
class EvidenceRemoved:
    item: int
    reason: str


@dataclass(frozen=True, slots=True)
class EvidenceLocked:
    reply_until: Instant


@dataclass(frozen=True, slots=True)
class EvidenceRead:
    """The decider opened this one."""

    item: int


@dataclass(frozen=True, slots=True)
class Contested:
    """The person objects to a piece of evidence."""

    item: int
    reason: str


@dataclass(frozen=True, slots=True)
class ContestAnswered:
    item: int
    upheld: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Replied:
    words: str
    sha256: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Summoned:
    when: Instant
    place: str


@dataclass(frozen=True, slots=True)
class MinutesWritten:
    words: str


@dataclass(frozen=True, slots=True)
class MinutesSigned:
    """By examiner or person. ``note`` is what the person wants to stand beside the signature."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """The examiner signs that the evidence is what it says."""

    note: str


@dataclass(frozen=True, slots=True)
class SentBack:
    """To the examiner: evidence is gathered anew, and the person is heard anew."""

    reason: str


@dataclass(frozen=True, slots=True)
class Decided:
    measure: str
    basis: str
    reason: str
    objection_until: Instant


@dataclass(frozen=True, slots=True)
class Planned:
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class StepFollowed:
    step: int
    note: str


@dataclass(frozen=True, slots=True)
class Objected:
    """Against the decision."""

    words: str


@dataclass(frozen=True, slots=True)
class ObjectionAnswered:
    """``upheld``: the decision no longer stands."""

    upheld: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Closed:
    note: str = ""


Event = (
    FileOpened
    | EvidenceAdded
    | EvidenceRemoved
    | EvidenceLocked
    | EvidenceRead
    | Contested
    | ContestAnswered
    | Replied
    | Summoned
    | MinutesWritten
    | MinutesSigned
    | Examined
    | SentBack
    | Decided
    | Planned
    | StepFollowed
    | Objected
    | ObjectionAnswered
    | Closed
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as the file holds it."""

    seq: int
    by: PersonId
    at: Instant
    event: Event
