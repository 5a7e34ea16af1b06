"""The guided set-up: agency, units, calendar and first administrator, all or nothing, and once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from alur.core.refused import Refused
from alur.web.people.actions.edit_calendar import add_calendar
from alur.web.people.actions.seed_calendar import USUAL, seed_calendar
from alur.web.people.models import Agency, Calendar, Grant, Person, Role, Unit


@dataclass(frozen=True, slots=True)
class Plan:
    """What the form asked. ``units`` are code and name; ``with_holidays`` fills this year and the next."""

    agency: str
    office: str
    zone: str
    units: Sequence[tuple[str, str]]
    with_holidays: bool
    name: str
    login_name: str
    password: str


def set_up(plan: Plan, *, today: date) -> Person:
    try:
        with transaction.atomic():
            root = Unit.objects.create(name=plan.office or plan.agency, calendar=_calendar(plan, today))
            # The key is fixed, so of two who set up at once the second is refused by the database.
            Agency.objects.create(id=1, name=plan.agency, office=plan.office, root=root)
            for place, (code, name) in enumerate(plan.units, 1):
                Unit.objects.create(code=code, name=name, parent=root, place=place)
            person = Person.objects.create_person(plan.login_name, name=plan.name, password=plan.password)
            Grant.objects.create(person=person, unit=root, role=Role.ADMIN, since=today)
    except IntegrityError as clash:
        raise Refused("Kantor ini sudah disiapkan. Masuk sebagai pengelolanya untuk mengubah.") from clash
    return person


def _calendar(plan: Plan, today: date) -> Calendar:
    name = plan.office or plan.agency
    if plan.with_holidays:
        return seed_calendar(name, zone=plan.zone, years=range(today.year, today.year + 2))
    return add_calendar(name, zone=plan.zone, since=date(today.year, 1, 1), week=USUAL)
