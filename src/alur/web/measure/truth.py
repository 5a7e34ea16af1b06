"""How far the data of a unit can be trusted: told live or later, cases asleep, rows that no case ever came to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from alur.core.instant import DAY, instant_of, moment_of
from alur.core.measure.tally import Span
from alur.core.worktime.calendar import Calendar
from alur.web.case.models import Case, Fact
from alur.web.measure.counting import COUNTING
from alur.web.people.models import Unit
from alur.web.sop.models import Sop
from alur.web.sop.queries import in_force, value_of


@dataclass(frozen=True, slots=True)
class Truth:
    """How far the data of a unit can be trusted."""

    visits: int
    live: int
    declared: int
    imported: int
    back_dated: int
    not_judged: int
    sleeping: tuple[tuple[str, str, datetime], ...]
    never_used: tuple[tuple[str, str, tuple[str, ...]], ...]
    year_without_holidays: bool


SLEEPS_AFTER_DAYS = 30


def truth_of(unit: Unit, span: Span, calendar: Calendar) -> Truth:
    """Counts over the unit and below."""
    within = Q(unit__path__startswith=unit.path)
    ended = Fact.objects.filter(within, COUNTING, ended__range=(span.begin, span.end), ending="done").order_by()
    by_source = dict(ended.values_list("time_source").annotate(n=Count("pk")))
    late_words = sum(1 for at, told in ended.values_list("ended", "recorded") if told - at > DAY)
    return Truth(
        visits=sum(by_source.values()),
        live=by_source.get("live", 0),
        declared=by_source.get("declared", 0),
        imported=by_source.get("imported", 0),
        back_dated=late_words,
        not_judged=ended.filter(on_time="unknown", due__isnull=False, waits=False).count(),
        sleeping=_sleeping(within),
        never_used=tuple(_never_used(unit, span)),
        year_without_holidays=not calendar.knows_holidays_of(calendar.local_date(instant_of(timezone.now()))),
    )


def _sleeping(within: Q) -> tuple[tuple[str, str, datetime], ...]:
    before = instant_of(timezone.now() - timedelta(days=SLEEPS_AFTER_DAYS))
    rows = Case.objects.filter(within, outcome=Case.Outcome.OPEN, last_at__lt=before).order_by("last_at")[:50]
    return tuple((row.number, row.subject, moment_of(row.last_at)) for row in rows)


def _never_used(unit: Unit, span: Span) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Rows of SOPs that have ended cases, which no case ever came to."""
    for sop in Sop.objects.filter(unit__path__startswith=unit.path):
        used = set(Fact.objects.filter(sop=sop, current=True).order_by().values_list("row", flat=True).distinct())
        version = in_force(sop)
        if version is None or not used:
            continue
        idle = tuple(f"{n} · {row.text}" for n, row in enumerate(value_of(version).rows, 1) if row.id not in used)
        if idle:
            yield sop.kode, version.name, idle
