"""What a log reader does with an event that cannot be read: it names the line and stops, or leaves the event out."""

from dataclasses import dataclass

from alur.core.measure.log import Log
from alur.core.refused import Refused

_MEND = "Perbaiki barisnya, atau pakai --skip-bad untuk melewatinya."


@dataclass(frozen=True, slots=True)
class ReadLog:
    """``left_out`` counts the events that could not be read."""

    log: Log
    left_out: int


class BadEvents:
    """Shared by the readers, so that CSV and XES refuse in the same words."""

    __slots__ = ("count", "name", "skip")

    def __init__(self, name: str, *, skip: bool) -> None:
        self.name = name
        self.skip = skip
        self.count = 0

    def found(self, line: int, why: str) -> None:
        if not self.skip:
            raise Refused("{name}, baris {line}: {why}. " + _MEND, name=self.name, line=line, why=why)
        self.count += 1


def why_no_timestamp(text: str | None) -> str:
    if not text or not text.strip():
        return "waktu kejadian kosong"
    shown = text if len(text) <= 40 else text[:40] + "…"
    return f"waktu “{shown}” tidak dapat dibaca (contoh: 2026-03-02T07:30:00+08:00)"
