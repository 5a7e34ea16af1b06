"""Who may see a case and act on it: each function returns the object or raises.

Cases of a unit are seen by those who have a role or a jabatan there or above; and by whoever has a step in them.
Whether an act is allowed is for the core to say; here only what a page may offer.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from alur.core.case.events import NOBODY, Recorded
from alur.core.case.state import OpenVisit as Visit
from alur.web.case import queries
from alur.web.case.models import Case, Fact, OpenVisit
from alur.web.people.models import Grant, Person, Position, Role, Unit
from alur.web.people.queries import agency, has_role, on_day, positions_of, today, units_where
from alur.web.sop.models import Sop
from alur.web.sop.queries import in_force

ROLES = (Role.WORKER, Role.APPROVER, Role.READER, Role.INSPECTOR, Role.WRITER, Role.ADMIN)


def visible_cases(person: Person) -> QuerySet[Case]:
    """The cases that the person may see."""
    mine = OpenVisit.objects.filter(case=OuterRef("pk"), holder=person.pk)
    done = Fact.objects.filter(case=OuterRef("pk"), person=person.pk)
    return Case.objects.filter(Q(unit__in=visible_units(person)) | Exists(mine) | Exists(done))


def visible_units(person: Person) -> QuerySet[Unit]:
    """Units, subtrees included, where the person has a role or holds a jabatan today."""
    paths = [position.unit.path for position in positions_of(person, on=today())]
    paths += Grant.objects.filter(on_day(today()), person=person).values_list("unit__path", flat=True)
    wanted = Q(pk__in=[])
    for path in paths:
        wanted |= Q(path__startswith=path)
    return Unit.objects.filter(wanted)


def case_for(person: Person, number: str) -> Case:
    """Raises Http404 for a case that is not there, or not for this person."""
    found = visible_cases(person).select_related("sop__unit", "version", "unit", "parent").filter(number=number).first()
    if found is None:
        raise Http404
    return found


def may_open(person: Person, sop: Sop) -> bool:
    """Opening cases is for those who work in the unit of the SOP."""
    return has_role(person, Role.WORKER, unit=sop.unit)


INSPECTING = (Role.INSPECTOR, Role.APPROVER, Role.ADMIN)


def inspects(person: Person) -> bool:
    """Checking the record, which is of all units, is for those who oversee the whole office."""
    office = agency()
    return office is not None and has_role(person, *INSPECTING, unit=office.root)


def require_inspecting(person: Person) -> None:
    """Raises PermissionDenied for others."""
    if not inspects(person):
        raise PermissionDenied


def sops_to_open(person: Person) -> list[Sop]:
    """The SOPs in force of which the person may open a case."""
    units = units_where(person, Role.WORKER)
    return [sop for sop in Sop.objects.filter(unit__in=units).select_related("unit") if in_force(sop)]


def sop_to_open(person: Person, kode: str) -> Sop:
    """Raises Http404 where the person may not open cases of it."""
    found = next((sop for sop in sops_to_open(person) if sop.kode == kode), None)
    if found is None:
        raise Http404
    return found


def leads(person: Person, unit: Unit) -> bool:
    """Whether the person is the head of the unit or of one above it today."""
    held = positions_of(person, on=today())
    return any(isinstance(p, Position) and p.leads and unit.path.startswith(p.unit.path) for p in held)


def may_act_on(person: Person, case: Case, visit: Visit, lane: str) -> bool:
    """Whether the page offers acts on the step: its holder, or who may act for its lane where nobody holds it."""
    if visit.holder == person.pk:
        return True
    in_lane = queries.may_answer(person, case, lane, on=today())
    return in_lane and (visit.holder == NOBODY or visit.waits)


def evidence_to_withdraw(person: Person, case: Case, added: int) -> Recorded:
    """The event that added it. Raises Http404 where it is not there any more, PermissionDenied for a colleague's."""
    found = next((one for one in queries.evidence_in(queries.timeline(case)) if one.seq == added), None)
    if found is None:
        raise Http404
    if found.by != person.pk and not leads(person, case.unit):
        raise PermissionDenied
    return found


def works(person: Any) -> bool:
    """Whether pages offer to open cases and to record acts."""
    return has_role(person, Role.WORKER)
