"""Decisions that add to the record and leave the open visits as they are."""

from alur.core.case.asked import Asked, moment, refuse_closed, refuse_onlookers, step_of
from alur.core.case.commands import AddEvidence, Correct, RecordExtraWork, WithdrawEvidence
from alur.core.case.events import NOBODY, EvidenceAdded, EvidenceWithdrawn, ExtraWorkRecorded, RecordCorrected
from alur.core.case.reasons import DEVIATION_KEYS
from alur.core.instant import moment_of
from alur.core.refused import Refused

_HEX = frozenset("0123456789abcdef")


def record_extra_work(asked: Asked, command: RecordExtraWork) -> ExtraWorkRecorded:
    """Work outside the SOP is told in words; it moves nothing."""
    refuse_onlookers(asked)
    refuse_closed(asked)
    if not command.work.strip():
        raise Refused("Pekerjaan di luar SOP belum ditulis. Tulis dengan singkat apa yang dikerjakan.")
    if command.reason and command.reason not in DEVIATION_KEYS:
        raise Refused("Alasan itu tidak dikenal. Pilih salah satu alasan.")
    if command.visit and command.visit not in asked.state.open:
        raise Refused("Langkah itu tidak terbuka. Pilih langkah yang terbuka, atau kosongkan.")
    at = moment(asked, asked.state.opened)
    if command.began is not None and not asked.state.opened <= command.began <= at:
        raise Refused("Waktu mulai harus sesudah kasus dibuka dan sebelum waktu selesai. Periksa waktunya.")
    return ExtraWorkRecorded(
        at=at,
        person=asked.act.by.person,
        visit=command.visit,
        began=command.began,
        reason=command.reason,
        work=command.work,
    )


def add_evidence(asked: Asked, command: AddEvidence) -> EvidenceAdded:
    """To any visit of the case, also to one that ended."""
    refuse_onlookers(asked)
    _refuse_unknown_visit(asked, command.visit)
    visit = asked.state.open.get(command.visit)
    if len(command.sha256) != 64 or not _HEX.issuperset(command.sha256) or command.size < 0:
        raise Refused("Bukti tidak terbaca. Unggah sekali lagi.")
    outputs = len(step_of(asked, visit.row).row.outputs) if visit else None
    if command.output is not None and not 0 <= command.output < (outputs if outputs is not None else 10_000):
        raise Refused("Output itu tidak ada pada langkah ini. Pilih output lain.")
    return EvidenceAdded(
        at=moment(asked, asked.state.opened),
        visit=command.visit,
        sha256=command.sha256,
        output=command.output,
        size=command.size,
        media=command.media,
        name=command.name,
    )


def withdraw_evidence(asked: Asked, command: WithdrawEvidence) -> EvidenceWithdrawn:
    """What was added stays in the record; it no longer counts. By who added it or the head, and never without a word.

    To withdraw a colleague's proof would take away what their work is judged on.
    """
    if not 0 < command.added <= asked.state.seq:
        raise Refused("Bukti itu tidak ada dalam kasus ini. Muat ulang halaman.")
    if not asked.act.by.leads and asked.act.by.person != command.added_by:
        raise Refused("Bukti ditarik oleh yang menambahkannya atau pimpinan unit. Sampaikan kepada mereka.")
    if not command.note.strip():
        raise Refused("Alasan bukti ditarik belum ditulis. Tulis dengan singkat.")
    return EvidenceWithdrawn(at=moment(asked, asked.state.opened), added=command.added, note=command.note)


def correct(asked: Asked, command: Correct) -> RecordCorrected:
    """Of an ended visit, by who ended it or the head; the event corrected is never edited.

    The program itself carries out what was answered to an objection; its note names who answered.
    """
    _refuse_unknown_visit(asked, command.visit)
    if command.visit in asked.state.open:
        raise Refused("Langkah itu masih terbuka. Catat saja sebagaimana mestinya.")
    ended_by = _who_ended(asked, command.visit)
    if not asked.act.by.leads and asked.act.by.person not in (NOBODY, ended_by):
        raise Refused("Catatan ini diperbaiki oleh yang menyelesaikan langkah atau pimpinan unit.")
    _refuse_impossible(asked, command)
    return RecordCorrected(
        at=max(asked.act.now, asked.state.at),
        visit=command.visit,
        taken=command.taken,
        ended=command.ended,
        absent=command.absent,
        items=command.items,
        given=command.given,
        missing=command.missing,
        note=command.note,
    )


def _refuse_unknown_visit(asked: Asked, visit: int) -> None:
    if not 0 < visit <= asked.state.visits:
        raise Refused("Langkah itu tidak ada dalam kasus ini. Muat ulang halaman.")


def _who_ended(asked: Asked, visit: int) -> int | None:
    """Known for the visit of each row that ended last; who corrects an older one is the head."""
    traces = asked.state.rows.values()
    return next((trace.ended.by for trace in traces if trace.ended and trace.ended.number == visit), None)


def _refuse_impossible(asked: Asked, command: Correct) -> None:
    parts = (command.taken, command.ended, command.absent, command.items, command.given, command.missing)
    if all(part is None for part in parts):
        raise Refused("Belum ada yang diperbaiki. Isi sedikitnya satu hal.")
    times = [each for each in (command.taken, command.ended) if each is not None]
    if any(not asked.state.opened <= each <= asked.act.now for each in times) or times != sorted(times):
        when = moment_of(asked.state.opened)
        raise Refused(
            "Waktu perbaikan harus sesudah {when} dan tidak boleh di masa depan. Periksa waktunya.", when=when
        )
    if (command.absent or 0) < 0 or (command.items is not None and command.items < 1):
        raise Refused("Angka perbaikan tidak boleh kurang dari nol. Periksa angkanya.")
