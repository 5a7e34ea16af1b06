"""Events in the words of the office, for the timeline of a case: what happened, by whom, when, and what was said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alur.core.case.apply import apply
from alur.core.case.deviations import Deviation, deviation_in
from alur.core.case.events import (
    NOBODY,
    CaseCancelled,
    CaseMigrated,
    CaseOpened,
    CaseReopened,
    ChildClosed,
    ChildOpened,
    CompletionUndone,
    Event,
    EvidenceAdded,
    EvidenceWithdrawn,
    ExtraWorkRecorded,
    How,
    PersonId,
    RecordCorrected,
    Recorded,
    ScopeRewound,
    Source,
    StepCompleted,
    StepMoved,
    StepPaused,
    StepReleased,
    StepResumed,
    StepReturned,
    StepSkipped,
    StepTaken,
)
from alur.core.case.procedure import Procedure
from alur.core.case.reasons import DEVIATIONS, PAUSES
from alur.core.case.state import State
from alur.core.instant import MINUTE, Instant

REASONS = {reason.key: reason.label for reason in (*PAUSES, *DEVIATIONS)}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the timeline. ``mark`` is "", paused or deviation."""

    seq: int
    title: str
    who: str
    at: Instant
    recorded_at: Instant
    details: tuple[str, ...]
    mark: str
    source: Source
    deviation: Deviation | None

    @property
    def was_recorded_later(self) -> bool:
        return self.recorded_at - self.at > MINUTE


def tell(followed: Iterable[tuple[Recorded, Procedure]], names: Mapping[PersonId, str]) -> tuple[Told, ...]:
    """All lines, in the order of the record, each by the procedure that the case followed then."""
    told, state = [], None
    for recorded, procedure in followed:
        told.append(_told(recorded, state, procedure, names))
        state = apply(state, recorded)
    return tuple(told)


def _told(recorded: Recorded, before: State | None, procedure: Procedure, names: Mapping[PersonId, str]) -> Told:
    event = recorded.event
    deviation = deviation_in(event, before, procedure)
    mark = "deviation" if deviation else "paused" if isinstance(event, StepPaused) else ""
    return Told(
        seq=recorded.seq,
        title=_title(event, procedure, names),
        who=names.get(recorded.by, _("Alur")) if recorded.by != NOBODY else _("Alur"),
        at=event.at,
        recorded_at=recorded.recorded_at,
        details=tuple(_details(recorded, procedure, names, deviation)),
        mark=mark,
        source=recorded.source,
        deviation=deviation,
    )


def _title(event: Event, procedure: Procedure, names: Mapping[PersonId, str]) -> str:  # one line an event: a list
    def row(row_id: str) -> str:
        step = procedure.steps.get(row_id)
        return f"{step.number} · {step.row.text}" if step else row_id

    match event:
        case CaseOpened():
            return _("Kasus dibuka")
        case StepTaken(how=How.CLAIMED):
            return _("Diambil: %(row)s") % {"row": row(event.row)}
        case StepTaken():
            said = _("Diserahkan kepada %(who)s: %(row)s")
            return said % {"who": names.get(event.person, "?"), "row": row(event.row)}
        case StepReleased():
            return _("Dilepas ke antrean: %(row)s") % {"row": row(event.row)}
        case StepPaused():
            return _("Jam berhenti: %(row)s") % {"row": row(event.row)}
        case StepResumed():
            return _("Jam berjalan lagi: %(row)s") % {"row": row(event.row)}
        case StepCompleted(lapsed=True):
            return _("Waktu pemohon habis: %(row)s") % {"row": row(event.row)}
        case StepCompleted(exit=exit_) if exit_:
            return _("Selesai, %(exit)s: %(row)s") % {"exit": exit_, "row": row(event.row)}
        case StepCompleted():
            return _("Selesai: %(row)s") % {"row": row(event.row)}
        case StepReturned():
            return _("Dikembalikan ke %(to)s") % {"to": row(event.to_row)}
        case StepSkipped():
            return _("Dilewati: %(row)s") % {"row": row(event.row)}
        case StepMoved():
            return _("Dipindahkan ke %(to)s") % {"to": row(event.to_row)}
        case ScopeRewound():
            return _("Percabangan dihentikan, kembali ke %(to)s") % {"to": row(event.to_row)}
        case ExtraWorkRecorded():
            return _("Pekerjaan di luar SOP")
        case CompletionUndone():
            return _("Diurungkan: %(row)s") % {"row": row(event.row)}
        case EvidenceAdded():
            return _("Bukti ditambahkan")
        case EvidenceWithdrawn():
            return _("Bukti ditarik")
        case RecordCorrected():
            return _("Catatan dibetulkan")
        case ChildOpened():
            return _("Kasus %(child)s dibuka") % {"child": event.child}
        case ChildClosed():
            return _("Kasus %(child)s selesai") % {"child": event.child}
        case CaseMigrated():
            return _("Pindah ke versi %(version)s") % {"version": event.version}
        case CaseCancelled():
            return _("Kasus dihentikan")
        case CaseReopened():
            return _("Kasus dibuka kembali di %(to)s") % {"to": row(event.to_row)}
    return type(event).__name__


def _details(
    recorded: Recorded, procedure: Procedure, names: Mapping[PersonId, str], deviation: Deviation | None
) -> list[str]:
    """Words that people wrote, and what the title does not say. Erased words say so."""
    event = recorded.event
    details = [deviation.sentence] if deviation else []
    reason = getattr(event, "reason", "")
    if reason:
        details.append(_("Alasan: %(reason)s") % {"reason": _(REASONS.get(reason, reason))})
    if isinstance(event, StepCompleted):
        details += _of_completion(event, procedure)
        if event.person not in (NOBODY, recorded.by) and event.person in names:
            details.append(_("Dikerjakan %(who)s") % {"who": names[event.person]})
    for words in (getattr(event, name, "") for name in ("subject", "note", "work", "name")):
        details += [_("(dihapus)")] if words is None else [words] if words else []
    return details


def _of_completion(event: StepCompleted, procedure: Procedure) -> list[str]:
    rows = [event.row, *(passed.row for passed in event.passed)]
    outputs = [output for row in rows for output in procedure.steps[row].row.outputs]
    results = event.results or ()
    told = [
        f"{outputs[place]}{': ' + result if result else ''}"
        for place, result in zip(event.given, (*results, *[""] * len(event.given)), strict=False)
        if place < len(outputs)
    ]
    if event.passed:
        told.append(_("termasuk langkah %(rows)s") % {"rows": ", ".join(str(procedure.steps[r].number) for r in rows)})
    if event.items > 1:
        told.append(_("%(n)d berkas") % {"n": event.items})
    return told
