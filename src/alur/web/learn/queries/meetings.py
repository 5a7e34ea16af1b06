"""Sessions: who is called, who came, and what is written on the list of attendance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from alur.web.learn.models import Attendance, Meeting
from alur.web.learn.queries.assigned import in_force_of
from alur.web.people.access import may_see_absence
from alur.web.people.models import Absence, Person
from alur.web.people.queries import absences_of, members_of, today
from alur.web.sop.models import LaneBinding, Sop, SopVersion
from alur.web.sop.queries import bound_lanes, people_of_lane


@dataclass(frozen=True, slots=True)
class Guest:
    """``attendance`` None: not there (yet). ``absence``: the word for one of that day, where the reader may see it."""

    person: Person
    is_invited: bool
    attendance: Attendance | None
    absence: str


def day_of(meeting: Meeting) -> date:
    return today(meeting.unit, now=meeting.starts)


def invited(meeting: Meeting) -> dict[int, Person]:
    """By unit and by lane, as people hold their jabatan on the day of the session; the leader is there anyway."""
    day = day_of(meeting)
    found = {person.pk: person for unit in meeting.units.all() for person in members_of(unit, on=day)}
    for call in meeting.lanes.select_related("sop__unit"):
        found |= {person.pk: person for person in people_of_lane(call.sop, call.lane, on=day)}
    found.pop(meeting.leader_id, None)
    return found


def guests(meeting: Meeting, reader: Person) -> tuple[Guest, ...]:
    """Those who were called and those who came uncalled, those who came first."""
    called = invited(meeting)
    came = {row.person_id: row for row in meeting.attendance.select_related("person")}
    people = called | {row.person_id: row.person for row in came.values()}
    away = _absences(people.values(), day_of(meeting), reader)
    found = [Guest(person, key in called, came.get(key), away.get(key, "")) for key, person in people.items()]
    return tuple(sorted(found, key=lambda guest: (guest.attendance is None, guest.person.name)))


def _absences(people: Iterable[Person], day: date, reader: Person) -> dict[int, str]:
    """That somebody is ill is not for everybody on the list: `people.access` says for whom."""
    rows = absences_of(people, since=day, until=day).select_related("person")
    return {row.person_id: str(Absence.Kind(row.kind).label) for row in rows if may_see_absence(reader, row.person)}


def coming(*, now: datetime) -> QuerySet[Meeting]:
    return _meetings().filter(ends__gte=now).order_by("starts")


def past(*, now: datetime) -> QuerySet[Meeting]:
    return _meetings().filter(ends__lt=now)


def shown_on_home(person: Person, *, now: datetime) -> Meeting | None:
    """The next session that the person is called to, else the last one: its list is what people look for."""
    for meeting in [*coming(now=now)[:5], *past(now=now)[:5]]:
        if person.pk in invited(meeting) or meeting.leader_id == person.pk:
            return meeting
    return None


def _meetings() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("unit", "leader").prefetch_related("sops")


def lane_choices(sops: Iterable[Sop], *, on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """By SOP, ("kode:lane", words) of every lane that people of the office answer for."""
    current = in_force_of([sop.pk for sop in sops], on=on)
    versions = sorted(current.values(), key=lambda version: version.name)
    grouped = [(version.name, _lane_choices(version, on)) for version in versions]
    return [(name, choices) for name, choices in grouped if choices]


def _lane_choices(version: SopVersion, on: date) -> list[tuple[str, str]]:
    return [
        (f"{version.sop.kode}:{bound.lane.key}", bound.lane.label)
        for bound in bound_lanes(version, on=on)
        if bound.binding is not None and bound.binding.kind != LaneBinding.Kind.OUTSIDE
    ]
