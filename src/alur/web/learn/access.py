"""Who may see and do what in `learn`: each returns the object or raises.

What stands in force is for everybody to read and to be asked about. Answers to a quiz are for the person alone; a flaw
is for whoever said it and for those who write, approve or inspect the SOP.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from alur.web.learn.models import Accompaniment, AskedQuestion, Flaw, Material, Meeting
from alur.web.people.models import Person, Role, Unit
from alur.web.people.queries import has_role, units_where
from alur.web.sop import access as sops
from alur.web.sop.models import Sop, SopVersion
from alur.web.sop.queries import in_force, value_of

CALLERS = (Role.WRITER, Role.APPROVER)


def version_to_learn(person: Person, kode: str) -> SopVersion:
    """The version in force. Raises Http404 where there is none."""
    found = in_force(sops.sop_for(person, kode))
    if found is None:
        raise Http404
    return found


def lane_of(version: SopVersion, lane: str) -> str:
    """The lane's key. Raises Http404 for a lane that the SOP does not have."""
    if lane not in {each.key for each in value_of(version).lanes}:
        raise Http404
    return lane


def row_of(version: SopVersion, row: str) -> str:
    """A row id of the version, or "" for the SOP as a whole. Raises Http404 for an unknown one."""
    if row and row not in {each.id for each in value_of(version).rows}:
        raise Http404
    return row


def question_for(person: Person, attempt: int, place: int) -> AskedQuestion:
    rows = AskedQuestion.objects.select_related("attempt__version__sop__unit", "attempt__person")
    return get_object_or_404(rows, attempt=attempt, place=place, attempt__person=person)


def accompaniment_to_sign(person: Person, pk: int) -> Accompaniment:
    rows = Accompaniment.objects.select_related("person", "version__sop__unit")
    return get_object_or_404(rows, pk=pk, mentor=person, signed_at=None)


def may_vouch(person: Person, sop: Sop) -> bool:
    return has_role(person, Role.APPROVER, unit=sop.unit)


def flaw_for(person: Person, pk: int) -> Flaw:
    flaw = get_object_or_404(Flaw.objects.select_related("sop__unit", "version", "by", "answered_by"), pk=pk)
    if flaw.by_id != person.pk and not has_role(person, *sops.DRAFTERS, unit=flaw.sop.unit):
        raise Http404
    return flaw


def may_answer(person: Person, flaw: Flaw) -> bool:
    return not flaw.outcome and has_role(person, Role.WRITER, unit=flaw.sop.unit)


def sees_names(person: Person, unit: Unit) -> bool:
    """Who has not read yet is for the head of the unit, who must see to it."""
    return has_role(person, Role.APPROVER, unit=unit)


def meeting_for(person: Person, pk: int) -> Meeting:
    """A session is announced to the whole office."""
    return get_object_or_404(Meeting.objects.select_related("unit", "leader"), pk=pk)


def leads(person: Person, meeting: Meeting) -> bool:
    return meeting.leader_id == person.pk or has_role(person, Role.APPROVER, unit=meeting.unit)


def meeting_to_lead(person: Person, pk: int) -> Meeting:
    meeting = meeting_for(person, pk)
    if not leads(person, meeting):
        raise PermissionDenied
    return meeting


def material_for(person: Person, meeting: int, pk: int) -> Material:
    return get_object_or_404(Material, pk=pk, meeting=meeting_for(person, meeting))


def may_see_list(person: Person, meeting: Meeting, *, is_guest: bool) -> bool:
    """The list of attendance: for those on it, for whoever leads, and for the inspector."""
    return is_guest or leads(person, meeting) or has_role(person, Role.INSPECTOR, unit=meeting.unit)


def may_call(person: Person) -> bool:
    return units_where(person, *CALLERS).exists()
