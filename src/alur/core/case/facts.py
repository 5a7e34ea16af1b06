"""One flat row for each visit that ended, whatever the ending: what is measured later is measured from these alone.

Made from the state before an event and the event, so the record gives the same facts again whenever it is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from alur.core.case.clock import charged, is_late, is_short, measure_of, measured, standard_us
from alur.core.case.events import (
    NOBODY,
    ChildClosed,
    Closed,
    CompletionUndone,
    Ending,
    Onward,
    Passed,
    PersonId,
    RecordCorrected,
    Recorded,
    Source,
    StepCompleted,
    StepSkipped,
)
from alur.core.case.procedure import Procedure
from alur.core.case.spent import Clock
from alur.core.case.state import OpenVisit, State
from alur.core.instant import Instant, Microseconds
from alur.core.quick import quick
from alur.core.sop.standard import StandardTime
from alur.core.worktime.calendar import Calendar

FORMULA = 1
"""Goes up when the same events would give another fact, so that a figure can say by which rule it was made."""

_STRONGEST_FIRST = (Source.LIVE, Source.DECLARED, Source.IMPORTED)
_PLUS = " + "


class OnTime(Enum):
    """Whether a visit kept its standard."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """``series`` is what may be compared: the same row under the same standard.

    ``queue`` is opened → taken with any time back in the queue, ``held`` what persons held less pauses and absence,
    ``service`` opened → ended less pauses, each in working microseconds. While the applicant has the work (``waits``)
    all of it is pause. A run of rows closed by one act is judged on its first, with the sum of their standards, written
    "30 menit + 1 jam".
    ``nth`` counts the openings of the row in the case. ``ending`` is None where the completion was undone: then the
    visit is open again, and a later revision says how it ended. ``usable``: may judge a person. ``revision`` is the
    sequence number of the event that made the row; of one visit the highest counts.
    """

    unit: str
    kode: str
    version: str
    row: str
    visit: int
    lane: str
    person: PersonId
    ending: Ending | None
    opened: Instant
    taken: Instant | None
    ended: Instant
    recorded: Instant
    queue: Microseconds
    service: Microseconds
    held: Microseconds
    paused: Microseconds
    absent: Microseconds
    standard: str
    items: int
    due: Instant | None
    on_time: OnTime
    outputs_due: int
    outputs_given: int
    exit: str
    nth: int
    holders: int
    time_source: Source
    calendar: str
    waits: bool
    usable: bool
    revision: int
    formula: int = FORMULA

    @property
    def series(self) -> tuple[str, str, str]:
        """What a visit may be compared within."""
        return self.kode, self.row, self.standard


_new_fact = quick(Fact)


def facts_of(before: State | None, recorded: Recorded, procedure: Procedure) -> tuple[Fact, ...]:
    """The facts that the event makes. ``procedure`` is the version that the case is on before it."""
    event = recorded.event
    if before is None or not isinstance(event, Onward):
        return ()
    facts = [_fact(before, one, event, recorded, procedure) for one in event.closes]
    if isinstance(event, StepCompleted):
        facts += _passed_facts(facts[0], event, before, procedure)
    return tuple(facts)


def voided_by(event: CompletionUndone) -> tuple[int, ...]:
    """The visits whose facts no longer count: the one open again and those that had passed with it."""
    return (event.visit, *event.withdrawn)


def void(fact: Fact, recorded: Recorded) -> Fact:
    """The fact taken back, as a revision: what was published once must be overwritten, not only forgotten."""
    return replace(
        fact,
        ending=None,
        on_time=OnTime.UNKNOWN,
        usable=False,
        recorded=recorded.recorded_at,
        revision=recorded.seq,
    )


def corrected(fact: Fact, recorded: Recorded, calendar: Calendar) -> Fact:
    """The fact as a correction says it should have been, as a revision. Corrected times are declared times."""
    event = recorded.event
    assert isinstance(event, RecordCorrected)
    taken = fact.taken if event.taken is None else event.taken
    ended = fact.ended if event.ended is None else event.ended
    absent = fact.absent if event.absent is None else event.absent
    items = fact.items if event.items is None else event.items
    is_retimed = (taken, ended, absent) != (fact.taken, fact.ended, fact.absent)
    source = _weakest(fact.time_source, Source.DECLARED if is_retimed else Source.LIVE)
    clock = _clock_between(calendar, fact, taken, ended, absent) if is_retimed else _clock_of(fact)
    due = _due_anew(calendar, fact, taken, items, clock)
    standards = [measure_of(text) for text in fact.standard.split(_PLUS)]
    on_time = _judged(standards, clock, ended=ended, due=due, items=items, source=source, ending=fact.ending)
    return replace(
        fact,
        taken=taken,
        ended=ended,
        recorded=recorded.recorded_at,
        queue=clock.queued,
        service=clock.service,
        held=clock.held,
        paused=clock.paused,
        absent=clock.absent,
        items=items,
        due=due,
        on_time=on_time,
        outputs_given=fact.outputs_given if event.given is None else _within(event.given, fact.outputs_due),
        time_source=source,
        usable=fact.usable and on_time is not OnTime.UNKNOWN,
        revision=recorded.seq,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What the act itself said about a visit that it ended; the visits cancelled with it said nothing."""

    person: PersonId
    given: tuple[int, ...] = ()
    passed: tuple[Passed, ...] = ()
    items: int = 1
    exit: str = ""


def _said(event: Onward, visit: OpenVisit, outputs: int) -> _Said:
    match event:
        case StepCompleted():
            return _Said(event.person, event.given, event.passed, event.items, event.exit)
        case ChildClosed():
            return _Said(visit.holder, given=tuple(range(outputs)), exit=event.exit)
        case StepSkipped():
            return _Said(visit.holder, exit=event.exit)
    return _Said(visit.holder)


def _fact(before: State, one: Closed, event: Onward, recorded: Recorded, procedure: Procedure) -> Fact:
    visit = before.open[one.number]
    row = procedure.steps[visit.row].row
    outputs = len(row.outputs) if one.ending in (Ending.DONE, Ending.SKIPPED) else 0
    said = _said(event, visit, outputs)
    standards = [visit.standard, *(procedure.steps[each.row].row.time for each in said.passed)]
    measures = [measure_of(text) for text in standards]
    due = None if None in measures else one.due or visit.due
    clock, ended = _last_clock(visit, one, event), max(event.at, visit.since)
    source = _weakest(visit.source, recorded.source)
    on_time = _judged(
        [] if visit.waits else measures, clock, ended=ended, due=due, items=said.items, source=source, ending=one.ending
    )
    holders = len({*visit.held_by, said.person} - {NOBODY})
    return _new_fact(
        unit=before.unit,
        kode=before.kode,
        version=before.version,
        row=visit.row,
        visit=visit.number,
        lane=row.lane,
        person=said.person,
        ending=one.ending,
        opened=visit.opened,
        taken=event.taken if isinstance(event, StepCompleted) and event.taken is not None else visit.taken,
        ended=ended,
        recorded=recorded.recorded_at,
        queue=clock.queued,
        service=clock.service,
        held=clock.held,
        paused=clock.paused,
        absent=clock.absent,
        standard=_PLUS.join(standards),
        items=said.items,
        due=due,
        on_time=on_time,
        outputs_due=outputs,
        outputs_given=_within(said.given, outputs),
        exit="" if said.passed else said.exit,
        nth=before.rows[visit.row].times,
        holders=holders,
        time_source=source,
        calendar=event.calendar,
        waits=visit.waits,
        usable=holders == 1 and one.ending is Ending.DONE and on_time is not OnTime.UNKNOWN and not row.calls,
        revision=recorded.seq,
    )


def _within(places: Sequence[int], outputs: int) -> int:
    """How many of the places are outputs of the row; in a run the further places belong to the rows passed."""
    return len([place for place in places if 0 <= place < outputs])


def _passed_facts(first: Fact, event: StepCompleted, before: State, procedure: Procedure) -> list[Fact]:
    """The further rows of a run: they tell the way and the outputs; the time is told by the first."""
    facts, place = [], len(procedure.steps[first.row].row.outputs)
    for passed in event.passed:
        row = procedure.steps[passed.row].row
        given = [each for each in event.given if place <= each < place + len(row.outputs)]
        place += len(row.outputs)
        times = before.rows[passed.row].times if passed.row in before.rows else 0
        own = replace(
            first,
            row=passed.row,
            visit=passed.number,
            opened=event.at,
            taken=event.at,
            queue=0,
            service=0,
            held=0,
            paused=0,
            absent=0,
            standard=row.time,
            due=None,
            on_time=OnTime.UNKNOWN,
            outputs_due=len(row.outputs),
            outputs_given=len(given),
            exit=event.exit if passed is event.passed[-1] else "",
            nth=times + 1,
            usable=False,
        )
        facts.append(own)
    return facts


def _last_clock(visit: OpenVisit, one: Closed, event: Onward) -> Clock:
    """The clock at the end. While the applicant has the work it stands still: all of it is pause."""
    if isinstance(event, StepCompleted) and event.taken is not None:
        clock = visit.clock
        queued, held = clock.queued + event.waited.working, clock.held + one.spent.working
        clock = Clock(queued, held, clock.absent + one.spent.absent, clock.paused, clock.paused_elapsed)
    else:
        clock = charged(visit, one.spent)
    return Clock(paused=clock.service + clock.paused) if visit.waits else clock


def _judged(
    standards: Sequence[StandardTime | None],
    clock: Clock,
    *,
    ended: Instant,
    due: Instant | None,
    items: int,
    source: Source,
    ending: Ending | None,
) -> OnTime:
    """Late is late however the visit ended, or sending a step back would clear it; on time is only what was done.

    Minutes and hours are judged by live times alone: nobody remembers 40 minutes.
    """
    if due is None or not standards:
        return OnTime.UNKNOWN
    if source is not Source.LIVE and any(each and is_short(each) for each in standards):
        return OnTime.UNKNOWN
    if is_late(standards, clock=clock, ended=ended, due=due, items=items):
        return OnTime.NO
    return OnTime.YES if ending is Ending.DONE else OnTime.UNKNOWN


def _clock_between(
    calendar: Calendar, fact: Fact, taken: Instant | None, ended: Instant, absent: Microseconds
) -> Clock:
    """The clock of corrected times. Pauses stand as they were recorded, within what the new times leave."""
    whole = measured(calendar, fact.opened, ended).working
    if fact.waits:
        return Clock(paused=whole)
    queued = fact.queue
    if taken is not None and taken != fact.taken:
        queued = measured(calendar, fact.opened, taken).working
    queued = min(whole, queued)
    paused = min(fact.paused, whole - queued)
    absent = min(absent, whole - queued - paused)
    return Clock(queued, whole - queued - paused - absent, absent, paused)


def _clock_of(fact: Fact) -> Clock:
    return Clock(fact.queue, fact.held, fact.absent, fact.paused)


def _due_anew(calendar: Calendar, fact: Fact, taken: Instant | None, items: int, clock: Clock) -> Instant | None:
    """A short standard runs from the corrected taking; a day-long one from the opening, which no correction moves."""
    measures = [measure_of(text) for text in fact.standard.split(_PLUS)]
    shorts = [each for each in measures if each and is_short(each)]
    if fact.due is None or taken is None or len(shorts) < len(measures):
        return fact.due
    allowed = sum(standard_us(each, items) for each in shorts)
    return calendar.add_working(taken, allowed + clock.paused + clock.absent)


def _weakest(one: Source, other: Source) -> Source:
    return max(one, other, key=_STRONGEST_FIRST.index)
