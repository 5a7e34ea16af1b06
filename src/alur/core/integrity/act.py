"""What the questions are asked of: acts as the record has them. Persons, cases and files are opaque keys."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from alur.core.instant import Instant


class VisitKey(NamedTuple):
    case: str
    visit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A visit that a person ended. ``root`` is the case it belongs to, or the one that called that case.

    ``used`` is the share of the allowed working time that had passed at ``ended``: 1 is the due itself, None where
    nothing is allowed. ``live``: recorded at the moment it happened. ``files`` are the hashes of its evidence.
    """

    visit: VisitKey
    person: str
    root: str
    series: tuple[str, str, str]
    ended: Instant
    recorded: Instant
    due: Instant | None = None
    used: float | None = None
    live: bool = True
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A case that a person opened. ``matter`` is the same for the same words of the same SOP."""

    case: str
    person: str
    matter: str
    at: Instant


@dataclass(frozen=True, slots=True)
class Question:
    """To be put to the person, who alone knows. ``visits`` is what it is about; ``mark`` is the same for the same."""

    person: str
    signal: str
    visits: tuple[VisitKey, ...]

    @property
    def mark(self) -> str:
        case, visit = min(self.visits)
        return f"{self.signal} {case} {visit}"


def by_person(acts: Iterable[Act]) -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = {}
    for act in acts:
        found.setdefault(act.person, []).append(act)
    return found
