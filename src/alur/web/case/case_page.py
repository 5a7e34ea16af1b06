"""What the page of a case shows, and what a new case is asked for. Reads, never writes."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils import timezone

from alur.core.case.events import NOBODY, CompletionUndone, Recorded, StepCompleted
from alur.core.case.procedure import Procedure, Step
from alur.core.case.state import OpenVisit as Visit
from alur.core.case.state import State
from alur.core.instant import Instant, instant_of, moment_of
from alur.core.refused import Refused
from alur.core.sop.model import Lane, Symbol
from alur.core.sop.model import Sop as SopValue
from alur.core.worktime.calendar import Calendar
from alur.web.case import access, queries, telling
from alur.web.case.models import Case
from alur.web.case.progress import Progress, progress_of
from alur.web.case.shown import File, StripStep, files_in, lane_label, rows_in_words, strip_of
from alur.web.people.models import Person
from alur.web.people.queries import calendar_of, today
from alur.web.sop import queries as sops
from alur.web.sop.models import Sop, SopVersion


@dataclass(frozen=True, slots=True)
class OpenLine:
    """An open step on the page of its case."""

    visit: Visit
    step: Step
    lane: str
    holder: str
    progress: Progress
    mine: bool
    may_take: bool


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything the page of a case shows. ``parent`` and ``children`` are those that the reader may see."""

    case: Case
    state: State
    procedure: Procedure
    open: tuple[OpenLine, ...]
    told: tuple[telling.Told, ...]
    files: tuple[File, ...]
    form: tuple[tuple[str, str], ...]
    strip: tuple[StripStep, ...]
    taken: frozenset[tuple[str, str]]
    due: datetime | None
    opened: datetime
    closed: datetime | None
    stands_still: bool
    is_late: bool
    leads: bool
    parent: Case | None
    children: tuple[Case, ...]
    undoable: tuple[int, ...]

    @property
    def deviations(self) -> tuple[telling.Told, ...]:
        return tuple(line for line in self.told if line.deviation)


def case_page(person: Person, case: Case) -> CasePage:
    """The case as it stands now."""
    state, procedure = queries.state_of(case), queries.procedure_of(case)
    calendar, now = calendar_of(case.unit), instant_of(timezone.now())
    followed = queries.followed(case, queries.timeline(case))
    events = [event for event, _procedure in followed]
    people = {one.by for one in events} | {getattr(one.event, "person", NOBODY) for one in events}
    names = queries.names_of(people | {visit.holder for visit in state.open.values()})
    ended = state.closed or now
    return CasePage(
        case=case,
        state=state,
        procedure=procedure,
        open=tuple(_open_line(person, case, visit, procedure, names, calendar, now) for visit in state.open.values()),
        told=tuple(reversed(telling.tell(followed, names))),
        files=tuple(file for _output, file in files_in(events, None)),
        form=_form(events[0]),
        strip=strip_of(case, state, procedure, calendar, now),
        taken=arrows_taken(followed),
        due=moment_of(case.due) if case.due else None,
        opened=moment_of(case.opened),
        closed=moment_of(state.closed) if state.closed else None,
        stands_still=state.still_since is not None,
        is_late=bool(case.due and ended > case.due and not queries.stands_in_time(case)),
        leads=access.leads(person, case.unit),
        parent=access.visible_cases(person).filter(pk=case.parent_id or 0).first(),
        children=tuple(access.visible_cases(person).filter(parent=case).order_by("pk")),
        undoable=tuple(u.visit.number for u in state.undoable if u.by == person.pk and now <= u.until),
    )


def _open_line(
    person: Person,
    case: Case,
    visit: Visit,
    procedure: Procedure,
    names: dict[int, str],
    calendar: Calendar,
    now: Instant,
) -> OpenLine:
    step = procedure.steps[visit.row]
    mine = visit.holder == person.pk
    offered = access.may_act_on(person, case, visit, step.row.lane)
    return OpenLine(
        visit=visit,
        step=step,
        lane=lane_label(procedure, step),
        holder=names.get(visit.holder, ""),
        progress=progress_of(visit, calendar, now),
        mine=mine,
        may_take=offered and not mine and visit.holder == NOBODY,
    )


def _form(opened: Recorded) -> tuple[tuple[str, str], ...]:
    values = getattr(opened.event, "form", None) or {}
    return tuple((name.replace("_", " ").capitalize(), value) for name, value in values.items())


def arrows_taken(followed: list[tuple[Recorded, Procedure]]) -> frozenset[tuple[str, str]]:
    """The arrows (source, target) that completions followed; a completion that was undone followed none."""
    undone = {one.event.completion for one, _then in followed if isinstance(one.event, CompletionUndone)}
    taken: set[tuple[str, str]] = set()
    for one, procedure in followed:
        if isinstance(one.event, StepCompleted) and one.seq not in undone:
            run = [one.event.row, *(passed.row for passed in one.event.passed)]
            onward = procedure.steps[run[-1]].ways.get(one.event.exit, ())
            taken.update(pairwise(run))
            taken.update((run[-1], arrow.target) for arrow in onward)
    return frozenset(taken)


def row_states(page: CasePage) -> dict[str, str]:
    """Row id → done, current or ahead, for the drawing with the way taken."""
    words = {"done": "done", "now": "current", "ahead": "ahead"}
    by_number = {step.number: step.row.id for step in page.procedure.steps.values()}
    return {by_number[line.number]: words[line.state] for line in page.strip}


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new case of an SOP is asked for. ``named`` are lanes whose person is named for the case."""

    sop: Sop
    version: SopVersion
    value: SopValue
    starts: tuple[tuple[str, str], ...]
    named: tuple[tuple[Lane, tuple[Person, ...]], ...]
    promise: str


def opening_of(sop: Sop) -> Opening:
    """Raises Refused where no version is in force today."""
    version = sops.in_force(sop)
    if version is None:
        raise Refused("SOP ini belum berlaku hari ini, jadi kasusnya belum dapat dibuka.")
    value, day = sops.value_of(version), today(sop.unit)
    starts = tuple((row.id, row.text) for row in value.rows if row.symbol is Symbol.START)
    bound = sops.bound_lanes(version, on=day)
    named = tuple((one.lane, one.people) for one in bound if one.binding and one.binding.kind == "per_kasus")
    return Opening(sop, version, value, starts, named, value.promise)


def rows_of(case: Case) -> tuple[tuple[str, str], ...]:
    """(row id, number and text) of all rows of the case's version."""
    procedure = queries.procedure_of(case)
    return rows_in_words(procedure, procedure.steps)


def file_of(case: Case, added: int) -> File | None:
    """The evidence that this event added, where it was not withdrawn."""
    return next((file for _output, file in files_in(queries.timeline(case), None) if file.added == added), None)
