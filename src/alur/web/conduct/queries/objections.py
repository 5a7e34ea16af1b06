"""Objections: who may answer one, and which lie where. Whoever used the person's figures does not answer."""

from django.db.models import Q, QuerySet

from alur.core.instant import DAY, Instant
from alur.web.conduct.models import FigureUse, Objection
from alur.web.people.models import Grant, Holding, Person, Role
from alur.web.people.queries import home_unit, on_day, today

_RECENT = 366 * DAY


def answerers_of(person: Person, *, now: Instant) -> list[Person]:
    """Who oversees or leads the person's unit, and has not opened their figures within a year; inspectors first."""
    unit = home_unit(person)
    if unit is None:
        return []
    above = [int(key) for key in unit.path.strip("/").split("/")]
    day = on_day(today())
    roles = Grant.objects.filter(day, unit__in=above, role__in=(Role.INSPECTOR, Role.APPROVER))
    heads = Holding.objects.filter(day, position__unit__in=above, position__leads=True)
    used = FigureUse.objects.filter(person=person, at__gt=now - _RECENT)
    able = Person.objects.filter(Q(pk__in=roles.values("person")) | Q(pk__in=heads.values("person")), is_active=True)
    inspectors = set(roles.filter(role=Role.INSPECTOR).values_list("person", flat=True))
    found = able.exclude(pk=person.pk).exclude(pk__in=used.values("reader"))
    return sorted(found, key=lambda one: (one.pk not in inspectors, one.name))


def may_answer(reader: Person, objection: Objection) -> bool:
    """As the office stands today, so that a named person who since used the figures no longer may."""
    return objection.person_id != reader.pk and reader in answerers_of(objection.person, now=objection.at)


def made_by(person: Person) -> QuerySet[Objection]:
    return Objection.objects.filter(person=person).select_related("case", "addressee", "answered_by")


def to_answer(reader: Person) -> list[Objection]:
    """The open ones that were put to the reader, or that nobody was named for, the oldest first."""
    rows = Objection.objects.filter(Q(addressee=reader) | Q(addressee=None), upheld=None).select_related(
        "person", "case"
    )
    return [row for row in rows.order_by("at") if may_answer(reader, row)]
