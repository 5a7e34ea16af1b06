"""What a check sees, and what is reported of it. Level and name stand in the catalogue, never in a check."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Fault:
    """``step`` is the number of the row that must be changed, or None where no single row is at fault."""

    step: int | None
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with its check, its level and the reason. The three sentences are for the writer."""

    level: Level
    check: str
    step: int | None
    message: str
    why: str
    mend: str
