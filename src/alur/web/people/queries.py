"""Questions about people and units. Reads, never writes; `on` is a date in the unit's zone."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.utils import timezone

from alur.core.refused import Refused
from alur.core.worktime.calendar import Calendar as WorkingCalendar
from alur.web.people import calendars
from alur.web.people.models import Absence, Agency, Calendar, Grant, Holding, Person, Position, Role, Unit

DEFAULT_ZONE = "Asia/Makassar"


def on_day(day: date) -> Q:
    """Rows whose days include this one."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))


def touching(since: date, until: date | None) -> Q:
    """Rows that share at least one day with these; no last day means until further notice."""
    begins_in_time = Q() if until is None else Q(since__lte=until)
    return begins_in_time & (Q(until__isnull=True) | Q(until__gte=since))


def agency() -> Agency | None:
    """The agency, or None before the guided set-up."""
    return Agency.objects.select_related("root").first()


def today(unit: Unit | None = None, *, now: datetime | None = None) -> date:
    """The date in the unit's zone, or in the zone of this request where no unit is given."""
    moment = now or timezone.now()
    return moment.astimezone(ZoneInfo(zone_of(unit)) if unit else timezone.get_current_timezone()).date()


def home_unit(person: Person, *, on: date | None = None) -> Unit | None:
    """The unit of the jabatan that the person holds; else the unit of a role."""
    day = on or today()
    holding = person.holdings.filter(on_day(day)).select_related("position__unit").order_by("kind", "since").first()
    if holding:
        return holding.position.unit
    grant = person.grants.filter(on_day(day)).select_related("unit").first()
    return grant.unit if grant else None


def title_of(person: Person, *, on: date | None = None) -> str:
    """What stands under the person's name: the jabatan, with Plh or Plt before it; else the first role."""
    day = on or today()
    holding = person.holdings.filter(on_day(day)).select_related("position").order_by("kind", "since").first()
    if holding:
        prefix = "" if holding.kind == Holding.Kind.DEFINITIVE else f"{holding.kind.capitalize()} "
        return prefix + holding.position.name
    grant = person.grants.filter(on_day(day)).first()
    return str(Role(grant.role).label) if grant else ""


def holders_of(position: Position, *, on: date) -> list[Person]:
    """Who answers for a jabatan on a day: with a Plh or Plt on that day, that person alone; else the holders."""
    rows = list(position.holdings.filter(on_day(on), person__is_active=True).select_related("person"))
    acting = [row for row in rows if row.kind != Holding.Kind.DEFINITIVE]
    return [row.person for row in acting or rows]


def members_of(unit: Unit, *, on: date) -> QuerySet[Person]:
    """Who holds a jabatan in the unit or below it on a day."""
    holdings = Holding.objects.filter(on_day(on), position__unit__path__startswith=unit.path)
    return Person.objects.filter(pk__in=holdings.values("person"), is_active=True).order_by("name")


def positions_of(person: Person, *, on: date) -> list[Position]:
    """The jabatan for which the person answers on a day."""
    rows = Holding.objects.filter(on_day(on), person=person, person__is_active=True).select_related("position__unit")
    acting = _acting_in([row.position_id for row in rows], on)
    return [row.position for row in rows if person.pk in acting.get(row.position_id, (person.pk,))]


def _acting_in(positions: list[int], on: date) -> dict[int, set[int]]:
    """Position → who acts in it as Plh or Plt; the same rule as `holders_of`, for many at once."""
    rows = Holding.objects.filter(on_day(on), position__in=positions, person__is_active=True)
    found: dict[int, set[int]] = {}
    for position, person in rows.exclude(kind=Holding.Kind.DEFINITIVE).values_list("position", "person"):
        found.setdefault(position, set()).add(person)
    return found


def absences_of(persons: Iterable[Person], *, since: date, until: date) -> QuerySet[Absence]:
    """Absences that touch the days from ``since`` to ``until``."""
    return Absence.objects.filter(touching(since, until), person__in=persons)


def units_under(unit: Unit) -> QuerySet[Unit]:
    """The unit and all units below it."""
    return Unit.objects.filter(path__startswith=unit.path)


def roles_of(person: Person, *, on: date | None = None) -> frozenset[str]:
    """The roles the person has anywhere today."""
    return frozenset(person.grants.filter(on_day(on or today())).values_list("role", flat=True))


def units_where(person: Person, *roles: str, on: date | None = None) -> QuerySet[Unit]:
    """All units, subtrees included, in which the person has one of the roles."""
    paths = Grant.objects.filter(on_day(on or today()), person=person, role__in=roles).values_list(
        "unit__path", flat=True
    )
    wanted = Q(pk__in=[])
    for path in paths:
        wanted |= Q(path__startswith=path)
    return Unit.objects.filter(wanted)


def has_role(person: Any, *roles: str, unit: Unit | None = None, on: date | None = None) -> bool:
    """Whether the person has one of the roles, anywhere or for this unit (a role holds for the subtree)."""
    if not person.is_authenticated:
        return False
    paths = _paths_granted(person, roles, on or today())
    return any(unit is None or unit.path.startswith(path) for path in paths)


def _paths_granted(person: Person, roles: tuple[str, ...], day: date) -> list[str]:
    return list(Grant.objects.filter(on_day(day), person=person, role__in=roles).values_list("unit__path", flat=True))


def reaches_beyond(person: Person, units: QuerySet[Unit]) -> bool:
    """Whether the person has, or will have, a role or a jabatan in a unit that is not among these."""
    day = today()
    lasting = Q(until__isnull=True) | Q(until__gte=day)
    granted = person.grants.filter(lasting).exclude(unit__in=units)
    return granted.exists() or person.holdings.filter(lasting).exclude(position__unit__in=units).exists()


def calendar_row_of(unit: Unit) -> Calendar | None:
    """The calendar that holds for a unit: its own, else that of the nearest unit above."""
    keys = [int(key) for key in unit.path.strip("/").split("/") if key]
    rows = {row.pk: row for row in Unit.objects.filter(pk__in=keys).select_related("calendar")}
    for key in reversed(keys):
        if rows[key].calendar:
            return rows[key].calendar
    return None


def calendar_of(unit: Unit) -> WorkingCalendar:
    """The compiled working calendar that holds for a unit."""
    row = calendar_row_of(unit)
    if row is None:
        raise Refused(
            "{unit} belum memiliki kalender kerja. Pengelola dapat memilihnya di halaman Unit.", unit=unit.name
        )
    return calendars.working_calendar(row)


def zone_of(unit: Unit) -> str:
    """The IANA name of the unit's zone."""
    row = calendar_row_of(unit)
    return row.zone if row else DEFAULT_ZONE


def zone_for(person: Any) -> str:
    """The zone in which a page is shown to this reader."""
    office = agency()
    unit = (home_unit(person, on=timezone.now().date()) if person.is_authenticated else None) or (
        office and office.root
    )
    return zone_of(unit) if unit else DEFAULT_ZONE


def about(person: Person) -> dict[str, Any]:
    """What "Tentang saya" shows: everything that is kept about the person here."""
    return {
        "holdings": person.holdings.select_related("position__unit"),
        "grants": person.grants.select_related("unit"),
        "absences": person.absences.all(),
        "sessions": person.sessions.filter(expire_date__gt=timezone.now()).order_by("-seen_at"),
        "has_second_factor": Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists(),
    }
