"""Who can stand by at a first run: colleagues of the lane who may work alone there, and the head of the unit."""

from datetime import date

from django.db.models import QuerySet

from alur.core.learn.competence import may_work_alone
from alur.web.learn.queries.standings import standings
from alur.web.people.models import Holding, Person
from alur.web.people.queries import on_day
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import people_of_lane, value_of


def mentors_for(version: SopVersion, row: str, *, but: Person, on: date) -> QuerySet[Person]:
    """Where nobody may work alone yet, everybody of the lane: somebody must be the first."""
    lane = next(each.lane for each in value_of(version).rows if each.id == row)
    people = [person for person in people_of_lane(version.sop, lane, on=on) if person != but]
    found = standings(version.sop, people, [row], on=on)
    alone = [person.pk for person in people if may_work_alone(found[person.pk, row])]
    keys = {*(alone or [person.pk for person in people]), *_heads(version, on)} - {but.pk}
    return Person.objects.filter(pk__in=keys, is_active=True)


def _heads(version: SopVersion, on: date) -> list[int]:
    """Of the SOP's unit and of the units above it."""
    units = [int(key) for key in version.sop.unit.path.strip("/").split("/")]
    rows = Holding.objects.filter(on_day(on), position__leads=True, position__unit__in=units)
    return list(rows.values_list("person", flat=True))
