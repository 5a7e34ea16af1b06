"""A file as one page shows it to one reader: its three parts, the way it went, and what the reader may do now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from alur.core.conduct import events
from alur.core.conduct.commands import Act
from alur.core.conduct.decide import is_heard, why_not_decided
from alur.core.conduct.events import Item, Recorded
from alur.core.conduct.file import File
from alur.core.instant import Instant, moment_of
from alur.web.conduct.file_acts import Doing, offered
from alur.web.conduct.file_forms import DecideForm
from alur.web.conduct.letters import letters_of
from alur.web.conduct.models import ConductFile
from alur.web.conduct.queries.files import act_of, file_of, history_of
from alur.web.people.models import Person
from alur.web.people.queries import title_of
from alur.web.shell.moments import write_moment
from alur.web.shell.refusals import sentence


@dataclass(frozen=True, slots=True)
class Offer:
    """An act with its form; ``form`` None is a button alone."""

    doing: Doing
    form: forms.Form | None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of evidence. ``is_open`` False: the decider has not opened it, and sees its name alone."""

    number: int
    item: Item
    is_open: bool
    is_contested: bool
    contest: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the file's way, in words."""

    what: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Signing:
    """A box of a signature; ``at`` "" while it waits."""

    role: str
    person: Person
    title: str
    at: str


@dataclass(frozen=True, slots=True)
class FilePage:
    row: ConductFile
    file: File
    stage: str
    lines: tuple[Line, ...]
    way: tuple[Step, ...]
    offers: dict[str, tuple[Offer, ...]]
    plan: tuple[tuple[Any, bool, Offer | None], ...]
    signings: tuple[Signing, ...]
    why_not: str
    letters: tuple[tuple[str, str], ...]
    measure: str
    is_about_reader: bool
    can_gather: bool


def page_of(row: ConductFile, reader: Person, now: Instant, *, said: dict[str, forms.Form] | None = None) -> FilePage:
    """``said`` are forms that were refused, with what was typed."""
    file = file_of(row)
    act = act_of(row, file, reader.pk, now)
    doings = offered(file, act)
    refused = why_not_decided(file, act) if file.decision is None else None
    return FilePage(
        row=row,
        file=file,
        stage=stage_of(file, now),
        lines=tuple(_lines(file, act, doings, history_of(row), said or {})),
        way=tuple(_way(row)),
        offers={part: _offers(part, file, doings, said or {}) for part in ("bukti", "hak", "keputusan", "lanjut")},
        plan=tuple(_plan(file, doings, said or {})),
        signings=_signings(row, file),
        why_not=sentence(refused) if refused else "",
        letters=tuple(letters_of(row)),
        measure=file.opened.terms.measure(file.decision.measure).name if file.decision else "",
        is_about_reader=reader.pk == row.person_id,
        can_gather=reader.pk == row.examiner_id and file.locked is None and file.closed is None,
    )


def stage_of(file: File, now: Instant) -> str:
    """Where it stands, in two or three words."""
    if file.closed is not None:
        return _("Ditutup")
    if file.decision is not None:
        if file.objection is not None and file.answer is None:
            return _("Menunggu jawaban keberatan")
        return _("Keputusan tidak berlaku") if file.answer and file.answer.upheld else _("Sudah diputuskan")
    if file.locked is None:
        return _("Bukti dikumpulkan")
    if not is_heard(file, now):
        return _("Menunggu jawaban")
    return _("Menunggu pemeriksaan") if file.examined is None else _("Menunggu keputusan")


def form_of(doing: Doing, file: File, posted: Any = None, uploads: Any = None) -> forms.Form | None:
    """The act's form, empty or with what was posted."""
    if doing.form is None:
        return None
    prefix = doing.slug
    if doing.form is DecideForm:
        return DecideForm(posted, terms=file.opened.terms, prefix=prefix)
    return doing.form(posted, uploads, prefix=prefix)


def _offers(part: str, file: File, doings: list[Doing], said: dict[str, forms.Form]) -> tuple[Offer, ...]:
    found = [doing for doing in doings if doing.part == part]
    return tuple(Offer(doing, said.get(f"{doing.slug}-0") or form_of(doing, file)) for doing in found)


def _lines(
    file: File, act: Act, doings: list[Doing], history: list[Recorded], said: dict[str, forms.Form]
) -> Iterator[Line]:
    contests = {one.event.item: one.event.reason for one in history if isinstance(one.event, events.Contested)}
    decides = act.by == file.opened.decider and file.decision is None
    for number, item in file.items:
        is_open, is_contested = not decides or number in file.read, number in file.contested
        wanted = {
            "buka-bukti": decides and not is_open,
            "gugat": not is_contested,
            "jawab-gugat": is_contested,
            "keluarkan": True,
        }
        offers = tuple(
            Offer(doing, said.get(f"{doing.slug}-{number}") or form_of(doing, file), number)
            for doing in doings
            if doing.part == "butir" and wanted[doing.slug]
        )
        yield Line(number, item, is_open, is_contested, contests.get(number, ""), offers)


def _plan(
    file: File, doings: list[Doing], said: dict[str, forms.Form]
) -> Iterator[tuple[events.PlanStep, bool, Offer | None]]:
    doing = next((one for one in doings if one.part == "rencana"), None)
    for place, step in enumerate(file.plan):
        done = place in file.followed
        form = said.get(f"{doing.slug}-{place}") or form_of(doing, file) if doing else None
        yield step, done, Offer(doing, form, place) if doing and not done else None


def _signings(row: ConductFile, file: File) -> tuple[Signing, ...]:
    return (
        Signing(_("Pemeriksa bukti"), row.examiner, title_of(row.examiner), _moment(file.examined)),
        Signing(_("Pejabat yang memutuskan"), row.decider, title_of(row.decider), _moment(file.decided)),
    )


def _moment(at: Instant | None) -> str:
    return write_moment(moment_of(at)) if at is not None else ""


def _way(row: ConductFile) -> Iterator[Step]:
    words = {
        "FileOpened": _("Berkas dibuka"),
        "EvidenceLocked": _("Bukti dikunci, yang bersangkutan diberi tahu"),
        "Contested": _("Keberatan atas bukti"),
        "ContestAnswered": _("Keberatan atas bukti dijawab"),
        "Replied": _("Jawaban diberikan"),
        "Summoned": _("Panggilan dibuat"),
        "MinutesWritten": _("Berita acara ditulis"),
        "MinutesSigned": _("Berita acara ditandatangani"),
        "Examined": _("Bukti diperiksa dan ditandatangani"),
        "SentBack": _("Dikembalikan ke pemeriksa"),
        "EvidenceRead": _("Bukti dibuka pejabat"),
        "Decided": _("Diputuskan dan ditandatangani"),
        "Planned": _("Rencana pembinaan dibuat"),
        "StepFollowed": _("Tindak lanjut selesai"),
        "Objected": _("Keberatan diajukan"),
        "ObjectionAnswered": _("Keberatan dijawab"),
        "Closed": _("Berkas ditutup"),
    }
    for one in row.events.select_related("by"):
        if one.kind in words:
            yield Step(words[one.kind], one.by.name, _moment(one.at))
