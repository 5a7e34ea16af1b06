"""Who knows which SOP, per unit: counts with the rule of small numbers, names only for the head of the unit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from alur.core.measure.figure import TooFew, share_of
from alur.web.learn import access
from alur.web.learn.models import Attempt, Reading
from alur.web.learn.queries.assigned import in_force_of, load_texts, still_holds
from alur.web.people.models import Holding, Person, Unit
from alur.web.people.queries import on_day
from alur.web.sop.models import Sop, SopVersion
from alur.web.sop.queries import bound_lanes

MOST = 30  # SOPs on a page


@dataclass(frozen=True, slots=True)
class Cell:
    """Of ``n`` people of the unit who work by the SOP. ``is_shown`` false: too few to be nobody."""

    unit: Unit
    n: int
    read: int
    passed: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Line:
    version: SopVersion
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``page`` tells where in the whole list of SOPs it stands."""

    units: tuple[Unit, ...]
    lines: tuple[Line, ...]
    page: Page[SopVersion]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who works by an SOP, with the lanes; whether the person knows the version in force."""

    person: Person
    lanes: tuple[str, ...]
    has_read: bool
    has_passed: bool


def table(reader: Person, *, on: date, page: str = "") -> Table:
    """SOPs in force, a page of them, × every unit whose people work by them."""
    current = sorted(in_force_of(Sop.objects.values_list("pk", flat=True), on=on).values(), key=lambda one: one.name)
    shown = Paginator(current, MOST).get_page(page)
    load_texts(shown)
    homes = _homes(on)
    found = {version: people for version in shown if (people := readers(version, on=on))}
    units = {homes[each.person.pk] for people in found.values() for each in people}
    columns = tuple(sorted(units, key=lambda unit: (unit.place, unit.pk)))
    lines = tuple(
        Line(version, tuple(_cell(reader, unit, people, homes) for unit in columns))
        for version, people in found.items()
    )
    return Table(columns, lines, shown)


def _homes(on: date) -> dict[int, Unit]:
    """Each person's unit: that of the jabatan held first."""
    homes: dict[int, Unit] = {}
    for row in Holding.objects.filter(on_day(on)).select_related("position__unit").order_by("kind", "since"):
        homes.setdefault(row.person_id, row.position.unit)
    return homes


def _cell(reader: Person, unit: Unit, people: Iterable[Reader], homes: dict[int, Unit]) -> Cell:
    here = [each for each in people if homes[each.person.pk].pk == unit.pk]
    n = len(here)
    is_shown = not isinstance(share_of(n, n), TooFew) or (n > 0 and access.sees_names(reader, unit))
    return Cell(unit, n, sum(each.has_read for each in here), sum(each.has_passed for each in here), is_shown)


def readers(version: SopVersion, *, on: date) -> tuple[Reader, ...]:
    """All who work by the version in force, by name."""
    lanes: dict[int, list[str]] = defaultdict(list)
    people: dict[int, Person] = {}
    for bound in bound_lanes(version, on=on):
        for person in bound.people:
            lanes[person.pk].append(bound.lane.key)
            people[person.pk] = person
    read, passed = _last_read(version.sop), _passed(version.sop)
    found = (
        Reader(
            person=person,
            lanes=tuple(lanes[key]),
            has_read=still_holds(read.get(key), version, lanes[key]),
            has_passed=still_holds(passed.get(key), version, lanes[key]),
        )
        for key, person in people.items()
    )
    return tuple(sorted(found, key=lambda each: each.person.name))


def _last_read(sop: Sop) -> dict[int, SopVersion]:
    rows = Reading.objects.filter(version__sop=sop).select_related("version").order_by("version__number")
    return {row.person_id: row.version for row in rows}


def _passed(sop: Sop) -> dict[int, SopVersion]:
    rows = Attempt.objects.filter(version__sop=sop, passed=True).select_related("version").order_by("version__number")
    return {row.person_id: row.version for row in rows}
