"""Figures as pages show them: per unit, per SOP, per step, of oneself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from alur.core.instant import Instant, moment_of
from alur.core.measure import on_time, outputs_given, promise_kept, queue, reworked, way_followed
from alur.core.measure.durations import DURATIONS
from alur.core.measure.figure import Figure, Personal, Share, Times
from alur.core.measure.judged_time import is_judged_by_held
from alur.core.measure.tally import Span, Tally, merged
from alur.core.sop.model import Row
from alur.core.sop.standard import read_standard
from alur.core.worktime.calendar import Calendar
from alur.web.case import queries as cases
from alur.web.case.models import Case, Fact, OpenVisit
from alur.web.case.progress import WORKDAY, write_length
from alur.web.measure.charts import Bar, DotChart, bar_of, dot_chart
from alur.web.measure.counting import COUNTING, Series, case_tally, visit_tallies
from alur.web.measure.lengths import write_beside
from alur.web.people.models import Person, Unit
from alur.web.people.queries import calendar_of
from alur.web.sop.models import Sop, SopVersion
from alur.web.sop.queries import in_force, value_of


@dataclass(frozen=True, slots=True)
class SopLine:
    """One SOP in the table of a unit. ``asks`` are the numbers of steps whose standard is to be questioned."""

    sop: Sop
    name: str
    ended: int
    promise: Figure
    way: Figure
    outputs: Figure
    steps: Figure
    asks: tuple[str, ...]
    whole: Tally


def unit_lines(unit: Unit, span: Span, *, now: Instant) -> list[SopLine]:
    """Every SOP of the unit and below that has cases, or is in force; by name."""
    sops = Sop.objects.filter(unit__path__startswith=unit.path).select_related("unit")
    lines = [_sop_line(sop, span, now=now) for sop in sops if sop.cases.exists() or in_force(sop)]
    return sorted(lines, key=lambda line: line.name.casefold())


def unit_promise(lines: Iterable[SopLine]) -> Figure:
    """The promises of all SOPs together: the sentence above the table."""
    return promise_kept.figure(merged(line.whole for line in lines))


def _sop_line(sop: Sop, span: Span, *, now: Instant) -> SopLine:
    series = _series_of(sop, span, now=now)
    visits = merged(series.values())
    whole = case_tally(Case.objects.filter(sop=sop), span, now=now)
    version = in_force(sop) or sop.versions.first()
    steps = _step_lines(series, _numbered(version)) if version else ()
    return SopLine(
        sop=sop,
        name=version.name if version else sop.kode,
        ended=whole.cases_replayed,
        promise=promise_kept.figure(whole),
        way=way_followed.figure(whole),
        outputs=outputs_given.figure(visits),
        steps=on_time.figure(visits),
        asks=tuple(line.number for line in steps if line.is_unrealistic and line.number),
        whole=whole,
    )


def _series_of(sop: Sop, span: Span, *, now: Instant) -> dict[Series, Tally]:
    return visit_tallies(Fact.objects.filter(sop=sop), OpenVisit.objects.filter(sop=sop), span, now=now)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A row under one standard: its figures and its bar. ``number`` is "" where the row is gone from the SOP.

    ``is_past``: the SOP has another standard for this row by now. ``asks``: its standard is to be questioned, though
    the figures that say so are withheld from this reader.
    """

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
    is_past: bool
    asks: bool = False

    @property
    def median(self) -> str:
        return write_beside(self.times.median, self.standard) if isinstance(self.times, Times) else ""

    @property
    def p90(self) -> str:
        return write_beside(self.times.p90, self.standard) if isinstance(self.times, Times) else ""

    @property
    def queue_median(self) -> str:
        return write_length(int(self.queue.median)) if isinstance(self.queue, Times) else ""

    @property
    def is_held(self) -> bool:
        """Too few visits, or too few people, to show anything."""
        return not isinstance(self.on_time, Share) and not isinstance(self.times, Times)

    @property
    def is_unrealistic(self) -> bool:
        """More than half of all miss it: a question to the SOP's writer, not to those who work (FAIR.md)."""
        return self.asks or (isinstance(self.on_time, Share) and self.on_time.value < 0.5)


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
    cases: int

    @property
    def unrealistic(self) -> bool:
        return any(line.is_unrealistic for line in self.steps)

    @property
    def is_partly_personal(self) -> bool:
        return any(isinstance(line.on_time, Personal) for line in self.steps)


def sop_figures(sop: Sop, version: SopVersion, span: Span, *, now: Instant) -> SopFigures:
    """``version`` names the rows; series of older standards stand beside, never mixed in."""
    series = _series_of(sop, span, now=now)
    whole = case_tally(Case.objects.filter(sop=sop), span, now=now)
    value = value_of(version)
    calendar = calendar_of(sop.unit)
    promise = _promise_days(value.promise)
    lengths = _case_days(Case.objects.filter(sop=sop), span, calendar, now=now)
    return SopFigures(
        promise=promise_kept.figure(whole),
        promise_text=value.promise,
        way=way_followed.figure(whole),
        outputs=outputs_given.figure(merged(series.values())),
        steps=_step_lines(series, _numbered(version)),
        chart=dot_chart(lengths, promise=promise),
        lengths=_by_day(lengths),
        median_days=_quantile_days([days for days, _kept in lengths], Fraction(1, 2)),
        p90_days=_quantile_days([days for days, _kept in lengths], Fraction(9, 10)),
        cases=len(lengths),
    )


def step_line(sop: Sop, version: SopVersion, series: Series, span: Span, *, now: Instant) -> StepLine:
    """The figures of one row under one standard."""
    facts, held = Fact.objects.filter(sop=sop, row=series.row), OpenVisit.objects.filter(sop=sop, row=series.row)
    tally = visit_tallies(facts, held, span, now=now).get(series, Tally())
    return _step_line(series, tally, _numbered(version).get(series.row))


def knows_row(sop: Sop, version: SopVersion, row: str) -> bool:
    """Whether the SOP has this row, or once had it."""
    return row in _numbered(version) or Fact.objects.filter(sop=sop, row=row).exists()


def _numbered(version: SopVersion) -> dict[str, tuple[int, Row]]:
    return {row.id: (number, row) for number, row in enumerate(value_of(version).rows, 1)}


def _step_lines(series: dict[Series, Tally], rows: dict[str, tuple[int, Row]]) -> tuple[StepLine, ...]:
    lines = [_step_line(one, tally, rows.get(one.row)) for one, tally in series.items()]
    return tuple(sorted(lines, key=lambda line: (int(line.number or 10_000), line.standard)))


def _step_line(series: Series, tally: Tally, known: tuple[int, Row] | None) -> StepLine:
    number, row = known or ("", None)
    times, judged = DURATIONS.figure(tally), on_time.figure(tally)
    late = isinstance(judged, Share) and judged.value < 0.9
    return StepLine(
        row=series.row,
        number=str(number),
        text=row.text if row else series.row,
        standard=series.standard,
        n=tally.on_time + tally.late,
        on_time=judged,
        times=times,
        queue=queue.figure(tally),
        outputs=outputs_given.figure(tally),
        reworked=reworked.figure(tally),
        not_judged=tally.not_judged,
        bar=bar_of(tally.durations, series.standard, late=late) if isinstance(times, Times) else None,
        is_past=row is not None and row.time != series.standard,
    )


def _case_days(rows: QuerySet[Case], span: Span, calendar: Calendar, *, now: Instant) -> list[tuple[int, bool]]:
    """(working days without what stood still, within the promise) of the cases whose promise fell due.

    The same cases as in the sentence (`tally_cases`): what is open past its promise counts with its days so far.
    """
    due = rows.filter(due__range=(span.begin, span.end)).exclude(outcome=Case.Outcome.CANCELLED)
    days = []
    for case in due.only("opened", "closed", "due", "outcome", "state"):
        end, promised = case.closed or now, case.due or 0
        if case.closed is None and (now <= promised or cases.stands_in_time(case)):
            continue
        promise = cases.state_of(case).promise
        worked = max(calendar.working_us(case.opened, end) - promise.working, 0) // WORKDAY
        kept = end <= promised
        # Due days end at midnight: a case that is late by an hour still stands behind its promise in the picture.
        days.append((worked if kept else max(worked, int(_promise_days(promise.text) or 0) + 1), kept))
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
    """One visit behind a figure: opens to its event. ``text`` is the step, where the page has several."""

    text: str
    number: str
    event: int
    opened: datetime
    ended: datetime | None
    time: str
    on_time: str
    reason: str
    source: str


MOST_VISITS = 500


def step_visits(sop: Sop, series: Series, span: Span, *, only: str, now: Instant) -> list[VisitLine]:
    """Visits of one series that fell due in the span: `tepat`, `lewat`, `tidak-dinilai`, or all. Nobody is named.

    `selesai` are those that ended in it: behind times, queue, outputs and rework, which count by the day of the end.
    """
    wanted = {"tepat": "yes", "lewat": "no", "tidak-dinilai": "unknown"}.get(only)
    facts = Fact.objects.filter(COUNTING, sop=sop, row=series.row, standard=series.standard).select_related("case")
    if only == "selesai":
        ended = facts.filter(ended__range=(span.begin, span.end)).order_by("-ended")
        return [_visit_line(fact) for fact in ended[:MOST_VISITS]]
    facts = facts.filter(due__range=(span.begin, span.end), waits=False).order_by("-due")
    if wanted:
        facts = facts.filter(on_time=wanted)
    lines = [_visit_line(fact) for fact in facts[:MOST_VISITS]]
    return lines if only in ("tepat", "tidak-dinilai") else _open_lines(sop, series, span, now=now) + lines


def _visit_line(fact: Fact, *, text: str = "") -> VisitLine:
    length = fact.held if is_judged_by_held(fact.standard) else fact.service
    return VisitLine(
        text=text,
        number=fact.case.number,
        event=fact.revision,
        opened=moment_of(fact.opened),
        ended=moment_of(fact.ended),
        time="–" if fact.waits else write_length(length),
        on_time=fact.on_time,
        reason=_beside(fact),
        source=fact.time_source,
    )


def _beside(fact: Fact) -> str:
    """What lay beside the person: queue, pauses, several hands; and what is counted apart from the time."""
    parts = []
    if fact.outputs_given < fact.outputs_due:
        parts.append(_("output %(given)d dari %(due)d") % {"given": fact.outputs_given, "due": fact.outputs_due})
    if fact.nth > 1:
        parts.append(_("diulang, kali ke-%(n)d") % {"n": fact.nth})
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
        VisitLine("", visit.case.number, 0, moment_of(visit.opened), None, _("belum selesai"), "no", "", "live")
        for visit in late[:MOST_VISITS]
        if cases.state_of(visit.case).open[visit.visit].standard == series.standard
    ]


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """What a person sees about the own work; nobody else sees it. ``held`` are steps with too few visits to judge."""

    done: int
    cases: int
    lines: tuple[tuple[str, StepLine], ...]
    held: tuple[tuple[str, StepLine], ...]
    recent: tuple[VisitLine, ...]


def own_figures(person: Person, span: Span, *, now: Instant) -> OwnFigures:
    """The own steps, each series beside its standard; and the own latest visits."""
    facts = Fact.objects.filter(person=person.pk)
    mine = facts.filter(COUNTING, ended__range=(span.begin, span.end), ending="done")
    lines: list[tuple[str, StepLine]] = []
    texts: dict[tuple[int, str], str] = {}
    for sop in Sop.objects.filter(pk__in=mine.values("sop")).select_related("unit"):
        version = in_force(sop) or sop.versions.first()
        if version is None:
            continue
        held = OpenVisit.objects.filter(sop=sop, holder=person.pk)
        series = visit_tallies(facts.filter(sop=sop), held, span, now=now)
        numbered = _numbered(version)
        lines += [(version.name, line) for line in _step_lines(series, numbered)]
        texts |= {(sop.pk, row.id): row.text for _number, row in numbered.values()}
    recent = mine.select_related("case").order_by("-ended")[:30]
    cases_seen = mine.order_by().aggregate(n=Count("case", distinct=True))["n"]
    return OwnFigures(
        done=mine.count(),
        cases=cases_seen,
        lines=tuple(line for line in lines if not line[1].is_held),
        held=tuple(line for line in lines if line[1].is_held),
        recent=tuple(_visit_line(fact, text=texts.get((fact.sop_id, fact.row), fact.row)) for fact in recent),
    )
