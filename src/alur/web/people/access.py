"""The only way a view gets an object of `people`: returns it, or raises 404 where it is not for this reader.

Seeing a colleague's name and jabatan is for everybody in the office; changing anything is for the administrator
of the unit; absence is for the person, the head of the unit and the administrator.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from alur.web.people import queries
from alur.web.people.models import Calendar, Person, Role, Unit


def self_of(request: HttpRequest) -> Person:
    """Who asks. Routes that call this declare SIGNED_IN, so somebody is there."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user


def person_to_see(reader: Person, pk: int) -> Person:
    """Any colleague; a person who left is seen by administrators only."""
    person = get_object_or_404(Person, pk=pk)
    if not person.is_active and not may_edit_person(reader, person):
        raise Http404
    return person


def person_to_edit(reader: Person, pk: int) -> Person:
    person = person_to_see(reader, pk)
    if not may_edit_person(reader, person):
        raise PermissionDenied
    return person


def may_edit_person(reader: Person, person: Person) -> bool:
    """By the unit of the person's jabatan; who has none yet is for the administrator of the whole office.

    So is who may do something beyond that: a link to sign in as them would give the administrator what they may.
    """
    if administers_all(reader):
        return True
    unit, mine = queries.home_unit(person), queries.units_where(reader, Role.ADMIN)
    return unit is not None and unit in mine and not queries.reaches_beyond(person, mine)


def may_see_absence(reader: Person, person: Person) -> bool:
    unit = queries.home_unit(person)
    return reader == person or (unit is not None and queries.has_role(reader, Role.ADMIN, Role.APPROVER, unit=unit))


def administers_all(reader: Person) -> bool:
    office = queries.agency()
    return office is not None and queries.has_role(reader, Role.ADMIN, unit=office.root)


def unit_to_edit(reader: Person, pk: int) -> Unit:
    unit = get_object_or_404(Unit, pk=pk)
    if not queries.has_role(reader, Role.ADMIN, unit=unit):
        raise PermissionDenied
    return unit


def calendar_to_edit(reader: Person, pk: int) -> Calendar:
    """A calendar may serve several units, so it is for the administrator of the whole office."""
    if not administers_all(reader):
        raise PermissionDenied
    return get_object_or_404(Calendar, pk=pk)
