"""The one door: every act on a case is a command that goes through `record`, the first one through `open_case`.

In one transaction the core decides, the event is chained and added, and what is derived from it is moved. A request is
done once: its key comes back with the same answer, and with another content it is refused.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from alur.core.case.apply import apply, fold
from alur.core.case.codec import Written, write_event
from alur.core.case.commands import Act, AddEvidence, Cancel, CloseChild, Command, Migrate, OpenCase, OpenChild
from alur.core.case.decide import decide, recorded
from alur.core.case.events import (
    NOBODY,
    CaseCancelled,
    EvidenceAdded,
    Onward,
    Outcome,
    Parent,
    PersonId,
    Recorded,
    Source,
)
from alur.core.case.state import State
from alur.core.chain.link import Entry, canonical, commitment, entry_bytes, next_head
from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.web.case import chronicle, evidence, projections, situation
from alur.web.case.models import Case
from alur.web.case.situation import Situation
from alur.web.case.statements import (
    ADD_CASE,
    ADD_EVENT,
    ADD_EVIDENCE,
    ADD_WORDS,
    EARLIER,
    END_CASE,
    MOVE_CASE,
    NEXT_NUMBER,
    PIN_CASE,
    Cursor,
)
from alur.web.case.states import state_text
from alur.web.people.models import Person, Unit
from alur.web.people.queries import calendar_of
from alur.web.shell.moments import write_day, write_moment
from alur.web.sop.models import Sop, SopVersion
from alur.web.sop.queries import in_force

LINK = "text/uri-list"
"""The media type of evidence that is a link: its hash is that of the link's text, and no file is kept."""


class KeyReused(Refused):
    """The key was used before, for something else: to be answered with 422."""


@dataclass(frozen=True, slots=True)
class Done:
    """Where the act stands in the record. ``again``: this request had been done before, and nothing was added."""

    case: int
    number: str
    seq: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class _Request:
    """Who asks with which key, and when; ``digest`` is that of what is asked."""

    by: PersonId
    key: UUID
    now: Instant
    at: Instant | None
    source: Source
    seen: int | None
    digest: bytes

    @property
    def moment(self) -> Instant:
        return self.now if self.at is None else self.at


def record(
    case: int,
    command: Command,
    *,
    by: PersonId,
    key: UUID,
    now: Instant,
    at: Instant | None = None,
    source: Source = Source.LIVE,
    seen: int | None = None,
) -> Done:
    """Does the act on the case.

    Raises Refused with a sentence: what cannot be done, or who was first and when. ``by`` is 0 where the program acts
    by itself. ``at`` and ``source`` are for acts declared from paper, ``seen`` is the number that the page showed.
    """
    request = _Request(by, key, now, at, source, seen, _digest(case, command, at))
    return _once(request, lambda cursor: _record(cursor, case, command, request))


def open_case(
    sop: Sop,
    command: OpenCase,
    *,
    by: PersonId,
    key: UUID,
    now: Instant,
    at: Instant | None = None,
    source: Source = Source.LIVE,
) -> Done:
    """Opens a case by the version in force on that day, with the next number of the year. Raises Refused likewise."""
    request = _Request(by, key, now, at, source, None, _digest(sop.pk, command, at))
    version = _in_force(sop, int(command.unit), request.moment)
    return _once(request, lambda cursor: _open(cursor, version.pk, command, request))


def _digest(subject: int, command: Command, at: Instant | None) -> bytes:
    """Of what is asked, so that a key cannot be used for two things. A procedure is named by its version.

    Keyed with the site's secret: it outlives the words, and erased ones must not be found again by guessing.
    """
    said = (command.to.version, command.note) if isinstance(command, Migrate) else command
    secret = settings.SECRET_KEY.encode()[: hashlib.blake2b.MAX_KEY_SIZE]
    return hashlib.blake2b(repr((subject, said, at)).encode(), digest_size=8, key=secret).digest()


def _once(request: _Request, act: Callable[[Cursor], Done]) -> Done:
    """Looks for an earlier request only where this one failed: then either it had been done, or it cannot be."""
    try:
        with transaction.atomic(), connection.wrap_database_errors:
            return act(Cursor())
    except (Refused, IntegrityError) as failure:
        earlier = _earlier(request)
        if earlier is not None:
            return earlier
        if isinstance(failure, Refused):
            raise _spoken(failure) from failure
        raise


def _earlier(request: _Request) -> Done | None:
    cursor = Cursor()
    cursor.execute(EARLIER, [request.key.bytes, request.by])
    found = cursor.fetchone()
    if found is None:
        return None
    case, number, seq, digest = found
    if bytes(digest) != request.digest:
        raise KeyReused("Kunci permintaan ini sudah dipakai untuk hal lain. Muat ulang halaman dan ulangi.")
    return Done(case, number, seq, again=True)


def _spoken(refused: Refused) -> Refused:
    """The core names a person by number and a moment by instant: here they get name and clock of the reader."""
    said = dict(refused.fields)
    if isinstance(who := said.get("who"), int):
        said["who"] = Person.objects.filter(pk=who).values_list("name", flat=True).first() or "orang lain"
    if isinstance(when := said.get("when"), datetime):
        said["when"] = write_moment(when)
    return type(refused)(refused.template, **said)


def _record(cursor: Cursor, case: int, command: Command, request: _Request) -> Done:
    here = situation.of_case(cursor, case, by=request.by, at=request.moment, now=request.now)
    before = here.state or fold(chronicle.events_of(case))
    entry, after = _decide(here, before, command, request)
    link = _link(here, here.number, entry)
    moved = (after.seq, link.head, state_text(after), after.promise.due, after.at)
    cursor.execute(MOVE_CASE, [*moved, case, before.seq])
    if cursor.rowcount != 1:
        raise Refused("Kasus ini baru saja berubah. Muat ulang untuk melihatnya.")
    if after.outcome is not before.outcome:
        cursor.execute(END_CASE, [after.outcome.value, after.closed, case])
    if isinstance(command, Migrate):
        cursor.execute(PIN_CASE, [_version_of(here.sop, command), case])
    _add_event(cursor, case, entry, link, request)
    _project(cursor, case, here, before, entry, after, command)
    _call_others(cursor, case, here.number, here, entry, after, request)
    return Done(case, here.number, after.seq)


def _open(cursor: Cursor, version: int, command: OpenCase, request: _Request) -> Done:
    unit = int(command.unit)
    here = situation.of_beginning(cursor, version, unit, by=request.by, at=request.moment, now=request.now)
    entry, after = _decide(here, None, command, request)
    number = _next_number(cursor, here, after.opened)
    link = _link(here, number, entry)
    parent = Case.objects.get(number=command.parent.case).pk if command.parent else None
    derived = (after.outcome.value, after.opened, after.promise.due, after.closed, after.at, after.seq, link.head)
    pinned = (here.agency, here.sop, version, unit, parent, command.subject[:250])
    cursor.execute(ADD_CASE, [number, *pinned, *derived, state_text(after)])
    case: int = cursor.fetchone()[0]
    _add_event(cursor, case, entry, link, request)
    _project(cursor, case, here, None, entry, after, command)
    _call_others(cursor, case, number, here, entry, after, request)
    return Done(case, number, after.seq)


def _decide(here: Situation, before: State | None, command: Command, request: _Request) -> tuple[Recorded, State]:
    act = Act(
        by=here.actor,
        now=request.now,
        at=request.at,
        source=request.source,
        absences=here.absences_of(_holder(before, command)),
        seen=request.seen,
    )
    if isinstance(command, AddEvidence):
        _refuse_without_file(command)
    event = decide(before, command, procedure=here.procedure, bindings=here.bindings, calendar=here.calendar, act=act)
    entry = recorded(event, before, act=act)
    return entry, apply(before, entry)


def _holder(before: State | None, command: Command) -> PersonId:
    visit = before.open.get(getattr(command, "visit", 0)) if before else None
    return visit.holder if visit else NOBODY


def _refuse_without_file(command: AddEvidence) -> None:
    """No row may speak of a file that is not on the disk."""
    if command.media != LINK and not evidence.path_of(command.sha256).is_file():
        raise Refused("Berkas bukti belum tersimpan. Unggah sekali lagi.")


@dataclass(frozen=True, slots=True)
class _Link:
    """An event as it is chained. ``words`` is None where nobody wrote any."""

    written: Written
    body: str
    words: str | None
    salt: bytes
    promise: bytes
    head: bytes


def _link(here: Situation, number: str, entry: Recorded) -> _Link:
    written = write_event(entry.event)
    body, words = canonical(written.body), canonical(written.payload) if written.payload else None
    salt = secrets.token_bytes(16) if words else b""
    promise = commitment(salt, words.encode()) if words else b""
    leaf = Entry(
        agency=here.agency,
        case=number,
        seq=entry.seq,
        actor=entry.by,
        recorded_at=entry.recorded_at,
        source=entry.source.value,
        kind=written.kind,
        version=written.version,
        body=body,
        payload=promise,
    )
    return _Link(written, body, words, salt, promise, next_head(here.head, entry_bytes(leaf)))


def _add_event(cursor: Cursor, case: int, entry: Recorded, link: _Link, request: _Request) -> None:
    what = (link.written.kind, link.written.version, entry.source.value, entry.by, entry.recorded_at)
    chained = (link.body, link.promise or None, link.head)
    cursor.execute(ADD_EVENT, [case, entry.seq, *what, request.key.bytes, request.digest, *chained])
    event: int = cursor.fetchone()[0]
    if link.words is not None:
        cursor.execute(ADD_WORDS, [event, link.salt, link.words])
    if isinstance(entry.event, EvidenceAdded) and entry.event.media != LINK:
        file = entry.event
        cursor.execute(ADD_EVIDENCE, [file.sha256, file.size, file.media, entry.recorded_at])


def _project(
    cursor: Cursor,
    case: int,
    here: Situation,
    before: State | None,
    entry: Recorded,
    after: State,
    command: Command,
) -> None:
    """With another version each open visit is put anew: its row may have moved to another lane."""
    is_moved = isinstance(command, Migrate)
    projections.move_visits(
        cursor,
        case,
        sop=here.sop,
        unit=here.unit,
        before=None if is_moved else before,
        after=after,
        procedure=command.to if isinstance(command, Migrate) else here.procedure,
    )
    projections.add_facts(
        cursor,
        case,
        sop=here.sop,
        unit=here.unit,
        before=before,
        recorded=entry,
        procedure=here.procedure,
        calendar=here.calendar,
    )


def _next_number(cursor: Cursor, here: Situation, opened: Instant) -> str:
    """Counted in the transaction that opens the case, so that no number is given twice and none is lost."""
    year = here.calendar.local_date(opened).year
    cursor.execute(NEXT_NUMBER, [here.number, year])
    return f"{here.number}-{year}-{cursor.fetchone()[0]:03}"


def _in_force(sop: Sop, unit: int, at: Instant) -> SopVersion:
    day = _local_day(unit, at)
    version = in_force(sop, on=day)
    if version is None:
        raise Refused("SOP {kode} tidak berlaku pada {day}. Pilih SOP lain.", kode=sop.kode, day=write_day(day))
    return version


def _local_day(unit: int, at: Instant) -> date:
    return calendar_of(Unit.objects.get(pk=unit)).local_date(at)


def _version_of(sop: int, command: Migrate) -> int:
    return SopVersion.objects.only("pk").get(sop=sop, number=int(command.to.version)).pk


def _call_others(
    cursor: Cursor, case: int, number: str, here: Situation, entry: Recorded, after: State, request: _Request
) -> None:
    """Rows that call another SOP open a case of it; a case that ended tells the case that called it.

    One that was cancelled takes the cases it called with it: nobody waits for them any more.
    """
    event = entry.event
    if not isinstance(event, Onward):
        return
    for opened in event.opens:
        if kode := here.procedure.steps[opened.row].row.calls:
            _open_child(cursor, case, Parent(number, opened.number), kode, request)
    if isinstance(event, CaseCancelled):
        for child in Case.objects.filter(parent=case, outcome=Case.Outcome.OPEN).only("pk", "number"):
            stopped = Cancel(event.reason)
            _record(cursor, child.pk, stopped, _derived(request, f"cancel {child.number}", stopped))
    if event.outcome in (Outcome.DONE, Outcome.CANCELLED) and after.parent:
        _tell_parent(cursor, after.parent, number, event.outcome, request)


def _open_child(cursor: Cursor, case: int, parent: Parent, kode: str, request: _Request) -> None:
    """Where the SOP is not in force, or its start must be chosen, no case opens: the holder sees what it waits for."""
    sop = Sop.objects.filter(kode=kode).first()
    version = in_force(sop, on=_local_day(sop.unit_id, request.moment)) if sop else None
    if sop is None or version is None:
        return
    subject = Case.objects.values_list("subject", flat=True).get(pk=case)
    opening = OpenCase(unit=str(sop.unit_id), subject=subject, parent=parent)
    try:
        child = _open(cursor, version.pk, opening, _derived(request, f"open {parent}", opening))
    except Refused:
        return
    told = OpenChild(visit=parent.visit, child=child.number, kode=kode, version=str(version.number))
    _record(cursor, case, told, _derived(request, f"child {parent}", told))


def _tell_parent(cursor: Cursor, parent: Parent, number: str, result: Outcome, request: _Request) -> None:
    """A parent that went on otherwise meanwhile no longer waits, and refuses."""
    case = Case.objects.only("pk").get(number=parent.case).pk
    told = CloseChild(visit=parent.visit, child=number, result=result)
    try:
        _record(cursor, case, told, _derived(request, f"close {number}", told))
    except Refused:
        return


def _derived(request: _Request, name: str, command: Command) -> _Request:
    """What follows from a request by itself: done by nobody, with a key made from the request's."""
    key = uuid5(request.key, name)
    return _Request(NOBODY, key, request.now, request.at, request.source, None, _digest(0, command, request.at))
