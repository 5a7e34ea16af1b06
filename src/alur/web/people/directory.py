"""Questions of the pages about persons, units and calendars: lists with what stands beside each name. Reads only."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from alur.web.people.models import Calendar, Holding, Holiday, HoursPeriod, Person, Position, Unit
from alur.web.people.models.calendar import WEEKDAYS
from alur.web.people.queries import on_day


def colleagues(words: str, *, on: date, also_gone: bool = False) -> QuerySet[Person]:
    """By name, jabatan or unit; each with what is held on that day in ``held_now``."""
    now = Holding.objects.filter(on_day(on)).select_related("position__unit")
    persons = Person.objects.prefetch_related(Prefetch("holdings", now, to_attr="held_now"))
    if not also_gone:
        persons = persons.filter(is_active=True)
    for word in words.split():
        held = Q(holdings__in=now.filter(Q(position__name__icontains=word) | Q(position__unit__name__icontains=word)))
        persons = persons.filter(Q(name__icontains=word) | held)
    return persons.distinct()


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in the tree with its jabatan; ``depth`` 0 is the root."""

    unit: Unit
    depth: int
    positions: list[Position]

    @property
    def indent(self) -> str:
        """A class of the style sheet: inline styles are forbidden by the content policy."""
        return f"depth-{min(self.depth, 4)}"


def unit_tree(*, on: date) -> list[UnitLine]:
    """All units that are open on that day, parents before children, each jabatan with ``held_now``."""
    held = Prefetch("holdings", Holding.objects.filter(on_day(on)).select_related("person"), to_attr="held_now")
    positions = Prefetch("positions", Position.objects.prefetch_related(held).order_by("-leads", "name"))
    open_units = Unit.objects.filter(Q(closed_on=None) | Q(closed_on__gt=on))
    units = open_units.select_related("calendar").prefetch_related(positions)
    children: dict[int | None, list[Unit]] = {}
    for unit in units:
        children.setdefault(unit.parent_id, []).append(unit)
    return _below(None, 0, children)


def _below(parent: int | None, depth: int, children: dict[int | None, list[Unit]]) -> list[UnitLine]:
    lines = []
    for unit in children.get(parent, []):
        lines += [UnitLine(unit, depth, list(unit.positions.all())), *_below(unit.pk, depth + 1, children)]
    return lines


@dataclass(frozen=True, slots=True)
class DayLine:
    """A weekday of a period as the page shows it: 07.30–16.00, with its break."""

    name: str
    hours: str
    pause: str


def week_of(period: HoursPeriod) -> list[DayLine]:
    by_weekday = {day.weekday: day for day in period.days.all()}
    lines = []
    for weekday, name in enumerate(WEEKDAYS):
        day = by_weekday.get(weekday)
        hours = f"{day.opens:%H.%M}–{day.closes:%H.%M}" if day else ""
        pause = f"{day.break_from:%H.%M}–{day.break_to:%H.%M}" if day and day.break_from and day.break_to else ""
        lines.append(DayLine(str(name), hours, pause))
    return lines


def holidays_of(year: int, calendar: Calendar | None = None) -> QuerySet[Holiday]:
    """Those of the whole agency, with those of one calendar, or without one of all calendars."""
    wanted = Q() if calendar is None else Q(calendar=None) | Q(calendar=calendar)
    return Holiday.objects.filter(wanted, date__year=year).select_related("calendar")
