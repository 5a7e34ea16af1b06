"""The letters of a file: which there are at a stage, and what each says. Facts and words of people, no verdict."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from alur.core.conduct.events import EvidenceAdded, MinutesSigned, Recorded, Summoned
from alur.core.conduct.file import File
from alur.core.conduct.terms import NOTHING, FileKind
from alur.core.instant import Instant, moment_of
from alur.core.refused import Refused
from alur.core.sop.dates import write_date
from alur.formats.letter.content import Letter, Part, Piagam, Signature
from alur.formats.letter.pdf import as_json
from alur.web.conduct.models import ConductFile
from alur.web.conduct.queries.files import file_of, history_of
from alur.web.people.queries import agency, calendar_of, home_unit, title_of, zone_of
from alur.web.shell.moments import write_moment

_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Told:
    """A file with all that its letters speak of."""

    row: ConductFile
    file: File = field(init=False)
    history: list[Recorded] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "history", history_of(self.row))
        object.__setattr__(self, "file", file_of(self.row))

    @property
    def office(self) -> tuple[str, ...]:
        office = agency()
        return (office.name, office.office) if office else ("",)

    def day(self, at: Instant) -> date:
        unit = home_unit(self.row.person) or home_unit(self.row.decider)
        return calendar_of(unit).local_date(at) if unit else moment_of(at).date()

    def at(self, kind: type, by: int = 0) -> Instant:
        """When it happened last."""
        return max(
            (one.at for one in self.history if isinstance(one.event, kind) and by in (0, one.by)),
            default=self.row.opened_at,
        )


def pdf_of(paper: Letter | Piagam) -> bytes:
    """Set in a child process and kept nowhere: a letter about a person is not left lying in a cache. Raises Refused."""
    command = [sys.executable, "-m", "alur.formats.letter"]
    try:
        done = subprocess.run(  # noqa: S603  no shell, our own program
            command, input=as_json(paper).encode(), timeout=_SECONDS, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refused("Lembar belum selesai dibuat dalam {n} detik. Coba lagi nanti.", n=_SECONDS) from None
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise Refused("Lembar tidak dapat dibuat. Coba lagi, atau beri tahu pengelola.")
    return done.stdout


def letters_of(row: ConductFile) -> list[tuple[str, str]]:
    """(name, title) of those that can be made now."""
    told = Told(row)
    return [(name, title) for name, (title, ready, _) in LETTERS.items() if ready(told.file)]


def letter(row: ConductFile, name: str) -> Letter | Piagam | None:
    """None: there is no such letter at this stage. Times are those of the person's unit, whoever prints it."""
    told = Told(row)
    title, ready, make = LETTERS.get(name, ("", lambda file: False, _clarification))
    unit = home_unit(row.person) or home_unit(row.decider)
    with timezone.override(zone_of(unit) if unit else None):
        return make(told, title) if ready(told.file) else None


def _letter(
    told: Told, title: str, at: Instant, parts: tuple[Part, ...], signatures: tuple[Signature, ...], *, to_person: bool
) -> Letter:
    person = told.row.person
    return Letter(
        office=told.office,
        title=title,
        number=told.row.number,
        place_and_day=write_date(told.day(at)),
        parts=parts,
        to=("Yth. " + person.name, title_of(person)) if to_person else (),
        signatures=signatures,
        foot=f"Berkas {told.row.number}, peristiwa {told.file.seq}",
    )


def _signature(told: Told, role: str, person: object, at: Instant | None) -> Signature:
    signed = f"Ditandatangani secara elektronik {write_moment(moment_of(at))}" if at else ""
    return Signature(role, str(getattr(person, "name", "")), signed)


def _evidence(told: Told) -> tuple[Part, ...]:
    parts = []
    for place, (_, item) in enumerate(told.file.items, 1):
        attached = (f"Lampiran: {item.name}",) if item.name else ()
        figure = (f"Angka (rumus versi {item.formula}): {item.figure}",) if item.figure else ()
        parts.append(Part(f"Bukti {place}. {item.title}", points=(*item.facts, *attached, *figure)))
    return tuple(parts)


def _clarification(told: Told, title: str) -> Letter:
    file = told.file
    until = write_moment(moment_of(file.reply_until)) if file.reply_until else ""
    intro = Part(
        paragraphs=(
            "Fakta berikut tercatat pada pelaksanaan SOP. Fakta ini bahan pertimbangan, bukan kesimpulan.",
            f"Anda berhak menjawab paling lambat {until} dan mengajukan keberatan atas setiap bukti.",
        ),
        pairs=(("Perihal", file.opened.reason),),
    )
    signature = _signature(told, "Pemeriksa", told.row.examiner, file.locked)
    return _letter(told, title, file.locked or 0, (intro, *_evidence(told)), (signature,), to_person=True)


def _summons(told: Told, title: str) -> Letter:
    last = told.file.summonses[-1]
    count = len(told.file.summonses)
    part = Part(
        paragraphs=("Kami mengundang Anda untuk memberi keterangan dalam pemeriksaan tertutup.",),
        pairs=(
            ("Waktu", write_moment(moment_of(last.when))),
            ("Tempat", last.place),
            ("Panggilan ke", str(count)),
            ("Perihal", told.file.opened.reason),
        ),
    )
    rights = Part(
        "Hak Anda", points=("Membaca seluruh bukti.", "Menjawab, juga secara tertulis.", "Mencatat keberatan.")
    )
    at = told.at(Summoned)
    signature = _signature(told, "Pemeriksa", told.row.examiner, at)
    return _letter(told, title, at, (part, rights), (signature,), to_person=True)


def _minutes(told: Told, title: str) -> Letter:
    file, row = told.file, told.row
    words = file.minutes.words if file.minutes else ""
    held = write_moment(moment_of(file.summonses[-1].when))
    parts = [
        Part(pairs=(("Yang diperiksa", row.person.name), ("Pemeriksa", row.examiner.name), ("Waktu", held))),
        Part("Keterangan", paragraphs=tuple(words.split("\n"))),
    ]
    notes = [one for one in told.history if isinstance(one.event, MinutesSigned) and one.event.note]
    if notes:
        names = {row.person_id: row.person.name, row.examiner_id: row.examiner.name}
        parts.append(Part("Catatan", points=tuple(f"{names[one.by]}: {one.event.note}" for one in notes)))  # type: ignore[union-attr]
    signatures = tuple(
        _signature(told, role, one, told.at(MinutesSigned, one.pk) if one.pk in file.signed else None)
        for role, one in (("Pemeriksa", row.examiner), ("Yang diperiksa", row.person))
    )
    return _letter(told, title, moment_at(file), tuple(parts), signatures, to_person=False)


def moment_at(file: File) -> Instant:
    """The day of the hearing."""
    return file.summonses[-1].when


def _plan(told: Told, title: str) -> Letter:
    file = told.file
    points = tuple(
        f"{step.what}, paling lambat {write_date(date.fromisoformat(step.by))}"
        + (" (selesai)" if place in file.followed else "")
        for place, step in enumerate(file.plan)
    )
    part = Part(paragraphs=("Langkah berikut disepakati sebagai tindak lanjut keputusan.",), points=points)
    signature = _signature(told, "Pemeriksa", told.row.examiner, file.decided)
    return _letter(told, title, file.decided or 0, (part,), (signature,), to_person=True)


def _decision(told: Told, title: str) -> Letter:
    file, decision = told.file, told.file.decision
    if decision is None or file.decided is None:
        raise AssertionError("Expected a decided file, but it has no decision.")
    reply = file.reply.words if file.reply else "Tidak ada jawaban sampai tenggatnya lewat."
    parts: tuple[Part, ...] = (
        Part(
            pairs=(
                ("Tentang", f"{told.row.person.name}, {title_of(told.row.person)}"),
                ("Keputusan", file.opened.terms.measure(decision.measure).name),
                ("Dasar aturan", decision.basis),
            )
        ),
        Part("Menimbang", points=tuple(item.title for _, item in file.items)),
        Part("Jawaban yang bersangkutan", paragraphs=tuple(reply.split("\n"))),
        Part("Alasan", paragraphs=tuple(decision.reason.split("\n"))),
        Part(
            "Keberatan",
            paragraphs=(
                f"Dapat diajukan kepada {told.row.appeal.name} paling lambat "
                f"{write_moment(moment_of(decision.objection_until))}.",
            ),
        ),
    )
    if file.answer and file.answer.upheld:
        parts += (Part("Catatan", paragraphs=("Keputusan ini tidak berlaku lagi: keberatan atasnya diterima.",)),)
    signatures = (
        _signature(told, "Pemeriksa bukti", told.row.examiner, file.examined),
        _signature(told, title_of(told.row.decider) or "Pejabat yang memutuskan", told.row.decider, file.decided),
    )
    return _letter(told, title, file.decided, parts, signatures, to_person=True)


def _objection(told: Told, title: str) -> Letter:
    file = told.file
    words = file.objection.words if file.objection else ""
    answer = file.answer
    said = ("Diterima: keputusan tidak berlaku lagi." if answer.upheld else "Tidak diterima.") if answer else ""
    parts = [Part("Keberatan", paragraphs=tuple(words.split("\n")))]
    if answer:
        parts.append(Part("Jawaban", paragraphs=(said, *answer.reason.split("\n"))))
    kinds = [one for one in told.history if one.event is answer or one.event == file.objection]
    at = kinds[-1].at if kinds else told.row.opened_at
    signature = _signature(told, "Penerima keberatan", told.row.appeal, at if answer else None)
    return _letter(told, title, at, tuple(parts), (signature,), to_person=True)


def _certificate(told: Told, title: str) -> Piagam:
    file, row = told.file, told.row
    if file.decision is None or file.decided is None:
        raise AssertionError("Expected a decided file, but it has no decision.")
    return Piagam(
        office=told.office,
        number=row.number,
        name=row.person.name,
        position=title_of(row.person),
        reason=file.decision.reason,
        place_and_day=write_date(told.day(file.decided)),
        signature=_signature(told, title_of(row.decider), row.decider, file.decided),
    )


def _export(told: Told, title: str) -> Letter:
    """For SKP and BerAKHLAK: evidence alone. The predikat is the appraiser's (PermenPANRB 6/2022), and is not here."""
    intro = Part(paragraphs=("Bukti pelaksanaan SOP untuk bahan dialog kinerja. Lembar ini tidak memuat predikat.",))
    signature = _signature(told, "Pemeriksa", told.row.examiner, told.file.locked)
    return _letter(told, title, told.at(EvidenceAdded), (intro, *_evidence(told)), (signature,), to_person=False)


def _has_certificate(file: File) -> bool:
    given = file.decision is not None and file.decision.measure != NOTHING.key
    return given and file.opened.kind is FileKind.THANKS and not (file.answer and file.answer.upheld)


_Ready = Callable[[File], bool]
LETTERS: dict[str, tuple[str, _Ready, Callable[[Told, str], Letter | Piagam]]] = {
    "bahan-klarifikasi": ("Bahan klarifikasi", lambda file: file.locked is not None, _clarification),
    "panggilan": ("Surat panggilan", lambda file: bool(file.summonses), _summons),
    "berita-acara": ("Berita acara pemeriksaan", lambda file: file.minutes is not None, _minutes),
    "keputusan": ("Surat keputusan", lambda file: file.decision is not None, _decision),
    "rencana": ("Rencana pembinaan", lambda file: bool(file.plan), _plan),
    "keberatan": ("Keberatan dan jawabannya", lambda file: file.objection is not None, _objection),
    "piagam": ("Piagam penghargaan", _has_certificate, _certificate),
    "bukti": ("Bukti untuk SKP dan BerAKHLAK", lambda file: file.locked is not None, _export),
}
