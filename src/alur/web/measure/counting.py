"""The SQL engine: counts where the data lies and returns the core's Tally. The formulas stand in `core.measure` alone.

A test holds it equal to the core's own counting over the same facts, on both databases.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from alur.core.case.procedure import Procedure
from alur.core.conform.replay import Player
from alur.core.instant import Instant
from alur.core.measure.judged_time import is_judged_by_held
from alur.core.measure.tally import CaseFact, Histogram, Span, Tally, tally_cases
from alur.web.case import queries
from alur.web.case.models import Case, Fact, OpenVisit

COUNTING = Q(current=True, ending__isnull=False)
OFF_THE_WAY = ("returned", "skipped", "moved", "cancelled")


@dataclass(frozen=True, slots=True)
class Series:
    """What may be compared: a row under one standard. ``standard`` is waktu as written."""

    row: str
    standard: str


def visit_tallies(
    facts: QuerySet[Fact], open_visits: QuerySet[OpenVisit], span: Span, *, now: Instant
) -> dict[Series, Tally]:
    """A Tally for each series that fell due or ended in the span."""
    counting = facts.filter(COUNTING).order_by()
    judged = _by_due(counting.filter(due__range=(span.begin, span.end), waits=False))
    late = _open_late(open_visits, span, now=now)
    ended = counting.filter(ended__range=(span.begin, span.end))
    counts, times = _by_end(ended), _times(ended)
    series = sorted({*judged, *late, *counts}, key=lambda one: (one.row, one.standard))
    return {one: _tally(judged[one], late[one], counts.get(one, {}), times[one]) for one in series}


def _tally(judged: Counter[str], late: int, counts: dict[str, int], times: tuple[Histogram, Histogram]) -> Tally:
    return Tally(
        on_time=judged["yes"],
        late=judged["no"] + late,
        not_judged=judged["unknown"],
        durations=times[0],
        queues=times[1],
        **counts,
    )


def _by_due(facts: QuerySet[Fact]) -> defaultdict[Series, Counter[str]]:
    found: defaultdict[Series, Counter[str]] = defaultdict(Counter)
    for row, standard, on_time, n in facts.values_list("row", "standard", "on_time").annotate(n=Count("pk")):
        found[Series(row, standard)][on_time] = n
    return found


def _open_late(open_visits: QuerySet[OpenVisit], span: Span, *, now: Instant) -> Counter[Series]:
    """What is open past its due and does not stand still. Its standard is the one it opened with: in the state."""
    late = open_visits.filter(due__range=(span.begin, min(span.end, now - 1)), waits=False, pause="")
    found: Counter[Series] = Counter()
    for visit in late.select_related("case").only("visit", "row", "case__state"):
        state = queries.state_of(visit.case)
        found[Series(visit.row, state.open[visit.visit].standard)] += 1
    return found


def _by_end(facts: QuerySet[Fact]) -> dict[Series, dict[str, int]]:
    done = Q(ending="done")
    counts = {
        "done": Count("pk", filter=done),
        "reworked": Count("pk", filter=done & Q(nth__gt=1)),
        "recorded_live": Count("pk", filter=done & Q(time_source="live")),
        "outputs_due": Sum("outputs_due"),
        "outputs_given": Sum("outputs_given"),
    }
    rows = facts.values_list("row", "standard").annotate(**counts)
    return {Series(row, standard): dict(zip(counts, numbers, strict=True)) for row, standard, *numbers in rows}


def _times(facts: QuerySet[Fact]) -> defaultdict[Series, tuple[Histogram, Histogram]]:
    durations: defaultdict[Series, Counter[int]] = defaultdict(Counter)
    queues: defaultdict[Series, Counter[int]] = defaultdict(Counter)
    timed = facts.filter(ending="done", due__isnull=False, waits=False)
    for row, standard, held, service, queue in timed.values_list("row", "standard", "held", "service", "queue"):
        series = Series(row, standard)
        durations[series][held if is_judged_by_held(standard) else service] += 1
        queues[series][queue] += 1
    found: defaultdict[Series, tuple[Histogram, Histogram]] = defaultdict(lambda: ((), ()))
    for series in durations:
        found[series] = (_histogram(durations[series]), _histogram(queues[series]))
    return found


def _histogram(counter: Counter[int]) -> Histogram:
    return tuple(sorted(counter.items()))


def case_tally(cases: QuerySet[Case], span: Span, *, now: Instant) -> Tally:
    """Promises by their due date, ways by the day the case ended; the way is followed only where it replays exactly."""
    touched = cases.filter(Q(closed__range=(span.begin, span.end)) | Q(due__range=(span.begin, span.end)))
    return tally_cases(case_facts(touched.only("pk", "version_id", "outcome", "closed", "due", "state")), span, now=now)


def case_facts(cases: Iterable[Case]) -> list[CaseFact]:
    """The cases as the core counts them, in their order. Where the clock stands, no promise has fallen due yet."""
    rows = list(cases)
    followed = ways_followed(rows)
    return [
        CaseFact(
            ended=row.closed,
            due=None if queries.stands_in_time(row) else row.due,
            cancelled=row.outcome == Case.Outcome.CANCELLED,
            followed=followed.get(row.pk),
        )
        for row in rows
    ]


def ways_followed(cases: Iterable[Case]) -> dict[int, bool]:
    """Case key → whether its visits replay exactly as a run of its version; for cases that are done."""
    done = [case for case in cases if case.outcome == Case.Outcome.DONE]
    procedures = queries.procedures_of({case.version_id for case in done})
    players = {version: Player(procedure.flow) for version, procedure in procedures.items()}
    walked = _walked([case.pk for case in done])
    return {case.pk: _replays(walked[case.pk], players[case.version_id], procedures[case.version_id]) for case in done}


def _walked(cases: list[int]) -> defaultdict[int, list[tuple[str, str]]]:
    """(row, ending) of each visit in the order in which the acts were recorded."""
    walked: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for begin in range(0, len(cases), 500):
        chunk = Fact.objects.filter(COUNTING, case__in=cases[begin : begin + 500]).order_by("revision", "visit")
        for case, row, ending in chunk.values_list("case", "row", "ending"):
            walked[case].append((row, ending or ""))
    return walked


def _replays(visits: list[tuple[str, str]], player: Player, procedure: Procedure) -> bool:
    """A migrated case may hold rows its new version lacks: then it is no run of that version."""
    if any(ending in OFF_THE_WAY or row not in procedure.steps for row, ending in visits):
        return False
    return player.replay([procedure.steps[row].row.text for row, _ending in visits]) is not None
