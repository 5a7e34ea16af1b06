"""A month of a unit for everybody in it: what went well, what was learnt, which SOP was mended because of whom.

About the work and its SOPs, never about persons but to thank them; no order of merit, and small numbers are withheld.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, F

from alur.core.instant import instant_of
from alur.core.sop.diff import difference
from alur.web.case.models import Case, Fact
from alur.web.desk.brief import mended_flaws
from alur.web.learn.models import Flaw, Reading
from alur.web.people.models import Unit
from alur.web.people.queries import units_under, zone_of
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import value_of

LEAST = 5
"""Under five nothing is counted out loud: in a small unit a small number is a person."""


@dataclass(frozen=True, slots=True)
class Counted:
    """``n`` and of how many; withheld where that is too few to say."""

    n: int
    of: int

    @property
    def is_withheld(self) -> bool:
        return self.of < LEAST


@dataclass(frozen=True, slots=True)
class Mended:
    """A version that took force in the month, what it changed in words, and who had said so."""

    version: SopVersion
    changes: tuple[str, ...]
    more: int
    thanks_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """``missed`` are SOPs and how often somebody left them because they were wrong: a question to their writers."""

    first: date
    promises: Counted
    on_time: Counted
    as_written: Counted
    read: Counted
    answered: int
    missed: tuple[tuple[str, int], ...]
    mended: tuple[Mended, ...]

    @property
    def is_quiet(self) -> bool:
        return not (self.promises.of or self.on_time.of or self.mended)


MOST_CHANGES = 4
_DEVIATIONS = ("StepReturned", "StepSkipped", "StepMoved", "ScopeRewound")


def month_of(unit: Unit, first: date) -> Month:
    units = list(units_under(unit))
    zone = ZoneInfo(zone_of(unit))
    begin = datetime(first.year, first.month, 1, tzinfo=zone)
    end = datetime(*_next(first), 1, tzinfo=zone)
    span = (instant_of(begin), instant_of(end) - 1)
    ended = Case.objects.filter(unit__in=units, outcome="done", closed__range=span)
    facts = Fact.objects.filter(unit__in=units, current=True, due__range=span)
    left = ended.filter(events__kind__in=_DEVIATIONS).distinct().count()
    readings = Reading.objects.filter(at__gte=begin, at__lt=end, version__sop__unit__in=units)
    return Month(
        first=begin.date(),
        promises=Counted(ended.filter(closed__lte=F("due")).count(), ended.filter(due__isnull=False).count()),
        on_time=Counted(facts.filter(on_time="yes").count(), facts.filter(on_time__in=("yes", "no")).count()),
        as_written=Counted(ended.count() - left, ended.count()),
        read=Counted(readings.count(), readings.values("person").distinct().count()),
        answered=Flaw.objects.filter(sop__unit__in=units, answered_at__gte=begin, answered_at__lt=end).count(),
        missed=_missed(units, begin, end),
        mended=_mended(units, begin, end),
    )


def _next(first: date) -> tuple[int, int]:
    later = first.replace(day=1) + timedelta(days=32)
    return later.year, later.month


def _missed(units: list[Unit], begin: datetime, end: datetime) -> tuple[tuple[str, int], ...]:
    """By alphabet, and only from five on."""
    rows = Case.objects.filter(
        unit__in=units,
        events__body__contains='"reason":"sop-keliru"',
        events__recorded_at__range=(instant_of(begin), instant_of(end) - 1),
    )
    counted = rows.values("version__name").annotate(n=Count("events")).filter(n__gte=LEAST).order_by("version__name")
    return tuple((row["version__name"], row["n"]) for row in counted)


def _mended(units: list[Unit], begin: datetime, end: datetime) -> tuple[Mended, ...]:
    versions = SopVersion.objects.filter(
        sop__unit__in=units, number__gt=1, effective__gte=begin.date(), effective__lt=end.date()
    ).exclude(stage__in=(SopVersion.Stage.DRAFT, SopVersion.Stage.REVIEW))
    return tuple(_one_mended(version, end) for version in versions.select_related("sop").order_by("effective"))


def _one_mended(version: SopVersion, end: datetime) -> Mended:
    """Thanked are those whose word about an earlier version was answered with "mended"."""
    before = SopVersion.objects.filter(sop=version.sop, number__lt=version.number).order_by("-number").first()
    changed = difference(value_of(before), value_of(version)).changes if before else ()
    words = tuple(change.sentence for change in changed if change.material)
    flaws = mended_flaws([version.sop.unit], end - timedelta(days=3_650), end)
    said = {flaw.by.name for flaw in flaws if flaw.sop_id == version.sop_id and flaw.version.number < version.number}
    return Mended(version, words[:MOST_CHANGES], max(len(words) - MOST_CHANGES, 0), tuple(sorted(said)))
