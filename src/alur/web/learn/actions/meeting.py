"""Call a session, change it, attend it, write its minutes, hand out material."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from alur.core.refused import Refused
from alur.web.learn import checkin
from alur.web.learn.models import Attendance, InvitedLane, Material, Meeting
from alur.web.people.models import Person, Unit
from alur.web.shell.kept_files import Stored
from alur.web.sop.models import Sop


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session is to be. ``lanes`` are ("kode", "lane")."""

    title: str
    unit: Unit
    place: str
    starts: datetime
    ends: datetime
    sops: Sequence[Sop]
    units: Sequence[Unit]
    lanes: Sequence[tuple[str, str]]


@transaction.atomic
def call(plan: Plan, *, by: Person) -> Meeting:
    """Raises Refused where it ends before it begins, or nobody is called."""
    _refuse_unfit(plan)
    meeting = Meeting.objects.create(leader=by, **_columns(plan))
    _invite(meeting, plan)
    return meeting


@transaction.atomic
def change(meeting: Meeting, plan: Plan) -> None:
    """The invitation goes out anew under a higher number, which replaces the one in people's calendars."""
    _refuse_unfit(plan)
    Meeting.objects.filter(pk=meeting.pk).update(**_columns(plan), revision=F("revision") + 1)
    meeting.lanes.all().delete()
    _invite(meeting, plan)


def _refuse_unfit(plan: Plan) -> None:
    if plan.ends <= plan.starts:
        raise Refused("Jam selesai mendahului jam mulai. Isi jam selesai sesudahnya.")
    if not plan.units and not plan.lanes:
        raise Refused("Pilih unit atau pelaksana yang diundang.")


def _columns(plan: Plan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in ("title", "unit", "place", "starts", "ends")}


def _invite(meeting: Meeting, plan: Plan) -> None:
    meeting.sops.set(plan.sops)
    meeting.units.set(plan.units)
    by_kode = {sop.kode: sop for sop in Sop.objects.filter(kode__in=[kode for kode, _lane in plan.lanes])}
    InvitedLane.objects.bulk_create(
        InvitedLane(meeting=meeting, sop=by_kode[kode], lane=lane) for kode, lane in plan.lanes
    )


@transaction.atomic
def check_in(meeting: Meeting, given: str, *, by: Person, now: datetime) -> Attendance:
    """By what the screen shows at this moment. Raises Refused where it is not that, or not the time of the session."""
    how = checkin.how(meeting, given, now=now)
    return Attendance.objects.get_or_create(meeting=meeting, person=by, defaults={"at": now, "how": how})[0]


@transaction.atomic
def note_present(meeting: Meeting, people: Iterable[Person], *, now: datetime) -> None:
    """By the leader's eye, for whoever has no phone at hand."""
    for person in people:
        fields = {"at": now, "how": Attendance.How.LEADER}
        Attendance.objects.get_or_create(meeting=meeting, person=person, defaults=fields)


def write_minutes(meeting: Meeting, text: str, *, now: datetime) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(minutes=text.strip(), minutes_at=now)


def add_material(meeting: Meeting, stored: Stored, *, name: str, media: str, by: Person, now: datetime) -> Material:
    """The file is on the disk already: first the bytes, then the row that speaks of them."""
    return Material.objects.create(
        meeting=meeting, sha256=stored.sha256, size=stored.size, name=name[:200], media=media, by=by, at=now
    )
