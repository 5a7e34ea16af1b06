"""What a decision looks at, read in one statement: the case, its SOP version, its calendar and who answers for what."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

from alur.core.case.commands import CLOCK, Actor
from alur.core.case.events import NOBODY, PersonId
from alur.core.case.procedure import Binding, Bindings, LaneKind, Procedure, procedure_of
from alur.core.case.state import State
from alur.core.chain.link import START
from alur.core.instant import DAY, Instant
from alur.core.refused import Refused
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.timeline import DayNumber, date_of
from alur.formats.sopfile import read_sop
from alur.web.case.statements import Cursor, statements
from alur.web.case.states import stored_state
from alur.web.people import calendars
from alur.web.people.models import Calendar as CalendarRow
from alur.web.people.models import Holding

# How a lane is bound and which lane; two kinds are of no lane.
_Who = tuple[str, str]
_LEADERS: _Who = ("pimpinan", "")
_MEMBERS: _Who = ("anggota", "")
_NO_LANES = (_LEADERS[0], _MEMBERS[0])
Absence = tuple[Instant, Instant]


@dataclass(frozen=True, slots=True)
class Situation:
    """``number`` is the case's number; before the case is opened, the prefix that it will bear."""

    number: str
    agency: str
    sop: int
    version: int
    unit: int
    head: bytes
    state: State | None
    procedure: Procedure
    calendar: Calendar
    bindings: Bindings
    actor: Actor
    _absences: tuple[tuple[PersonId, date, date | None], ...]

    def absences_of(self, holder: PersonId) -> tuple[Absence, ...]:
        """The recorded absences of a person, whole days of the unit's zone, as instants."""
        days = [(since, until) for person, since, until in self._absences if person == holder != NOBODY]
        return tuple((self._begin(since), self._begin(until + _DAY if until else date.max)) for since, until in days)

    def _begin(self, day: date) -> Instant:
        return self.calendar.end_of_day(day - _DAY) + 1


_DAY = timedelta(days=1)


def of_case(cursor: Cursor, case: int, *, by: PersonId, at: Instant, now: Instant) -> Situation:
    """Reads the case and, on PostgreSQL, locks its row. Raises Refused where there is no such case."""
    found = _read(cursor, statements(cursor.vendor).case, {"case": case}, by=by, at=at, now=now)
    if found is None:
        raise Refused("Kasus itu tidak ada. Periksa nomornya.")
    return found


def of_beginning(cursor: Cursor, version: int, unit: int, *, by: PersonId, at: Instant, now: Instant) -> Situation:
    """What a case that is not yet open would begin with."""
    found = _read(
        cursor, statements(cursor.vendor).beginning, {"version": version, "unit": unit}, by=by, at=at, now=now
    )
    if found is None:
        raise Refused("Kasus belum dapat dibuka: instansi, unit, atau SOP-nya belum ada.")
    return found


def _read(
    cursor: Cursor, sql: str, names: dict[str, int], *, by: PersonId, at: Instant, now: Instant
) -> Situation | None:
    """A margin of days covers every zone; the exact day is taken afterwards, in the zone of the calendar."""
    first, last = min(at, now) // DAY - 1, max(at, now) // DAY + 1
    cursor.execute(sql, {**names, "day": _iso(last), "since": _iso(first)})
    row = cursor.fetchone()
    if row is None:
        return None
    people, calendar_key, absences, version, text, edition, number, agency, sop, unit, head, state = row
    calendar = _calendar(calendar_key)
    rules = procedure(text, edition)
    lanes = tuple([lane.key for lane in rules.sop.lanes])
    return Situation(
        number=number,
        agency=agency,
        sop=sop,
        version=version,
        unit=unit,
        head=START if head is None else bytes(head),
        state=stored_state(state),
        procedure=rules,
        calendar=calendar,
        bindings=_bindings(people or "[]", lanes, calendar.local_date(at)),
        actor=_actor(by, people or "[]", lanes, calendar.local_date(now)),
        _absences=_absences(absences or "[]"),
    )


@lru_cache(maxsize=256)
def _iso(day: DayNumber) -> str:
    return date_of(day).isoformat()


@lru_cache(maxsize=256)
def _absences(rows: str) -> tuple[tuple[PersonId, date, date | None], ...]:
    return tuple(
        (person, date.fromisoformat(since), date.fromisoformat(until) if until else None)
        for person, since, until in json.loads(rows)
    )


@lru_cache(maxsize=64)
def _calendar(key: str | None) -> Calendar:
    """The key holds the stamp of the rows, new after every edit."""
    if key is None:
        raise Refused("Unit ini belum memiliki kalender kerja. Pengelola dapat memilihnya di halaman Unit.")
    pk, stamp = json.loads(key)
    return calendars.working_calendar(CalendarRow(pk=pk, stamp=UUID(stamp)))


@lru_cache(maxsize=256)
def procedure(text: str, number: int) -> Procedure:
    """Read and worked out once for each text that a version ever had."""
    return procedure_of(read_sop(text.encode(), name="SOP"), str(number))


@lru_cache(maxsize=1_024)
def _actor(by: PersonId, people: str, lanes: tuple[str, ...], day: date) -> Actor:
    """The lanes for which the person may act today, whatever day the act speaks of."""
    if by == NOBODY:
        return CLOCK
    today = _bindings(people, lanes, day)
    mine = frozenset(lane for lane, binding in today.items() if by in binding.holders)
    return Actor(by, mine, leads=by in _holders(people, day).get(_LEADERS, ()))


@lru_cache(maxsize=256)
def _bindings(people: str, lanes: tuple[str, ...], day: date) -> Bindings:
    """A lane that was bound to nothing on the day is the queue of the unit."""
    holders, iso = _holders(people, day), day.isoformat()
    kinds = {
        lane: LaneKind(kind)
        for lane, kind, since, until, *_holding in json.loads(people)
        if kind not in _NO_LANES and _holds(since, until, iso)
    }
    loose = Binding(LaneKind.UNIT, holders.get(_MEMBERS, ()))
    bound = {lane: Binding(kind, holders.get((kind.value, lane), ())) for lane, kind in kinds.items()}
    return {lane: loose for lane in lanes} | bound


@lru_cache(maxsize=256)
def _holders(people: str, day: date) -> dict[_Who, tuple[PersonId, ...]]:
    """Each lane's holders on a day. Where a jabatan has a Plh or Plt on that day, they alone answer for it.

    Kept by the very text that the database gave: the same text means the same people.
    """
    acting: dict[tuple[_Who, int], list[PersonId]] = {}
    usual: dict[tuple[_Who, int], list[PersonId]] = {}
    iso = day.isoformat()
    for lane, bound, bound_since, bound_until, person, kind, position, since, until in json.loads(people):
        if person != NOBODY and _holds(bound_since, bound_until, iso) and _holds(since, until, iso):
            chosen = usual if kind == Holding.Kind.DEFINITIVE else acting
            chosen.setdefault(((bound, lane), position), []).append(person)
    found: dict[_Who, list[PersonId]] = {}
    for (who, _position), persons in (usual | acting).items():
        found.setdefault(who, []).extend(person for person in persons if person not in found.get(who, ()))
    return {who: tuple(persons) for who, persons in found.items()}


def _holds(since: str | None, until: str | None, day: str) -> bool:
    """ISO dates sort as text."""
    return (since is None or since <= day) and (until is None or day <= until)
