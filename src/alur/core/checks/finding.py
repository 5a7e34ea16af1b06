"""What a check reports. Level, check name and row are facts; the three sentences are for the writer."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """``step`` is the number of the row that must be changed, or None where no single row is at fault."""

    level: Level
    check: str
    step: int | None
    message: str
    why: str
    mend: str
