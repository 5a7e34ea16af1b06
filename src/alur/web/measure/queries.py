"""Figures as pages show them: per unit, per SOP, per step, of oneself; and how true the data is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alur.core.instant import DAY, Instant, instant_of, moment_of
from alur.core.measure import on_time, outputs_given, promise_kept, queue, reworked, way_followed
from alur.core.measure.durations import DURATIONS
from alur.core.measure.figure import Figure, Share, Times
from alur.core.measure.judged_time import is_judged_by_held
from alur.core.measure.tally import Span, Tally, merged
from alur.core.sop.standard import read_standard
from alur.core.worktime.calendar import Calendar
from alur.web.case import queries as cases
from alur.web.case.models import Case, Fact, OpenVisit
from alur.web.case.progress import WORKDAY, write_length
from alur.web.measure.charts import Bar, DotChart, bar_of, dot_chart
from alur.web.measure.counting import COUNTING, Series, case_tally, visit_tallies
from alur.web.people.models import Person, Unit
from alur.web.people.queries import calendar_of
from alur.web.sop.models import Sop, SopVersion
from alur.web.sop.queries import in_force, value_of


@dataclass(frozen=True, slots=True)
class SopLine:
    """One SOP in the table of a unit."""

    sop: Sop
    name: str
    ended: int
    promise: Figure
    way: Figure
    outputs: Figure
    steps: Figure


def unit_lines(unit: Unit, span: Span, *, now: Instant) -> list[SopLine]:
    """Every SOP of the unit and below that has cases, or is in force."""
    sops = Sop.objects.filter(unit__path__startswith=unit.path).select_related("unit")
    return [_sop_line(sop, span, now=now) for sop in sops if sop.cases.exists() or in_force(sop)]


def _sop_line(sop: Sop, span: Span, *, now: Instant) -> SopLine:
    visits = merged(_series_of(sop, span, now=now).values())
    whole = case_tally(Case.objects.filter(sop=sop), span, now=now)
    version = in_force(sop) or sop.versions.first()
    return SopLine(
        sop=sop,
        name=version.name if version else sop.kode,
        ended=whole.cases_replayed,
        promise=promise_kept.figure(whole),
        way=way_followed.figure(whole),
        outputs=outputs_given.figure(visits),
        steps=on_time.figure(visits),
    )


def _series_of(sop: Sop, span: Span, *, now: Instant) -> dict[Series, Tally]:
    return visit_tallies(Fact.objects.filter(sop=sop), OpenVisit.objects.filter(sop=sop), span, now=now)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A row under one standard: its figures and its bar. ``number`` is "" where the row is gone from the SOP."""

    row: str
    number: str
    text: str
    standard: str
    n: int
    on_time: Figure
    times: Figure
    queue: Figure
    outputs: Figure
    reworked: Figure
    not_judged: int
    bar: Bar | None

    @property
    def median(self) -> str:
        return _length(self.times, "median")

    @property
    def p90(self) -> str:
        return _length(self.times, "p90")

    @property
    def queue_median(self) -> str:
        return _length(self.queue, "median")

    @property
    def is_unrealistic(self) -> bool:
        """More than half of all miss it: a question to the SOP's writer, not to those who work (FAIR.md)."""
        return isinstance(self.on_time, Share) and self.on_time.value < 0.5


def _length(figure: Figure, which: str) -> str:
    if not isinstance(figure, Times):
        return ""
    value: Fraction = getattr(figure, which)
    return write_length(int(value))


@dataclass(frozen=True, slots=True)
class SopFigures:
    """The page of one SOP."""

    promise: Figure
    promise_text: str
    way: Figure
    outputs: Figure
    steps: tuple[StepLine, ...]
    chart: DotChart
    lengths: tuple[tuple[int, int, int], ...]
    median_days: str
    p90_days: str
    ended: int

    @property
    def unrealistic(self) -> bool:
        return any(line.is_unrealistic for line in self.steps)


def sop_figures(sop: Sop, version: SopVersion, span: Span, *, now: Instant) -> SopFigures:
    """``version`` names the rows; series of older standards stand beside, never mixed in."""
    series = _series_of(sop, span, now=now)
    whole = case_tally(Case.objects.filter(sop=sop), span, now=now)
    value = value_of(version)
    calendar = calendar_of(sop.unit)
    lengths = _case_days(Case.objects.filter(sop=sop), span, calendar)
    return SopFigures(
        promise=promise_kept.figure(whole),
        promise_text=value.promise,
        way=way_followed.figure(whole),
        outputs=outputs_given.figure(merged(series.values())),
        steps=_step_lines(series, {row.id: (n, row.text) for n, row in enumerate(value.rows, 1)}),
        chart=dot_chart(lengths, promise=_promise_days(value.promise)),
        lengths=_by_day(lengths),
        median_days=_quantile_days([days for days, _kept in lengths], Fraction(1, 2)),
        p90_days=_quantile_days([days for days, _kept in lengths], Fraction(9, 10)),
        ended=len(lengths),
    )


def step_line(sop: Sop, version: SopVersion, series: Series, span: Span, *, now: Instant) -> StepLine:
    """The figures of one row under one standard."""
    facts, held = Fact.objects.filter(sop=sop, row=series.row), OpenVisit.objects.filter(sop=sop, row=series.row)
    tally = visit_tallies(facts, held, span, now=now).get(series, Tally())
    rows = {row.id: (n, row.text) for n, row in enumerate(value_of(version).rows, 1)}
    return _step_line(series, tally, rows.get(series.row))


def _step_lines(series: dict[Series, Tally], rows: dict[str, tuple[int, str]]) -> tuple[StepLine, ...]:
    lines = [_step_line(one, tally, rows.get(one.row)) for one, tally in series.items()]
    return tuple(sorted(lines, key=lambda line: (int(line.number or 10_000), line.standard)))


def _step_line(series: Series, tally: Tally, row: tuple[int, str] | None) -> StepLine:
    number, text = (str(row[0]), row[1]) if row else ("", series.row)
    times = DURATIONS.figure(tally)
    return StepLine(
        row=series.row,
        number=number,
        text=text,
        standard=series.standard,
        n=tally.on_time + tally.late,
        on_time=on_time.figure(tally),
        times=times,
        queue=queue.figure(tally),
        outputs=outputs_given.figure(tally),
        reworked=reworked.figure(tally),
        not_judged=tally.not_judged,
        bar=bar_of(tally.durations, series.standard) if isinstance(times, Times) else None,
    )


def _case_days(rows: QuerySet[Case], span: Span, calendar: Calendar) -> list[tuple[int, bool]]:
    """(working days from opening to end without what stood still, within the promise) of the cases that ended."""
    ended = rows.filter(outcome=Case.Outcome.DONE, closed__range=(span.begin, span.end))
    days = []
    for case in ended.only("opened", "closed", "due", "state"):
        state = cases.state_of(case)
        worked = calendar.working_us(case.opened, case.closed or case.opened) - state.promise.working
        days.append((max(round(worked / WORKDAY), 0), case.due is None or (case.closed or 0) <= case.due))
    return days


def _by_day(lengths: list[tuple[int, bool]]) -> tuple[tuple[int, int, int], ...]:
    """(working days, cases within the promise, cases beyond it): the table of the chart."""
    days = sorted({day for day, _kept in lengths})
    return tuple((day, lengths.count((day, True)), lengths.count((day, False))) for day in days)


def _promise_days(text: str) -> float | None:
    """The promise on the axis of working days; None where it is not counted in them."""
    standard = read_standard(text)
    return float(standard.high) if standard is not None and standard.unit.value == "hari kerja" else None


def _quantile_days(days: list[int], share: Fraction) -> str:
    if len(days) < 5:
        return ""
    ordered = sorted(days)
    return str(ordered[min(int(share * len(ordered)), len(ordered) - 1)])


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit behind a figure: opens to its event."""

    number: str
    event: int
    opened: datetime
    ended: datetime | None
    time: str
    on_time: str
    reason: str
    source: str


def step_visits(sop: Sop, series: Series, span: Span, *, only: str, now: Instant) -> list[VisitLine]:
    """Visits of one series that fell due in the span: `tepat`, `lewat`, `tidak-dinilai`, or all. Nobody is named."""
    wanted = {"tepat": "yes", "lewat": "no", "tidak-dinilai": "unknown"}.get(only)
    facts = Fact.objects.filter(COUNTING, sop=sop, row=series.row, standard=series.standard, waits=False)
    facts = facts.filter(due__range=(span.begin, span.end)).select_related("case").order_by("-due")
    if wanted:
        facts = facts.filter(on_time=wanted)
    lines = [_visit_line(fact) for fact in facts[:500]]
    return lines if only in ("tepat", "tidak-dinilai") else _open_lines(sop, series, span, now=now) + lines


def _visit_line(fact: Fact) -> VisitLine:
    length = fact.held if is_judged_by_held(fact.standard) else fact.service
    return VisitLine(
        number=fact.case.number,
        event=fact.revision,
        opened=moment_of(fact.opened),
        ended=moment_of(fact.ended),
        time=write_length(length),
        on_time=fact.on_time,
        reason=_beside(fact),
        source=fact.time_source,
    )


def _beside(fact: Fact) -> str:
    """What lay beside the person: queue, pauses, several hands."""
    parts = []
    if fact.queue:
        parts.append(_("antrean %(t)s") % {"t": write_length(fact.queue)})
    if fact.paused:
        parts.append(_("jeda %(t)s") % {"t": write_length(fact.paused)})
    if fact.holders > 1:
        parts.append(_("%(n)d orang") % {"n": fact.holders})
    return ", ".join(parts)


def _open_lines(sop: Sop, series: Series, span: Span, *, now: Instant) -> list[VisitLine]:
    late = OpenVisit.objects.filter(sop=sop, row=series.row, waits=False, pause="")
    late = late.filter(due__range=(span.begin, min(span.end, now - 1))).select_related("case")
    return [
        VisitLine(visit.case.number, 0, moment_of(visit.opened), None, _("belum selesai"), "no", "", "live")
        for visit in late[:500]
        if cases.state_of(visit.case).open[visit.visit].standard == series.standard
    ]


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """What a person sees about the own work; nobody else sees it."""

    done: int
    cases: int
    lines: tuple[tuple[str, StepLine], ...]
    recent: tuple[VisitLine, ...]


def own_figures(person: Person, span: Span, *, now: Instant) -> OwnFigures:
    """The own steps, each series beside its standard; and the own latest visits."""
    facts = Fact.objects.filter(person=person.pk)
    mine = facts.filter(COUNTING, ended__range=(span.begin, span.end), ending="done")
    lines: list[tuple[str, StepLine]] = []
    for sop in Sop.objects.filter(pk__in=mine.values("sop")).select_related("unit"):
        version = in_force(sop) or sop.versions.first()
        if version is None:
            continue
        held = OpenVisit.objects.filter(sop=sop, holder=person.pk)
        series = visit_tallies(facts.filter(sop=sop), held, span, now=now)
        rows = {row.id: (n, row.text) for n, row in enumerate(value_of(version).rows, 1)}
        lines += [(version.name, line) for line in _step_lines(series, rows)]
    recent = mine.select_related("case").order_by("-ended")[:30]
    cases_seen = mine.order_by().aggregate(n=Count("case", distinct=True))["n"]
    return OwnFigures(mine.count(), cases_seen, tuple(lines), tuple(_visit_line(fact) for fact in recent))


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


def first_day(unit: Unit) -> datetime | None:
    """Since when there is anything to count."""
    begun = Case.objects.filter(unit__path__startswith=unit.path).aggregate(first=Min("opened"))["first"]
    return moment_of(begun) if begun is not None else None
