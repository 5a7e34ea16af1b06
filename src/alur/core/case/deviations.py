"""Where a case left the way of its SOP, in plain words: shown before the act is sent, and in the record afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from alur.core.case.events import (
    CaseCancelled,
    CaseReopened,
    Closed,
    Event,
    ExtraWorkRecorded,
    Onward,
    ScopeRewound,
    StepCompleted,
    StepMoved,
    StepReturned,
    StepSkipped,
)
from alur.core.case.procedure import Procedure
from alur.core.case.reasons import DEVIATIONS
from alur.core.case.state import State

_LABELS = {reason.key: reason.label for reason in DEVIATIONS}


class DeviationKind(Enum):
    """The word for it in a list."""

    MISSING = "Output belum ada"
    RETURNED = "Dikembalikan"
    SKIPPED = "Dilewati"
    MOVED = "Dipindahkan"
    REWOUND = "Percabangan dihentikan"
    EXTRA = "Pekerjaan di luar SOP"
    CANCELLED = "Kasus dihentikan"
    REOPENED = "Kasus dibuka kembali"


@dataclass(frozen=True, slots=True)
class Deviation:
    """``row`` is where the way was left, "" where it was at none; ``reason`` is the label of the reason given."""

    kind: DeviationKind
    row: str
    sentence: str
    reason: str


def deviation_in(event: Event, before: State | None, procedure: Procedure) -> Deviation | None:
    """What the event did beside the SOP; None where it followed it. ``before`` is the state it met."""
    naming = _Naming(before, procedure)
    match event:
        case StepCompleted(missing=missing, lapsed=False) if missing:
            return _deviation(DeviationKind.MISSING, event.row, naming.missing(event), event.reason)
        case StepReturned():
            return _deviation(DeviationKind.RETURNED, event.row, naming.way(event, "Dikembalikan dari"), event.reason)
        case StepMoved():
            return _deviation(DeviationKind.MOVED, event.row, naming.way(event, "Dipindahkan dari"), event.reason)
        case StepSkipped():
            sentence = f"{naming.row(event.row)} dilewati tanpa dikerjakan."
            return _deviation(DeviationKind.SKIPPED, event.row, sentence, event.reason)
        case ScopeRewound():
            return _deviation(DeviationKind.REWOUND, event.row, naming.rewound(event), event.reason)
        case ExtraWorkRecorded():
            return _deviation(DeviationKind.EXTRA, "", "Ada pekerjaan yang tidak tercantum dalam SOP.", event.reason)
        case CaseCancelled():
            sentence = f"Kasus dihentikan sebelum selesai; {naming.stopped(event.closes)} tidak dikerjakan."
            return _deviation(DeviationKind.CANCELLED, "", sentence, event.reason)
        case CaseReopened():
            sentence = (
                f"Kasus dibuka kembali di {naming.row(event.to_row).lower()}{naming.beside(event, event.to_row)}."
            )
            return _deviation(DeviationKind.REOPENED, "", sentence, event.reason)
    return None


def _deviation(kind: DeviationKind, row: str, sentence: str, reason: str) -> Deviation:
    return Deviation(kind, row, sentence, _LABELS.get(reason, ""))


@dataclass(frozen=True, slots=True)
class _Naming:
    """How rows are called in a sentence: by number, as people do."""

    before: State | None
    procedure: Procedure

    def row(self, row: str) -> str:
        return f"Langkah {self.procedure.steps[row].number}"

    def missing(self, event: StepCompleted) -> str:
        rows = [event.row, *(passed.row for passed in event.passed)]
        outputs = [output for row in rows for output in self.procedure.steps[row].row.outputs]
        return f"Output {self.row(event.row).lower()} belum ada: {_listed(outputs[place] for place in event.missing)}."

    def way(self, event: StepReturned | StepMoved, how: str) -> str:
        here, there = self.row(event.row).lower(), self.row(event.to_row).lower()
        return f"{how} {here} ke {there}{self.beside(event, event.to_row)}."

    def rewound(self, event: ScopeRewound) -> str:
        here, there = self.row(event.row).lower(), self.row(event.to_row).lower()
        after = self.row(event.scope).lower()
        stopped = f"; {self.stopped(event.closes[1:])} ikut dihentikan" if event.closes[1:] else ""
        beside = self.beside(event, event.to_row)
        return f"Keluar dari percabangan setelah {after}, dari {here} ke {there}{stopped}{beside}."

    def reopened(self, event: CaseReopened) -> str:
        return f"Kasus dibuka kembali di {self.row(event.to_row).lower()}{self.beside(event, event.to_row)}."

    def stopped(self, closes: Iterable[Closed]) -> str:
        rows = [self.before.open[one.number].row for one in closes] if self.before else []
        return self._rows(rows)

    def beside(self, event: Onward, to_row: str) -> str:
        """Entering a branch opens the branches beside it."""
        rows = [opened.row for opened in event.opens if opened.row != to_row]
        return f"; {self._rows(rows)} ikut terbuka" if rows else ""

    def _rows(self, rows: Iterable[str]) -> str:
        return "langkah " + _listed(str(number) for number in sorted(self.procedure.steps[row].number for row in rows))


def _listed(parts: Iterable[str]) -> str:
    """
    >>> _listed(["3", "4", "6"])
    '3, 4 dan 6'
    """
    *most, last = parts
    return f"{', '.join(most)} dan {last}" if most else last
