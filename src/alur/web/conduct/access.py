"""Whose figures a reader may open, and which objections. Each function returns the object or raises.

About a person: the person, and who leads the unit of their jabatan or one above it. Nobody else, whatever the role.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from alur.web.case.access import leads, visible_units
from alur.web.case.models import Fact
from alur.web.conduct.models import ConductFile, FigureUse, IntegrityQuestion, Objection
from alur.web.conduct.queries.files import files_of, may_begin
from alur.web.conduct.queries.objections import may_answer
from alur.web.people.models import Person, Role, Unit
from alur.web.people.queries import has_role, home_unit


def unit_led(reader: Person, pk: int) -> Unit:
    """Raises Http404 where the reader does not lead it."""
    found = visible_units(reader).filter(pk=pk).first()
    if found is None or not leads(reader, found):
        raise Http404
    return found


def person_led(reader: Person, pk: int) -> Person:
    """Somebody whose unit the reader leads; nobody opens the own figures as a leader."""
    found = Person.objects.filter(pk=pk, is_active=True).exclude(pk=reader.pk).first()
    unit = home_unit(found) if found else None
    if found is None or unit is None or not leads(reader, unit):
        raise Http404
    return found


def use_of(reader: Person, pk: int) -> FigureUse:
    """What the reader has opened, while the reader still leads the person."""
    found = FigureUse.objects.select_related("person").filter(pk=pk, reader=reader).first()
    if found is None:
        raise Http404
    person_led(reader, found.person_id)
    return found


def objection_for(reader: Person, pk: int) -> Objection:
    """For who made it, who may answer it and who did."""
    found = Objection.objects.select_related("person", "case__sop", "addressee", "answered_by").filter(pk=pk).first()
    if found is None or not (reader.pk in (found.person_id, found.answered_by_id) or may_answer(reader, found)):
        raise Http404
    return found


def own_visit(person: Person, number: str, visit: int) -> Fact:
    """A visit that the person ended, as the record has it now."""
    rows = Fact.objects.filter(case__number=number, visit=visit, person=person.pk, current=True)
    found = rows.select_related("case__sop", "sop").first()
    if found is None:
        raise Http404
    return found


def question_to(person: Person, pk: int) -> IntegrityQuestion:
    """A question put to this person."""
    found = IntegrityQuestion.objects.filter(person=person, pk=pk).first()
    if found is None:
        raise Http404
    return found


def file_for(reader: Person, pk: int) -> ConductFile:
    """The person, examiner, decider and who answers objections. To anybody else it is not there, whatever the role."""
    found = files_of(reader).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def persons_to_begin_with(reader: Person) -> list[Person]:
    """Anybody else, for who may examine or lead. Deciding takes the authorised official, whoever opened the file."""
    if not may_begin(reader):
        return []
    return list(Person.objects.filter(is_active=True).exclude(pk=reader.pk).order_by("name"))


def require_keeper(person: Person) -> None:
    """The DPIA and the rules are the data protection officer's and the legal officer's: here the administrator."""
    if not keeps(person):
        raise PermissionDenied


def keeps(person: Person) -> bool:
    """Whether this is the officer who keeps DPIA and rules."""
    return has_role(person, Role.ADMIN)


def has_part(reader: Person, row: ConductFile) -> bool:
    return files_of(reader).filter(pk=row.pk).exists()
