"""A file as it stands: folded from its events. ``apply`` never refuses and never looks at a clock."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import assert_never

from alur.core.conduct.events import (
    Closed,
    ContestAnswered,
    Contested,
    Decided,
    EvidenceAdded,
    EvidenceLocked,
    EvidenceRead,
    EvidenceRemoved,
    Examined,
    FileOpened,
    Item,
    MinutesSigned,
    MinutesWritten,
    Objected,
    ObjectionAnswered,
    PersonId,
    Planned,
    PlanStep,
    Recorded,
    Replied,
    SentBack,
    StepFollowed,
    Summoned,
)
from alur.core.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """``items`` by their number, which is never used twice. ``read`` and what follows hold since the last lock."""

    opened: FileOpened
    seq: int = 1
    items: tuple[tuple[int, Item], ...] = ()
    numbered: int = 0
    locked: Instant | None = None
    reply_until: Instant | None = None
    read: frozenset[int] = frozenset()
    contested: frozenset[int] = frozenset()
    reply: Replied | None = None
    replied: Instant | None = None
    summonses: tuple[Summoned, ...] = ()
    minutes: MinutesWritten | None = None
    signed: frozenset[PersonId] = frozenset()
    examined: Instant | None = None
    decision: Decided | None = None
    decided: Instant | None = None
    plan: tuple[PlanStep, ...] = ()
    followed: frozenset[int] = frozenset()
    objection: Objected | None = None
    answer: ObjectionAnswered | None = None
    closed: Instant | None = None

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(number for number, _ in self.items)

    @property
    def both_signed(self) -> bool:
        """Minutes bind when the examiner and the person have signed them."""
        return self.minutes is not None and self.signed >= {self.opened.examiner, self.opened.person}

    @property
    def parties(self) -> frozenset[PersonId]:
        """Who may open the file, and nobody else."""
        named = self.opened
        return frozenset({named.person, named.examiner, named.decider, named.appeal})


def fold(history: Iterable[Recorded]) -> File:
    """Raises ValueError for a history that does not begin with an opening."""
    first, *rest = history
    if not isinstance(first.event, FileOpened):
        raise ValueError(f"Expected a file to begin with its opening, but it begins with {first.event}.")
    return reduce(apply, rest, File(opened=first.event))


def apply(file: File, recorded: Recorded) -> File:
    return replace(_applied(file, recorded), seq=recorded.seq)


def _applied(file: File, recorded: Recorded) -> File:  # one case an event: the list is the table of contents
    at = recorded.at
    match recorded.event:
        case FileOpened():
            return file
        case EvidenceAdded(item=item):
            number = file.numbered + 1
            return replace(file, items=(*file.items, (number, item)), numbered=number)
        case EvidenceRemoved(item=item_number):
            return _without(file, item_number)
        case EvidenceLocked(reply_until=reply_until):
            return replace(file, locked=at, reply_until=reply_until)
        case EvidenceRead(item=item_number):
            return replace(file, read=file.read | {item_number})
        case Contested(item=item_number):
            return replace(file, contested=file.contested | {item_number})
        case ContestAnswered(item=item_number, upheld=upheld):
            answered = replace(file, contested=file.contested - {item_number})
            return _without(answered, item_number) if upheld else answered
        case Replied() as reply:
            return replace(file, reply=reply, replied=at)
        case Summoned() as summons:
            return replace(file, summonses=(*file.summonses, summons))
        case MinutesWritten() as minutes:
            return replace(file, minutes=minutes, signed=frozenset())
        case MinutesSigned():
            return replace(file, signed=file.signed | {recorded.by})
        case Examined():
            return replace(file, examined=at)
        case SentBack():
            return _gathered_anew(file)
        case Decided() as decision:
            return replace(file, decision=decision, decided=at)
        case Planned(steps=steps):
            return replace(file, plan=steps, followed=frozenset())
        case StepFollowed(step=step):
            return replace(file, followed=file.followed | {step})
        case Objected() as objection:
            return replace(file, objection=objection)
        case ObjectionAnswered() as answer:
            return replace(file, answer=answer)
        case Closed():
            return replace(file, closed=at)
        case _:
            assert_never(recorded.event)


def _without(file: File, item: int) -> File:
    return replace(file, items=tuple(pair for pair in file.items if pair[0] != item), read=file.read - {item})


def _gathered_anew(file: File) -> File:
    """Whatever was heard was heard about other evidence."""
    return File(opened=file.opened, items=file.items, numbered=file.numbered)
