"""What people ask of a file. One command becomes one event, or a refusal with a sentence."""

from dataclasses import dataclass

from alur.core.conduct.events import Item, PersonId, PlanStep
from alur.core.instant import Instant


@dataclass(frozen=True, slots=True)
class Act:
    """``blocked`` is a refusal's sentence while something this evidence rests on may not be used: told less than seven
    days ago, or objected to.
    """

    by: PersonId
    now: Instant
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class AddItem:
    item: Item


@dataclass(frozen=True, slots=True)
class RemoveItem:
    item: int
    reason: str


@dataclass(frozen=True, slots=True)
class LockEvidence:
    """From here on the person is told, reads everything and may reply."""


@dataclass(frozen=True, slots=True)
class ReadItem:
    item: int


@dataclass(frozen=True, slots=True)
class Contest:
    item: int
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerContest:
    item: int
    upheld: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Reply:
    words: str
    sha256: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Summon:
    when: Instant
    place: str


@dataclass(frozen=True, slots=True)
class WriteMinutes:
    words: str


@dataclass(frozen=True, slots=True)
class SignMinutes:
    note: str = ""


@dataclass(frozen=True, slots=True)
class Examine:
    note: str


@dataclass(frozen=True, slots=True)
class SendBack:
    reason: str


@dataclass(frozen=True, slots=True)
class Decide:
    """Which ``measure`` is the decider's alone to choose: nothing is filled in beforehand."""

    measure: str
    basis: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class FollowStep:
    step: int
    note: str


@dataclass(frozen=True, slots=True)
class Object:
    words: str


@dataclass(frozen=True, slots=True)
class AnswerObjection:
    upheld: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Close:
    note: str = ""


Command = (
    AddItem
    | RemoveItem
    | LockEvidence
    | ReadItem
    | Contest
    | AnswerContest
    | Reply
    | Summon
    | WriteMinutes
    | SignMinutes
    | Examine
    | SendBack
    | Decide
    | Plan
    | FollowStep
    | Object
    | AnswerObjection
    | Close
)
