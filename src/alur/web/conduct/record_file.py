"""The one door of files: each act is a core command, one event, one transaction; the SOP's case moves along with it."""

from uuid import uuid4

from django.db import IntegrityError, transaction

from alur.core.case.commands import Complete, OpenCase
from alur.core.conduct.codec import write_event
from alur.core.conduct.commands import Command
from alur.core.conduct.decide import decide, open_file
from alur.core.conduct.events import (
    Closed,
    Decided,
    Event,
    EvidenceLocked,
    Examined,
    FileOpened,
    MinutesSigned,
    Recorded,
    SentBack,
)
from alur.core.conduct.file import File, apply
from alur.core.instant import Instant, moment_of
from alur.core.refused import Refused
from alur.core.worktime.calendar import Calendar
from alur.web.case.models import OpenVisit
from alur.web.case.record import open_case, record
from alur.web.conduct.models import ConductFile, Criteria, FileEvent
from alur.web.conduct.queries.files import act_of, file_of, require_assessment
from alur.web.people.models import Person
from alur.web.people.queries import calendar_of, home_unit
from alur.web.sop.models import Sop
from alur.web.sop.queries import in_force

SOPS = {"apresiasi": "apresiasi-pegawai", "pembinaan": "pembinaan-pegawai", "disiplin": "pembinaan-pegawai"}
_LETTERS = {"apresiasi": "AP", "pembinaan": "PB", "disiplin": "DS"}


def begin(opened: FileOpened, *, by: Person, now: Instant, criteria: Criteria | None = None) -> ConductFile:
    """Opens the file and, where its SOP is in force, a case of it. Raises Refused."""
    require_assessment()
    event = open_file(opened)
    with transaction.atomic():
        row = ConductFile.objects.create(
            number=_number(opened.kind.value, now),
            kind=opened.kind.value,
            person_id=opened.person,
            nominator_id=opened.nominator,
            examiner_id=opened.examiner,
            decider_id=opened.decider,
            appeal_id=opened.appeal,
            criteria=criteria,
            opened_at=now,
            wish=opened.wish,
        )
        _add(row, 1, event, by.pk, now)
        row.case_id = _case_for(row, by=by, now=now)
        row.save(update_fields=["case"])
    return row


def act(row: ConductFile, command: Command, *, by: Person, now: Instant) -> File:
    """Does it. Raises Refused with a sentence; of two at once the second is told that the file has changed."""
    require_assessment()
    try:
        with transaction.atomic():
            file = file_of(row)
            event = decide(file, command, calendar=_calendar(row), act=act_of(row, file, by.pk, now))
            _add(row, file.seq + 1, event, by.pk, now)
            after = apply(file, Recorded(file.seq + 1, by.pk, now, event))
            _project(row, event)
            for step, exit_ in _steps_of(event, after):
                _move_case(row, step, exit_, by=by, now=now)
            return after
    except IntegrityError:
        raise Refused("Berkas ini baru saja berubah. Muat ulang untuk melihatnya.") from None


def _add(row: ConductFile, seq: int, event: Event, by: int, now: Instant) -> None:
    kind, body = write_event(event)
    FileEvent.objects.create(file=row, seq=seq, kind=kind, by_id=by, at=now, body=body)


def _number(kind: str, now: Instant) -> str:
    """07/AP/2026: the running number of its kind and year."""
    tail = f"/{_LETTERS[kind]}/{moment_of(now).year}"
    numbers = ConductFile.objects.filter(number__endswith=tail).values_list("number", flat=True)
    last = max((int(number.split("/")[0]) for number in numbers), default=0)
    return f"{last + 1:02}{tail}"


def _calendar(row: ConductFile) -> Calendar:
    unit = home_unit(row.person) or home_unit(row.decider)
    if unit is None:
        raise Refused("Yang bersangkutan tidak lagi memegang jabatan. Catat dahulu jabatannya.")
    return calendar_of(unit)


def _project(row: ConductFile, event: Event) -> None:
    match event:
        case EvidenceLocked():
            row.locked = True
        case Decided(measure=measure):
            row.outcome = measure
        case Closed():
            row.closed = True
        case _:
            return
    row.save(update_fields=["locked", "outcome", "closed"])


def _case_for(row: ConductFile, *, by: Person, now: Instant) -> int | None:
    """The case names the officers and the file's number, never the person: cases are read by the whole unit."""
    sop = Sop.objects.filter(kode=SOPS[row.kind]).select_related("unit").first()
    if sop is None or in_force(sop, on=calendar_of(sop.unit).local_date(now)) is None:
        return None
    persons = {"pemeriksa": row.examiner_id, "pejabat": row.decider_id}
    command = OpenCase(unit=str(sop.unit_id), persons=persons, subject=f"Berkas {row.number}")
    return open_case(sop, command, by=by.pk, key=uuid4(), now=now).case


def _steps_of(event: Event, after: File) -> tuple[tuple[str, str], ...]:
    """Which rows of the SOP an event answers, by their ids; a row that an office added is done by hand in the case."""
    match event:
        case EvidenceLocked():
            return (("kumpulkan-bukti", ""),)
        case MinutesSigned() if after.both_signed:
            return (("dengar-keterangan", ""),)
        case Examined():
            return (("terima-tanggapan", ""), ("dengar-keterangan", ""), ("periksa-bukti", ""))
        case SentBack():
            return (("putuskan", "Tidak"),)
        case Decided():
            return (("putuskan", "Ya"),)
        case Closed():
            return (("tutup-berkas", ""),)
        case _:
            return ()


def _move_case(row: ConductFile, step: str, exit_: str, *, by: Person, now: Instant) -> None:
    """Only a visit that is open and this person's: what the case lacks stays open there for people to see."""
    visit = OpenVisit.objects.filter(case=row.case_id, row=step, holder=by.pk).first()
    if row.case_id is None or visit is None:
        return
    record(row.case_id, Complete(visit=visit.visit, exit=exit_, given=(0,)), by=by.pk, key=uuid4(), now=now)
