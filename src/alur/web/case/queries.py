"""Questions about cases and open steps. Reads, never writes. Lists come by an index, however many steps are open."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from alur.core.case.apply import fold
from alur.core.case.events import (
    NOBODY,
    CaseMigrated,
    CaseOpened,
    EvidenceAdded,
    EvidenceWithdrawn,
    PersonId,
    Recorded,
)
from alur.core.case.procedure import Procedure, Step
from alur.core.case.state import OpenVisit as Visit
from alur.core.case.state import State
from alur.core.instant import Instant
from alur.web.case import chronicle, situation
from alur.web.case.models import Case, CaseEvent, Fact, OpenVisit
from alur.web.case.states import stored_state
from alur.web.people.models import Person, Unit
from alur.web.people.queries import members_of, on_day, positions_of, today
from alur.web.sop.models import LaneBinding, Sop, SopVersion

MOST_COUNTED = 1_000
"""Counts over a whole office stop here: "1 000+"."""


@dataclass(frozen=True, slots=True)
class OpenStep:
    """One line of an inbox: the open visit, the case it belongs to, and the row of the SOP that it follows."""

    row: OpenVisit
    case: Case
    visit: Visit
    step: Step
    procedure: Procedure


def held_by(person: PersonId, *, most: int = 100) -> list[OpenStep]:
    """The steps that the person answers for, what is due first on top."""
    return _steps(OpenVisit.objects.filter(holder=person), most)


def queue_of(person: Person, *, on: date, most: int = 100) -> list[OpenStep]:
    """The steps that wait in a queue from which the person may take."""
    wanted = _in_lanes(lanes_of(person, on=on)) | _in_no_lane(person, on)
    return _steps(OpenVisit.objects.filter(wanted, holder=NOBODY), most)


def open_in(units: Iterable[Unit], *, most: int = 100) -> list[OpenStep]:
    """All open steps of these units."""
    return _steps(OpenVisit.objects.filter(unit__in=list(units)), most)


def late_in(units: Iterable[Unit], *, now: Instant) -> QuerySet[OpenVisit]:
    """The open steps of these units that are past due and whose clock runs."""
    return OpenVisit.objects.filter(unit__in=list(units), due__lt=now, waits=False, pause="")


def lanes_of(person: Person, *, on: date) -> frozenset[tuple[int, str]]:
    """(SOP, lane) for which the person may act on a day: by jabatan, or as one of the unit that a lane is bound to."""
    positions = positions_of(person, on=on)
    paths = [position.unit.path for position in positions]
    rows = LaneBinding.objects.filter(on_day(on)).select_related("unit", "sop__unit")
    held = rows.filter(position__in=positions)
    loose = [row for row in rows.filter(position=None) if _is_in((row.unit or row.sop.unit).path, paths)]
    return frozenset((row.sop_id, row.lane) for row in [*held, *loose])


def may_answer(person: Person, case: Case, lane: str, *, on: date) -> bool:
    """Whether the person may act for a lane of the case: one that nobody was bound to is the queue of the unit."""
    if LaneBinding.objects.filter(on_day(on), sop=case.sop_id, lane=lane).exists():
        return (case.sop_id, lane) in lanes_of(person, on=on)
    return _is_in(case.unit.path, [position.unit.path for position in positions_of(person, on=on)])


def _is_in(unit: str, paths: list[str]) -> bool:
    return any(path.startswith(unit) for path in paths)


def _in_lanes(lanes: Iterable[tuple[int, str]]) -> Q:
    wanted = Q(pk__in=[])
    for sop, lane in sorted(lanes):
        wanted |= Q(sop=sop, lane=lane)
    return wanted


def _in_no_lane(person: Person, on: date) -> Q:
    """Steps of the person's units whose lane nobody was bound to."""
    bound = LaneBinding.objects.filter(on_day(on), sop=OuterRef("sop"), lane=OuterRef("lane"))
    paths = [position.unit.path for position in positions_of(person, on=on)]
    keys = {int(key) for path in paths for key in path.strip("/").split("/")}
    return Q(~Exists(bound), unit__in=keys)


def _steps(rows: QuerySet[OpenVisit], most: int) -> list[OpenStep]:
    """What has no due comes last; asked for apart, since the two databases sort nothing differently."""
    rows = rows.select_related("case__sop", "case__unit")
    found = list(rows.filter(due__isnull=False).order_by("due", "pk")[:most])
    if len(found) < most:
        found += rows.filter(due=None).order_by("pk")[: most - len(found)]
    procedures = procedures_of({row.case.version_id for row in found})
    states = {row.case_id: state_of(row.case) for row in found}
    return [_step(row, states[row.case_id], procedures[row.case.version_id]) for row in found]


def _step(row: OpenVisit, state: State, procedure: Procedure) -> OpenStep:
    return OpenStep(row, row.case, state.open[row.visit], procedure.steps[row.row], procedure)


def procedures_of(versions: Iterable[int]) -> dict[int, Procedure]:
    """The procedures of SOP versions, ready to be run."""
    rows = SopVersion.objects.filter(pk__in=list(versions)).values_list("pk", "text", "number")
    return {pk: situation.procedure(text, number) for pk, text, number in rows}


def procedure_of(case: Case) -> Procedure:
    """The procedure that the case follows."""
    return procedures_of([case.version_id])[case.version_id]


def followed(case: Case, events: Iterable[Recorded]) -> list[tuple[Recorded, Procedure]]:
    """Each event with the procedure that the case followed then: a migration changes it."""
    listed = list(events)
    numbers = {int(one.event.version) for one in listed if isinstance(one.event, (CaseOpened, CaseMigrated))}
    rows = SopVersion.objects.filter(sop=case.sop_id, number__in=numbers).values_list("number", "text")
    procedures = {str(number): situation.procedure(text, number) for number, text in rows}
    found, procedure = [], procedure_of(case)
    for one in listed:
        if isinstance(one.event, (CaseOpened, CaseMigrated)):
            procedure = procedures[one.event.version]
        found.append((one, procedure))
    return found


def state_of(case: Case) -> State:
    """Where the case stands; folded anew where another release wrote it."""
    return stored_state(case.state) or fold(chronicle.events_of(case.pk))


def timeline(case: Case) -> list[Recorded]:
    """Everything that happened in the case, in its order."""
    return list(chronicle.events_of(case.pk))


def evidence_in(events: Iterable[Recorded]) -> list[Recorded]:
    """The EvidenceAdded of a timeline that were not withdrawn."""
    listed = list(events)
    withdrawn = {one.event.added for one in listed if isinstance(one.event, EvidenceWithdrawn)}
    return [one for one in listed if isinstance(one.event, EvidenceAdded) and one.seq not in withdrawn]


def ended_by(person: PersonId, *, since: Instant) -> QuerySet[Fact]:
    """What the person has finished since a moment, the latest first."""
    facts = Fact.objects.filter(person=person, current=True, ending="done", ended__gte=since)
    return facts.select_related("case").order_by("-ended")


def done_with(key: UUID, *, by: PersonId) -> Case | None:
    """The case in which the request of this key was done already."""
    event = CaseEvent.objects.filter(key=key.bytes, actor=by).select_related("case").first()
    return event.case if event else None


def overdue(cases: QuerySet[Case], *, now: Instant) -> QuerySet[Case]:
    """Of these, the open ones that are past their promise."""
    late = cases.filter(outcome=Case.Outcome.OPEN, due__lt=now)
    running = OpenVisit.objects.filter(case=OuterRef("pk"), waits=False, pause="")
    standing = late.filter(~Exists(running)).order_by()
    return late.exclude(pk__in=[case.pk for case in standing if stands_in_time(case)])


def stands_in_time(case: Case) -> bool:
    """Whether the clock of an open case has stood still since before its promise ran out.

    Its due is moved only when the clock runs again (DESIGN §3 *Clock*), so until then it may lie in the past.
    """
    if case.outcome != Case.Outcome.OPEN or case.due is None:
        return False
    still_since = state_of(case).still_since
    return still_since is not None and still_since <= case.due


def names_of(persons: Iterable[PersonId]) -> dict[PersonId, str]:
    """Names for the numbers that events, visits and facts hold."""
    return dict(Person.objects.filter(pk__in=set(persons)).values_list("pk", "name"))


def counted(rows: QuerySet[Case] | QuerySet[OpenVisit]) -> tuple[int, bool]:
    """How many rows, counted no further than MOST_COUNTED, and whether there are more."""
    found = rows.order_by()[: MOST_COUNTED + 1].count()
    return min(found, MOST_COUNTED), found > MOST_COUNTED


def names_by_word(sop: Sop) -> dict[PersonId, str]:
    """The people of the office that a line from paper may name; two of one name are told apart by how they sign in."""
    top = Unit.objects.filter(parent=None).first() or sop.unit
    people = list(members_of(top, on=today(sop.unit)))
    often = Counter(person.name.casefold() for person in people)
    return {
        person.pk: person.name if often[person.name.casefold()] == 1 else f"{person.name} ({person.login_name})"
        for person in people
    }


def open_numbers(sop: Sop) -> list[tuple[str, str]]:
    """(number, subject) of the open cases of an SOP, the newest first, for the list beside a field."""
    rows = Case.objects.filter(sop=sop, outcome=Case.Outcome.OPEN).order_by("-opened")[:200]
    return list(rows.values_list("number", "subject"))


def running_of(person: PersonId) -> int:
    """How many open steps the person answers for whose clock runs; for the number in the bar."""
    return OpenVisit.objects.filter(holder=person, waits=False, pause="")[:100].count()
