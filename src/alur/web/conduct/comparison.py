"""Facts of the record → the visits that `core.fair` compares, and what it says of them.

Who somebody is cannot be learnt here: persons are bare numbers, and no table of people is read for anything but the
time zones of units (a contract in pyproject holds this).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q

from alur.core.case.clock import is_short, measure_of
from alur.core.case.events import NOBODY, Source
from alur.core.fair.judge import Judgement, Shown, Withheld, judge
from alur.core.fair.look import Look
from alur.core.fair.visit import Series, Visit
from alur.core.instant import DAY, Instant
from alur.core.worktime.calendar import Calendar
from alur.web.case import queries as cases
from alur.web.case.models import CaseEvent, Fact, OpenVisit
from alur.web.conduct.models import Objection
from alur.web.people.models import Unit
from alur.web.people.queries import agency, calendar_of, units_under

LEARNING_DAYS = 90
"""So long after the first act of the installation nothing is said about any person."""

VisitKey = tuple[int, int]
"""(case, visit)."""


def judgement_at(look: Look, *, now: Instant) -> Judgement:
    """Everybody at once, since a person's figure is made from the others'."""
    calendars = _calendars()
    return judge(_visits(look, calendars, now=now), look, asked=_today(calendars, now))


def said_of(person: int, look: Look, *, now: Instant) -> Shown | Withheld | None:
    """None: no usable visit in the look."""
    key = str(person)
    return next((each for each in judgement_at(look, now=now).persons if each.person == key), None)


def is_learning(now: Instant) -> bool:
    """The first 90 days of the installation, from the first act that it recorded."""
    first = CaseEvent.objects.order_by("pk").values_list("recorded_at", flat=True).first()
    return first is None or now < first + LEARNING_DAYS * DAY


def left_out_of(person: int) -> frozenset[VisitKey]:
    """Visits that do not count against the person, since an objection was upheld."""
    return frozenset(Objection.objects.filter(person=person, upheld=True).values_list("case", "visit"))


def within(look: Look, calendar: Calendar) -> Q:
    """Due in the twelve months of the look, by the dates of one calendar."""
    return Q(
        due__gt=calendar.end_of_day(look.first_day - timedelta(days=1)), due__lte=calendar.end_of_day(look.last_day)
    )


def office_calendar() -> Calendar:
    """That of the whole office; units may have others."""
    return calendar_of(_root())


def _root() -> Unit:
    office = agency()
    assert office is not None
    return office.root


def _calendars() -> dict[int, Calendar]:
    return {unit.pk: calendar_of(unit) for unit in units_under(_root())}


def _today(calendars: dict[int, Calendar], now: Instant) -> date:
    return office_calendar().local_date(now)


def _visits(look: Look, calendars: dict[int, Calendar], *, now: Instant) -> Iterator[Visit]:
    """Those upheld objections speak of are nobody's any more: neither the person's nor what is usual for others."""
    upheld = frozenset(Objection.objects.filter(upheld=True).values_list("case", "visit", "person"))
    near = Q(due__range=_around(look))
    rows = Fact.objects.filter(near, current=True, usable=True).order_by()
    columns = ("case", "visit", "person", "sop__kode", "row", "standard", "due", "on_time", "unit")
    for case, visit, person, kode, row, standard, due, on_time, unit in rows.values_list(*columns).iterator():
        if (case, visit, person) not in upheld:
            day = calendars[unit].local_date(due)
            yield Visit(str(person), Series(kode, row, standard), day, on_time == "no")
    yield from _open_late(near, calendars, upheld, now=now)


def _around(look: Look) -> tuple[Instant, Instant]:
    """Wide enough for every zone; the exact days are for `core.fair`."""
    calendar = office_calendar()
    return calendar.end_of_day(look.first_day) - 3 * DAY, calendar.end_of_day(look.last_day) + 2 * DAY


def _open_late(
    near: Q, calendars: dict[int, Calendar], upheld: frozenset[tuple[int, int, int]], *, now: Instant
) -> Iterator[Visit]:
    """What one person alone holds past its due counts as late, or whoever never finishes would look best."""
    rows = OpenVisit.objects.filter(near, holder__gt=NOBODY, due__lt=now, waits=False, pause="")
    rows = rows.select_related("case__sop")
    procedures = cases.procedures_of({row.case.version_id for row in rows})
    for row in rows:
        visit = cases.state_of(row.case).open[row.visit]
        step = procedures[row.case.version_id].steps.get(row.row)
        standard = measure_of(visit.standard)
        by_memory = standard is not None and is_short(standard) and visit.source is not Source.LIVE
        is_usable = {*visit.held_by, row.holder} == {row.holder} and step and not step.row.calls and not by_memory
        if is_usable and row.due is not None and (row.case_id, row.visit, row.holder) not in upheld:
            series = Series(row.case.sop.kode, row.row, visit.standard)
            yield Visit(str(row.holder), series, calendars[row.unit_id].local_date(row.due), True)
