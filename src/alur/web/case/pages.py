"""What the pages of a case show, gathered once for each page. Reads, never writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from alur.core.case.events import NOBODY, EvidenceAdded, Recorded
from alur.core.case.procedure import Arrow, LaneKind, Procedure, Step
from alur.core.case.state import OpenVisit as Visit
from alur.core.case.state import State
from alur.core.instant import Instant, instant_of, moment_of
from alur.core.refused import Refused
from alur.core.sop.model import Grain, Lane, Symbol
from alur.core.sop.model import Sop as SopValue
from alur.core.worktime.calendar import Calendar
from alur.web.case import access, queries, telling
from alur.web.case.models import Case, Fact, StepDraft
from alur.web.case.progress import Progress, progress_of, write_length
from alur.web.case.record import LINK
from alur.web.people.models import Person
from alur.web.people.queries import calendar_of, today
from alur.web.shell.moments import write_moment
from alur.web.sop import queries as sops
from alur.web.sop.models import Sop, SopVersion


@dataclass(frozen=True, slots=True)
class Need:
    place: int
    text: str
    ticked_at: datetime | None


@dataclass(frozen=True, slots=True)
class File:
    """One piece of evidence; ``added`` is its event. ``address`` is set where it is a link."""

    added: int
    name: str
    size: int
    who: str
    at: datetime
    sha256: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    place: int
    text: str
    given: bool
    result: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class StripStep:
    """One row in the upright strip: ``state`` is done, now or ahead; ``time`` what it took, or its standard."""

    number: int
    text: str
    symbol: str
    state: str
    time: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class StepPage:
    """Everything the step screen shows."""

    case: Case
    visit: Visit
    step: Step
    procedure: Procedure
    lane: str
    lane_kind: str
    progress: Progress
    began: datetime
    due: datetime | None
    holder: str
    mine: bool
    may_act: bool
    may_take: bool
    leads: bool
    needs: tuple[Need, ...]
    outputs: tuple[Output, ...]
    note: str
    exits: tuple[tuple[str, str], ...]
    onward: str
    strip: tuple[StripStep, ...]
    passed: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    through: tuple[tuple[str, str], ...]
    people: tuple[Person, ...]
    seen: int

    @property
    def ready(self) -> int:
        return sum(1 for need in self.needs if need.ticked_at)

    @property
    def is_milestone(self) -> bool:
        return self.procedure.sop.grain is Grain.MILESTONE and len(self.through) > 1

    @property
    def takes_by_itself(self) -> bool:
        return not self.may_take


def step_page(person: Person, case: Case, number: int) -> StepPage | None:
    """None where the visit has ended, or never was."""
    state, procedure = queries.state_of(case), queries.procedure_of(case)
    visit = state.open.get(number)
    if visit is None:
        return None
    step, calendar, now = procedure.steps[visit.row], calendar_of(case.unit), instant_of(timezone.now())
    events = queries.timeline(case)
    draft = StepDraft.objects.filter(case=case, visit=number).first()
    progress = progress_of(visit, calendar, now)
    mine = visit.holder == person.pk
    in_lane = access.may_act_on(person, case, visit, step.row.lane)
    names = queries.names_of([visit.holder])
    return StepPage(
        case=case,
        visit=visit,
        step=step,
        procedure=procedure,
        lane=_lane_label(procedure, step),
        lane_kind=_lane_kind(case, step),
        progress=progress,
        began=moment_of(visit.taken or visit.opened),
        due=moment_of(progress.due) if progress.due else None,
        holder=names.get(visit.holder, ""),
        mine=mine,
        may_act=mine or (in_lane and visit.waits),
        may_take=in_lane and visit.holder == NOBODY and not visit.waits,
        leads=access.leads(person, case.unit),
        needs=_needs(step, draft),
        outputs=_outputs(step, draft, _files(events, number)),
        note=draft.note if draft else "",
        exits=_exits(procedure, step),
        onward=_onward(procedure, step),
        strip=_strip(case, state, procedure, calendar, now),
        passed=_rows(procedure, (row for row, trace in state.rows.items() if trace.ended and row != visit.row)),
        others=_rows(procedure, (row for row in procedure.steps if row != visit.row)),
        through=_run(procedure, step),
        people=_people(case, step, but=person),
        seen=state.seq,
    )


def _lane_label(procedure: Procedure, step: Step) -> str:
    return next((lane.label for lane in procedure.sop.lanes if lane.key == step.row.lane), step.row.lane)


def _lane_kind(case: Case, step: Step) -> str:
    binding = sops.binding_of(case.sop, step.row.lane, on=today(case.unit))
    return binding.kind if binding else LaneKind.UNIT.value


def _needs(step: Step, draft: StepDraft | None) -> tuple[Need, ...]:
    ticked = draft.ticked if draft else {}
    return tuple(
        Need(place, text, moment_of(ticked[str(place)]) if str(place) in ticked else None)
        for place, text in enumerate(step.row.needs)
    )


def _outputs(step: Step, draft: StepDraft | None, files: list[tuple[int | None, File]]) -> tuple[Output, ...]:
    """An output counts as given, until somebody says otherwise, once it has evidence."""
    prepared: dict[str, Any] = draft.results if draft else {}
    outputs = []
    for place, text in enumerate(step.row.outputs):
        own = tuple(file for output, file in files if output == place or (output is None and place == 0))
        kept = prepared.get(str(place), {})
        outputs.append(Output(place, text, bool(kept.get("given")) or bool(own), kept.get("text", ""), own))
    return tuple(outputs)


def _files(events: list[Recorded], visit: int | None) -> list[tuple[int | None, File]]:
    added = queries.evidence_in(events)
    names = queries.names_of(one.by for one in added)
    return [
        (one.event.output, _file(one, one.event, names.get(one.by, "")))
        for one in added
        if isinstance(one.event, EvidenceAdded) and visit in (None, one.event.visit)
    ]


def _file(recorded: Recorded, event: EvidenceAdded, who: str) -> File:
    address = (event.name or "") if event.media == LINK else ""
    name = event.name or _("(nama dihapus)")
    return File(recorded.seq, name, event.size, who, moment_of(event.at), event.sha256, address)


def _exits(procedure: Procedure, step: Step) -> tuple[tuple[str, str], ...]:
    """(label, where it leads in words) for each exit of a decision."""
    if step.row.symbol is not Symbol.DECISION:
        return ()
    return tuple((label, _targets(procedure, arrows)) for label, arrows in step.ways.items())


def _targets(procedure: Procedure, arrows: Iterable[Arrow]) -> str:
    steps = [procedure.steps[arrow.target] for arrow in arrows]
    return ", ".join(f"{step.number} · {step.row.text}" for step in steps)


def _onward(procedure: Procedure, step: Step) -> str:
    if not step.ways or step.row.symbol is Symbol.END:
        return _("Kasus selesai dengan langkah ini.")
    rows = [arrow.target for arrows in step.ways.values() for arrow in arrows]
    said = [_("langkah %(n)d, %(text)s, oleh %(lane)s") % _naming(procedure, procedure.steps[row]) for row in rows]
    return _("Lanjut ke %(where)s.") % {"where": "; ".join(said)}


def _naming(procedure: Procedure, step: Step) -> dict[str, object]:
    return {"n": step.number, "text": step.row.text, "lane": _lane_label(procedure, step)}


def _rows(procedure: Procedure, rows: Iterable[str]) -> tuple[tuple[str, str], ...]:
    steps = sorted((procedure.steps[row] for row in rows if row in procedure.steps), key=lambda step: step.number)
    return tuple((step.row.id, f"{step.number} · {step.row.text}") for step in steps)


def _run(procedure: Procedure, step: Step) -> tuple[tuple[str, str], ...]:
    """The rows that one act "selesai sampai baris" may close: the plain way on, as long as one lane does them."""
    run, here = [step], step
    while here.row.symbol is not Symbol.DECISION:
        arrows = [arrow for arrows in here.ways.values() for arrow in arrows]
        following = procedure.steps[arrows[0].target] if len(arrows) == 1 else None
        if following is None or following.row.lane != step.row.lane or following in run or following.row.joins:
            break
        run.append(following)
        here = following
    return tuple((one.row.id, f"{one.number} · {one.row.text}") for one in run)


def _people(case: Case, step: Step, *, but: Person) -> tuple[Person, ...]:
    people = sops.people_of_lane(case.sop, step.row.lane, on=today(case.unit))
    return tuple(person for person in people if person.pk != but.pk)


def _strip(case: Case, state: State, procedure: Procedure, calendar: Calendar, now: Instant) -> tuple[StripStep, ...]:
    took: dict[str, int] = {}
    for row, service in Fact.objects.filter(case=case, current=True, ending="done").values_list("row", "service"):
        took[row] = took.get(row, 0) + service
    open_rows = {visit.row: visit for visit in state.open.values()}
    return tuple(_strip_step(case, step, took, open_rows, calendar, now) for step in procedure.steps.values())


def _strip_step(
    case: Case, step: Step, took: dict[str, int], open_rows: dict[str, Visit], calendar: Calendar, now: Instant
) -> StripStep:
    symbol = step.row.symbol.value if step.row.symbol else "proses"
    visit = open_rows.get(step.row.id)
    if visit is not None:
        spent = write_length(progress_of(visit, calendar, now).spent)
        address = f"/kasus/{case.number}/langkah/{visit.number}/"
        return StripStep(step.number, step.row.text, symbol, "now", spent, address)
    if step.row.id in took:
        return StripStep(step.number, step.row.text, symbol, "done", write_length(took[step.row.id]))
    return StripStep(step.number, step.row.text, symbol, "ahead", step.row.time)


def ended_sentence(case: Case, number: int) -> str:
    """Who ended the visit and when: for the one who came second."""
    fact = Fact.objects.filter(case=case, visit=number, current=True).first()
    row = queries.procedure_of(case).steps.get(fact.row) if fact else None
    if fact is None or row is None:
        return _("Langkah ini sudah tidak terbuka.")
    who = queries.names_of([fact.person]).get(fact.person, _("orang lain"))
    said = _("Langkah %(row)d sudah diselesaikan oleh %(who)s pada %(when)s.")
    return said % {"row": row.number, "who": who, "when": write_moment(moment_of(fact.ended))}


def after_completion(case: Case, done: Step) -> str:
    """What the act led to, for the message on top of the next page."""
    state, procedure = queries.state_of(case), queries.procedure_of(case)
    if not state.is_open:
        return _("Langkah %(n)d selesai. Kasus %(case)s selesai.") % {"n": done.number, "case": case.number}
    opened = [procedure.steps[visit.row] for visit in state.open.values() if visit.touched == state.seq]
    if not opened:
        return _("Langkah %(n)d selesai. Langkah berikutnya menunggu cabang lain.") % {"n": done.number}
    said = "; ".join(_("langkah %(n)d, %(text)s, untuk %(lane)s") % _naming(procedure, step) for step in opened)
    return _("Langkah %(n)d selesai. Terbuka %(said)s.") % {"n": done.number, "said": said}


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
    """Everything the page of a case shows."""

    case: Case
    state: State
    procedure: Procedure
    open: tuple[OpenLine, ...]
    told: tuple[telling.Told, ...]
    files: tuple[File, ...]
    form: tuple[tuple[str, str], ...]
    strip: tuple[StripStep, ...]
    due: datetime | None
    opened: datetime
    closed: datetime | None
    stands_still: bool
    is_late: bool
    leads: bool
    undoable: tuple[int, ...]

    @property
    def deviations(self) -> tuple[telling.Told, ...]:
        return tuple(line for line in self.told if line.deviation)


def case_page(person: Person, case: Case) -> CasePage:
    """The case as it stands now."""
    state, procedure = queries.state_of(case), queries.procedure_of(case)
    calendar, now = calendar_of(case.unit), instant_of(timezone.now())
    events = queries.timeline(case)
    people = {one.by for one in events} | {getattr(one.event, "person", NOBODY) for one in events}
    names = queries.names_of(people | {visit.holder for visit in state.open.values()})
    ended = state.closed or now
    return CasePage(
        case=case,
        state=state,
        procedure=procedure,
        open=tuple(_open_line(person, case, visit, procedure, names, calendar, now) for visit in state.open.values()),
        told=tuple(reversed(telling.tell(events, procedure, names))),
        files=tuple(file for _output, file in _files(events, None)),
        form=_form(events[0]),
        strip=_strip(case, state, procedure, calendar, now),
        due=moment_of(case.due) if case.due else None,
        opened=moment_of(case.opened),
        closed=moment_of(state.closed) if state.closed else None,
        stands_still=state.still_since is not None,
        is_late=bool(case.due and ended > case.due and state.still_since is None),
        leads=access.leads(person, case.unit),
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
        lane=_lane_label(procedure, step),
        holder=names.get(visit.holder, ""),
        progress=progress_of(visit, calendar, now),
        mine=mine,
        may_take=offered and not mine and visit.holder == NOBODY,
    )


def _form(opened: Recorded) -> tuple[tuple[str, str], ...]:
    values = getattr(opened.event, "form", None) or {}
    return tuple((name.replace("_", " ").capitalize(), value) for name, value in values.items())


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
    return _rows(procedure, procedure.steps)


def file_of(case: Case, added: int) -> File | None:
    """The evidence that this event added, where it was not withdrawn."""
    return next((file for _output, file in _files(queries.timeline(case), None) if file.added == added), None)
