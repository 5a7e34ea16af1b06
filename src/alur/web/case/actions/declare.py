"""Declare past acts from paper, line by line, through the one door and marked as declared. What is right is saved."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from alur.core.case.commands import Complete, OpenCase
from alur.core.case.events import NOBODY, Source
from alur.core.case.state import OpenVisit
from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.web.case import access, paper, queries, record
from alur.web.case.models import Case
from alur.web.case.paper import PaperLine
from alur.web.people.models import Person
from alur.web.people.queries import zone_of
from alur.web.shell import refusals
from alur.web.sop.models import Sop


@dataclass(slots=True)
class Declaring:
    """One sheet by one person. ``begun`` are cases that lines of this sheet opened, by subject."""

    sop: Sop
    by: Person
    key: UUID
    now: Instant
    people: dict[str, int]
    begun: dict[str, int] = field(default_factory=dict)


def declare(sheet: Declaring, lines: Iterable[PaperLine]) -> list[PaperLine]:
    """Every line with what became of it. Lines before a wrong one are saved; the wrong one stays as typed."""
    return [_told(sheet, line) for line in lines]


def _told(sheet: Declaring, line: PaperLine) -> PaperLine:
    """A line is one transaction: one that is refused leaves no case behind that it had opened."""
    try:
        with transaction.atomic():
            case, done = _declare(sheet, line)
    except Refused as refused:
        return line.told(refusals.sentence(refused))
    sheet.begun[_subject(line)] = case
    return replace(line, done=done)


def _subject(line: PaperLine) -> str:
    return " ".join(line.case.split())


def _declare(sheet: Declaring, line: PaperLine) -> tuple[int, str]:
    """The case, and what stands in it now. The key is made of what the line says: sent again, it is the same act."""
    paper.refuse_too_long(line)
    key = uuid5(sheet.key, f"baris:{line.place}:{line.cells}")
    before = queries.done_with(key, by=sheet.by.pk)
    if before is not None:
        return before.pk, _("%(case)s sudah tercatat") % {"case": before.number}
    zone = zone_of(sheet.sop.unit)
    until = paper.moment(line, line.until, zone)
    since = paper.moment(line, line.since, zone) if line.since else None
    if since is not None and since > until:
        raise Refused("Jam mulai {since} sesudah jam selesai {until}.", since=line.since, until=line.until)
    if until > sheet.now:
        raise Refused(
            "Waktu {day} {until} belum terjadi. Buku kendali hanya untuk yang sudah lewat.",
            day=line.day,
            until=line.until,
        )
    case = _case(sheet, line, since or until)
    visit = _visit(case, line)
    step = queries.procedure_of(case).steps[visit.row]
    command = Complete(
        visit=visit.number,
        exit=_exit(line, tuple(step.ways)),
        given=tuple(range(len(step.row.outputs))),
        person=_person(sheet, line),
        taken=since,
        results=(line.note,) * min(1, len(step.row.outputs)),
    )
    record.record(case.pk, command, by=sheet.by.pk, key=key, now=sheet.now, at=until, source=Source.DECLARED)
    return case.pk, _("%(case)s, langkah %(row)d tercatat") % {"case": case.number, "row": step.number}


def _case(sheet: Declaring, line: PaperLine, at: Instant) -> Case:
    """The case of that number; else one opened for that subject, once for a whole sheet."""
    found = access.visible_cases(sheet.by).filter(number__iexact=line.case, sop=sheet.sop).first()
    if found is not None:
        return found
    if not line.case:
        raise Refused("Tulis nomor kasus, atau perihal bila kasusnya belum ada.")
    subject = _subject(line)
    begun = sheet.begun.get(subject) or _begun(sheet, subject, at)
    return Case.objects.select_related("sop__unit", "version").get(pk=begun)


def _begun(sheet: Declaring, subject: str, at: Instant) -> int:
    command = OpenCase(unit=str(sheet.sop.unit_id), subject=subject)
    key = uuid5(sheet.key, f"kasus:{subject}")
    done = record.open_case(sheet.sop, command, by=sheet.by.pk, key=key, now=sheet.now, at=at, source=Source.DECLARED)
    return done.case


def _visit(case: Case, line: PaperLine) -> OpenVisit:
    steps = queries.procedure_of(case).steps
    open_visits = queries.state_of(case).open.values()
    found = next((visit for visit in open_visits if str(steps[visit.row].number) == line.row), None)
    if found is None:
        numbers = ", ".join(str(steps[visit.row].number) for visit in open_visits) or "–"
        raise Refused(
            "Langkah {row} tidak sedang terbuka pada {case}; yang terbuka: {numbers}.",
            row=line.row or "–",
            case=case.number,
            numbers=numbers,
        )
    return found


def _exit(line: PaperLine, labels: tuple[str, ...]) -> str:
    if len(labels) <= 1:
        return ""
    chosen = next((label for label in labels if label.casefold() == line.exit.casefold()), None)
    if chosen is None:
        raise Refused("Langkah ini keputusan. Tulis hasilnya: {labels}.", labels=" atau ".join(labels))
    return chosen


def _person(sheet: Declaring, line: PaperLine) -> int:
    if not line.person:
        return NOBODY
    wanted = line.person.casefold()
    found = sheet.people.get(wanted)
    if found is None and any(word.startswith(f"{wanted} (") for word in sheet.people):
        raise Refused("Ada beberapa petugas bernama “{name}”. Pilih salah satu dari daftar.", name=line.person)
    if found is None:
        raise Refused("Tidak ada petugas bernama “{name}” di kantor ini.", name=line.person)
    return found
