"""The steps of a unit for its head: how many were late, where the time went, and why by the words of the record.

Nobody is named and no person has a rate: the unit answers for its queue, the writer for the standard.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from django.db.models import Count, Q, QuerySet, Sum

from alur.core.case.reasons import DEVIATIONS, PAUSES
from alur.core.instant import Instant, Microseconds
from alur.core.measure.figure import FEWEST, Figure, Share, share_of
from alur.core.measure.funnel import funnel
from alur.core.measure.laney import laney
from alur.core.measure.tally import Span
from alur.web.case.models import CaseEvent, Fact, OpenVisit
from alur.web.conduct.charts import OverTime, Row, funnel_rows, over_time
from alur.web.learn.queries.flaws import ToldFlaw, of_sop, told
from alur.web.measure.counting import COUNTING, Series, visit_tallies
from alur.web.people.models import Unit
from alur.web.people.queries import calendar_of
from alur.web.sop.models import Sop
from alur.web.sop.queries import shown_first, value_of

_SAID_BY = ("StepPaused", "StepCompleted", "StepReturned", "StepSkipped", "StepMoved")
_LABELS = {reason.key: reason.label for reason in (*PAUSES, *DEVIATIONS)}


@dataclass(frozen=True, slots=True)
class Times:
    """Where the time of the visits went, summed: in the queue, in somebody's hands, paused, away."""

    queue: Microseconds = 0
    held: Microseconds = 0
    paused: Microseconds = 0
    absent: Microseconds = 0

    @property
    def parts(self) -> tuple[tuple[str, float, float], ...]:
        """(name, begin, width) of each part of the whole, in percent, for the bar."""
        whole = self.queue + self.held + self.paused + self.absent
        found, begin = [], 0.0
        for name in ("queue", "held", "paused", "absent"):
            width = 100 * getattr(self, name) / whole if whole else 0.0
            found.append((name, begin, width))
            begin += width
        return tuple(found)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A row under one standard: ``judged`` is (late, all), ``reasons`` those recorded on its late visits, how often."""

    sop: Sop
    name: str
    number: int
    text: str
    series: Series
    judged: tuple[int, int]
    times: Times
    reasons: tuple[tuple[str, int], ...]

    @property
    def late(self) -> Figure:
        return share_of(*self.judged)

    @property
    def is_unrealistic(self) -> bool:
        return isinstance(self.late, Share) and is_unrealistic(self.late)


def is_unrealistic(late: Share) -> bool:
    """More than half of all miss it: then the standard is asked about, and nobody who works by it (FAIR)."""
    return late.count * 2 > late.n


@dataclass(frozen=True, slots=True)
class SopSteps:
    """The steps of one SOP, and how many of all its visits were late."""

    name: str
    lines: tuple[StepLine, ...]

    @property
    def late(self) -> Figure:
        return share_of(sum(line.judged[0] for line in self.lines), sum(line.judged[1] for line in self.lines))


def by_sop(lines: Iterable[StepLine]) -> list[SopSteps]:
    """In the order of the lines."""
    return [SopSteps(name, tuple(found)) for name, found in groupby(lines, key=lambda line: line.name)]


def step_lines(unit: Unit, span: Span, *, now: Instant) -> list[StepLine]:
    """Every judged series of the unit and below, in the order of the SOPs and their rows."""
    sops = Sop.objects.filter(unit__path__startswith=unit.path).select_related("unit")
    return [line for sop in sops for line in _lines(sop, span, now=now)]


def _lines(sop: Sop, span: Span, *, now: Instant) -> list[StepLine]:
    version = shown_first(sop, sop.versions.all())
    if version is None:
        return []
    facts = Fact.objects.filter(sop=sop)
    tallies = visit_tallies(facts, OpenVisit.objects.filter(sop=sop), span, now=now)
    due = facts.filter(COUNTING, due__range=(span.begin, span.end), waits=False)
    times, reasons = _times(due), _reasons(due.filter(on_time="no"))
    rows = {row.id: (number, row.text) for number, row in enumerate(value_of(version).rows, 1)}
    lines = [
        StepLine(
            sop=sop,
            name=version.name,
            number=rows.get(series.row, (0, ""))[0],
            text=rows.get(series.row, (0, series.row))[1],
            series=series,
            judged=(tally.late, tally.on_time + tally.late),
            times=times.get(series, Times()),
            reasons=reasons.get(series, ()),
        )
        for series, tally in tallies.items()
        if tally.on_time + tally.late
    ]
    return sorted(lines, key=lambda line: (line.number or 10_000, line.series.standard))


def _times(due: QuerySet[Fact]) -> dict[Series, Times]:
    rows = due.order_by().values_list("row", "standard")
    sums = rows.annotate(q=Sum("queue"), h=Sum("held"), p=Sum("paused"), a=Sum("absent"))
    return {Series(row, standard): Times(q, h, p, a) for row, standard, q, h, p, a in sums}


def _reasons(late: QuerySet[Fact]) -> dict[Series, tuple[tuple[str, int], ...]]:
    visits = {
        (case, visit): Series(row, std)
        for case, visit, row, std in late.values_list("case", "visit", "row", "standard")
    }
    found: dict[Series, Counter[str]] = {}
    for key, reason in _said({case for case, _visit in visits}):
        if key in visits:
            found.setdefault(visits[key], Counter())[_LABELS.get(reason, reason)] += 1
    return {series: tuple(counter.most_common()) for series, counter in found.items()}


def _said(cases: Collection[int]) -> Iterable[tuple[tuple[int, int], str]]:
    """(case, visit) and the reason that an act on it gave."""
    rows = CaseEvent.objects.filter(case__in=cases, kind__in=_SAID_BY, body__contains='"reason"')
    for case, text in rows.values_list("case", "body"):
        body = json.loads(text)
        if body.get("reason"):
            yield (case, body["visit"]), body["reason"]


@dataclass(frozen=True, slots=True)
class Causes:
    """What speaks for each of the four: the standard, the load, the SOP, the person. Counts; the head concludes.

    ``busy`` and ``calm`` are the late of the weeks with more and with fewer visits than the median week.
    ``persons`` is (ever late, all) and stands only where five or more worked on the step. ``flaws`` are what was told
    the SOP's writer about this row, with the answers.
    """

    line: StepLine
    busy: Share | None
    calm: Share | None
    waited: Fraction
    again: int
    missing: tuple[int, int]
    says_sop: int
    persons: tuple[int, int] | None
    flaws: tuple[ToldFlaw, ...]
    over_time: OverTime | None
    units: tuple[Row, ...]

    @property
    def is_sent(self) -> bool:
        """Whether the writer has a word about this row that waits for an answer."""
        return any(not told.flaw.outcome for told in self.flaws)

    @property
    def waited_percent(self) -> int:
        return round(100 * self.waited)


def causes(line: StepLine, span: Span) -> Causes:
    """Of one series of the unit."""
    facts = Fact.objects.filter(COUNTING, sop=line.sop, row=line.series.row, standard=line.series.standard, waits=False)
    due = facts.filter(due__range=(span.begin, span.end))
    busy, calm = _by_load(due, line.sop.unit)
    outputs = due.aggregate(due=Sum("outputs_due"), given=Sum("outputs_given"))
    whole = line.times.queue + line.times.held + line.times.paused + line.times.absent
    return Causes(
        line=line,
        busy=busy,
        calm=calm,
        waited=Fraction(line.times.queue + line.times.paused, whole) if whole else Fraction(0),
        again=due.filter(nth__gt=1).count(),
        missing=((outputs["due"] or 0) - (outputs["given"] or 0), outputs["due"] or 0),
        says_sop=dict(line.reasons).get(_LABELS["sop-keliru"], 0),
        persons=_persons(due),
        flaws=told(of_sop(line.sop).filter(row=line.series.row)),
        over_time=_over_time(due, line.sop.unit),
        units=_units(due, line.sop.unit),
    )


def _by_load(due: QuerySet[Fact], unit: Unit) -> tuple[Share | None, Share | None]:
    """Late of visits in weeks above the median number of visits, and in the others."""
    calendar = calendar_of(unit)
    weeks: dict[tuple[int, int], list[bool]] = {}
    for opened, on_time in due.exclude(on_time="unknown").order_by().values_list("opened", "on_time"):
        weeks.setdefault(calendar.local_date(opened).isocalendar()[:2], []).append(on_time == "no")
    sizes = sorted(len(week) for week in weeks.values())
    median = sizes[len(sizes) // 2] if sizes else 0
    busy = [late for week in weeks.values() if len(week) > median for late in week]
    calm = [late for week in weeks.values() if len(week) <= median for late in week]
    return _share(busy), _share(calm)


def _share(lates: list[bool]) -> Share | None:
    return Share(sum(lates), len(lates)) if len(lates) >= FEWEST else None


def _over_time(due: QuerySet[Fact], unit: Unit) -> OverTime | None:
    """By the week of the due day; by the month where weeks hold too little."""
    calendar = calendar_of(unit)
    judged = due.exclude(on_time="unknown").order_by("due").values_list("due", "on_time")
    days = [(calendar.local_date(at or 0), on_time == "no") for at, on_time in judged]
    by_week = _grouped((day - timedelta(days=day.weekday()), late) for day, late in days)
    found = (
        by_week if len(days) >= FEWEST * len(by_week) else _grouped((day.replace(day=1), late) for day, late in days)
    )
    chart = laney([(sum(lates), len(lates)) for lates in found.values()])
    return over_time(chart, list(found)) if chart else None


def _grouped(days: Iterable[tuple[date, bool]]) -> dict[date, list[bool]]:
    found: dict[date, list[bool]] = {}
    for day, late in days:
        found.setdefault(day, []).append(late)
    return found


def _units(due: QuerySet[Fact], own: Unit) -> tuple[Row, ...]:
    """The same step in the units that work by this SOP; those with too few visits are left out."""
    judged = due.exclude(on_time="unknown").order_by().values_list("unit")
    counts = judged.annotate(late=Count("pk", filter=Q(on_time="no")), n=Count("pk"))
    placed = funnel({str(unit): (late, n) for unit, late, n in counts if n >= FEWEST})
    return funnel_rows(placed.units, own=str(own.pk)) if placed else ()


def _persons(due: QuerySet[Fact]) -> tuple[int, int] | None:
    """How many were ever late of how many; under five it would tell about single persons."""
    judged = due.filter(on_time__in=("yes", "no"), person__gt=0).order_by()
    counts = judged.aggregate(
        late=Count("person", filter=Q(on_time="no"), distinct=True), everybody=Count("person", distinct=True)
    )
    return (counts["late"], counts["everybody"]) if counts["everybody"] >= FEWEST else None
