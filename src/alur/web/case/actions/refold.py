"""Rebuilds what is derived from the events of a case and compares it with what is stored: the proof of the projections.

Writing it anew is for the day after a fault; the events are never touched.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import connection, transaction

from alur.core.case.apply import apply
from alur.core.case.events import RecordCorrected, Recorded
from alur.core.case.facts import Fact
from alur.core.case.procedure import Procedure
from alur.core.case.state import State
from alur.core.worktime.calendar import Calendar
from alur.web.case import chronicle, reading
from alur.web.case.models import Case, OpenVisit
from alur.web.case.models import Fact as FactRow
from alur.web.case.projections import FACT_COLUMNS, REVISING, fact_of, fact_row, facts_after, visit_row
from alur.web.case.queries import procedures_of
from alur.web.case.statements import VISIT_COLUMNS, put_facts, put_visits
from alur.web.case.states import state_text
from alur.web.people.queries import calendar_of
from alur.web.sop.models import SopVersion


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """All that is derived from the events of one case, as the tables hold it."""

    state: State
    visits: tuple[tuple[Any, ...], ...]
    facts: tuple[tuple[Any, ...], ...]


def differences(case: Case) -> list[str]:
    """What of the case is stored otherwise than its events say; empty where all agrees."""
    made = rebuilt(case)
    found = [] if reading.holds_since(case, 0) else ["rantai"]
    derived = {
        "state": state_text(made.state),
        "seq": made.state.seq,
        "due": made.state.promise.due,
        "closed": made.state.closed,
        "outcome": made.state.outcome.value,
        "opened": made.state.opened,
        "last_at": made.state.at,
    }
    found += [name for name, value in derived.items() if getattr(case, name) != value]
    found += ["kunjungan terbuka"] * (_stored(OpenVisit, case, VISIT_COLUMNS, "visit") != made.visits)
    return found + ["fakta"] * (_stored(FactRow, case, FACT_COLUMNS, "visit", "revision") != made.facts)


def _stored(model: Any, case: Case, columns: tuple[str, ...], *order: str) -> tuple[tuple[Any, ...], ...]:
    return tuple(model.objects.filter(case=case).order_by(*order).values_list(*columns))


def rebuilt(case: Case) -> Rebuilt:
    """Everything derived, from the events alone."""
    procedures = _procedures(case)
    measured = _Measured(case, calendar_of(case.unit))
    state: State | None = None
    for recorded in chronicle.events_of(case.pk):
        if state is not None:
            measured.take(state, recorded, procedures[state.version])
        state = apply(state, recorded)
    if state is None:
        raise ValueError(f"Expected events of case {case.number}, but there are none.")
    place = {"sop": case.sop_id, "unit": case.unit_id}
    procedure = procedures[state.version]
    visits = [visit_row(case.pk, visit, **place, procedure=procedure) for visit in state.open.values()]
    facts = [fact_row(case.pk, fact, **place, current=current) for fact, current in measured.in_order()]
    return Rebuilt(state, tuple(visits), tuple(facts))


class _Measured:
    """The facts of one case as they are made, act by act, and which of them still stand."""

    def __init__(self, case: Case, calendar: Calendar) -> None:
        self.case, self.calendar = case, calendar
        self.facts: dict[tuple[int, int], tuple[Fact, bool]] = {}

    def take(self, before: State, recorded: Recorded, procedure: Procedure) -> None:
        made = facts_after(before, recorded, procedure=procedure, calendar=self.calendar, current=self.current)
        if isinstance(recorded.event, RecordCorrected):
            made = tuple(self._as_measured_then(fact) for fact in made)
        if isinstance(recorded.event, REVISING):
            self._step_back({fact.visit for fact in made})
        self.facts |= {(fact.visit, fact.revision): (fact, fact.ending is not None) for fact in made}

    def current(self, visits: Iterable[int]) -> list[Fact]:
        wanted = set(visits)
        return [fact for fact, stands in self.facts.values() if stands and fact.visit in wanted]

    def in_order(self) -> list[tuple[Fact, bool]]:
        return [self.facts[key] for key in sorted(self.facts)]

    def _step_back(self, visits: set[int]) -> None:
        self.facts = {key: (fact, stands and fact.visit not in visits) for key, (fact, stands) in self.facts.items()}

    def _as_measured_then(self, fact: Fact) -> Fact:
        """A correction was measured by the calendar of its day. Where the office has edited it since, that stands."""
        if fact.calendar == self.calendar.version:
            return fact
        stored = FactRow.objects.filter(case=self.case, visit=fact.visit, revision=fact.revision).first()
        return fact_of(stored, kode=fact.kode) if stored else fact


def _procedures(case: Case) -> dict[str, Procedure]:
    """By version, for all versions of the SOP: a case may have gone from one to another."""
    keys = SopVersion.objects.filter(sop=case.sop_id).values_list("pk", flat=True)
    return {one.version: one for one in procedures_of(keys).values()}


def write_anew(case: Case) -> None:
    """Puts what is derived as the events say. The events themselves and the chain are not touched."""
    with transaction.atomic():
        made = rebuilt(Case.objects.select_for_update().get(pk=case.pk))
        state = made.state
        Case.objects.filter(pk=case.pk).update(
            state=state_text(state),
            seq=state.seq,
            due=state.promise.due,
            closed=state.closed,
            outcome=state.outcome.value,
            opened=state.opened,
            last_at=state.at,
        )
        OpenVisit.objects.filter(case=case).delete()
        FactRow.objects.filter(case=case).delete()
        with connection.cursor() as cursor:
            for rows, statement in ((made.visits, put_visits), (made.facts, partial(put_facts, FACT_COLUMNS))):
                if rows:
                    cursor.execute(statement(len(rows)), [value for row in rows for value in row])
