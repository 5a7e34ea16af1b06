"""What is derived from an act in the same transaction: open visits for the inbox, facts for the figures."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from enum import Enum
from operator import attrgetter
from typing import Any

from alur.core.case.events import CompletionUndone, Ending, RecordCorrected, Recorded, Source
from alur.core.case.facts import Fact, OnTime, corrected, facts_of, void, voided_by
from alur.core.case.procedure import Procedure
from alur.core.case.state import OpenVisit, State
from alur.core.worktime.calendar import Calendar
from alur.web.case.models import Fact as FactRow
from alur.web.case.statements import REPLACED_FACTS, Cursor, close_visits, put_facts, put_visits

MEASURED = tuple(one.name for one in fields(Fact) if one.name not in ("unit", "kode"))
REVISING = (CompletionUndone, RecordCorrected)
FACT_COLUMNS = ("case_id", "sop_id", "unit_id", "current", *MEASURED)


def move_visits(
    cursor: Cursor, case: int, *, sop: int, unit: int, before: State | None, after: State, procedure: Procedure
) -> None:
    """Takes away what is no longer open, and puts what opened or changed."""
    was = before.open if before else {}
    closed = [number for number in was if number not in after.open]
    put = [visit for number, visit in after.open.items() if was.get(number) != visit]
    if closed:
        cursor.execute(close_visits(len(closed)), [case, *closed])
    if put:
        rows = [visit_row(case, visit, sop=sop, unit=unit, procedure=procedure) for visit in put]
        cursor.execute(put_visits(len(put)), [value for row in rows for value in row])


def visit_row(case: int, visit: OpenVisit, *, sop: int, unit: int, procedure: Procedure) -> tuple[Any, ...]:
    """In the order of VISIT_COLUMNS."""
    lane = procedure.steps[visit.row].row.lane
    times = (visit.opened, visit.taken, visit.due)
    return (case, visit.number, sop, unit, visit.row, lane, visit.holder, *times, visit.waits, visit.pause)


def add_facts(
    cursor: Cursor,
    case: int,
    *,
    sop: int,
    unit: int,
    before: State | None,
    recorded: Recorded,
    procedure: Procedure,
    calendar: Calendar,
) -> None:
    """Adds the facts that the act makes. Where it takes a fact back or corrects it, the earlier rows step back."""
    facts = facts_after(
        before, recorded, procedure=procedure, calendar=calendar, current=lambda visits: _current(case, visits)
    )
    if not facts:
        return
    if isinstance(recorded.event, REVISING):
        for fact in facts:
            cursor.execute(REPLACED_FACTS, [False, case, fact.visit])
    # What was undone is kept as a row of its own, and never current.
    rows = [fact_row(case, fact, sop=sop, unit=unit, current=fact.ending is not None) for fact in facts]
    cursor.execute(put_facts(FACT_COLUMNS, len(facts)), [value for row in rows for value in row])


def facts_after(
    before: State | None,
    recorded: Recorded,
    *,
    procedure: Procedure,
    calendar: Calendar,
    current: Callable[[Iterable[int]], Iterable[Fact]],
) -> tuple[Fact, ...]:
    """The facts of an act. ``current`` finds the facts that stand for some visits, where the act revises them."""
    match recorded.event:
        case CompletionUndone() as event:
            return tuple(void(fact, recorded) for fact in current(voided_by(event)))
        case RecordCorrected() as event:
            return tuple(corrected(fact, recorded, calendar) for fact in current([event.visit]))
    return facts_of(before, recorded, procedure)


_measured_of = attrgetter(*MEASURED)


def fact_row(case: int, fact: Fact, *, sop: int, unit: int, current: bool) -> tuple[Any, ...]:
    """In the order of FACT_COLUMNS."""
    values = [value.value if isinstance(value, Enum) else value for value in _measured_of(fact)]
    return (case, sop, unit, current, *values)


def fact_of(row: FactRow, *, kode: str) -> Fact:
    """The row as the core's value again."""
    measured: dict[str, Any] = {name: getattr(row, name) for name in MEASURED}
    measured["ending"] = Ending(row.ending) if row.ending else None
    measured |= {"on_time": OnTime(row.on_time), "time_source": Source(row.time_source)}
    return Fact(unit=str(row.unit_id), kode=kode, **measured)


def _current(case: int, visits: Iterable[int]) -> list[Fact]:
    rows = FactRow.objects.filter(case=case, visit__in=list(visits), current=True).select_related("sop")
    return [fact_of(row, kode=row.sop.kode) for row in rows.order_by("visit")]
