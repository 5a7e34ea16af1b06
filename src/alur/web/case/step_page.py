"""What the step screen shows, gathered once. Reads, never writes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from alur.core.case.events import NOBODY
from alur.core.case.procedure import Arrow, LaneKind, Procedure, Step
from alur.core.case.state import OpenVisit as Visit
from alur.core.instant import instant_of, moment_of
from alur.core.sop.model import Grain, Symbol
from alur.web.case import access, queries
from alur.web.case.models import Case, Fact, StepDraft
from alur.web.case.progress import Progress, progress_of
from alur.web.case.shown import File, StripStep, files_in, lane_label, rows_in_words, strip_of
from alur.web.learn.queries.standings import not_yet_alone
from alur.web.people.models import Person
from alur.web.people.queries import calendar_of, members_of, today
from alur.web.sop import queries as sops


@dataclass(frozen=True, slots=True)
class Need:
    place: int
    text: str
    ticked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Output:
    place: int
    text: str
    given: bool
    result: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class LaterOutput:
    """An output of a row after this one that the same act may close; ``place`` counts on through the whole run."""

    place: int
    number: int
    text: str
    given: bool
    result: str


@dataclass(frozen=True, slots=True)
class StepPage:
    """Everything the step screen shows."""

    case: Case
    visit: Visit
    step: Step
    run: tuple[Step, ...]
    procedure: Procedure
    child: Case | None
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
    later: tuple[LaterOutput, ...]
    counts_items: bool
    people: tuple[Person, ...]
    not_alone: tuple[str, ...]
    seen: int

    @property
    def ready(self) -> int:
        return sum(1 for need in self.needs if need.ticked_at)

    @property
    def given(self) -> int:
        return sum(1 for output in self.outputs if output.given)

    @property
    def is_milestone(self) -> bool:
        return len(self.through) > 1

    @property
    def takes_by_itself(self) -> bool:
        return not self.may_take


def step_page(person: Person, case: Case, number: int) -> StepPage | None:
    """None where the visit has ended, or never was."""
    state, procedure = queries.state_of(case), queries.procedure_of(case)
    visit = state.open.get(number)
    if visit is None:
        return None
    run = run_of(procedure, procedure.steps[visit.row])
    step, calendar, now = procedure.steps[visit.row], calendar_of(case.unit), instant_of(timezone.now())
    events = queries.timeline(case)
    draft = StepDraft.objects.filter(case=case, visit=number).first()
    progress = progress_of(visit, calendar, now)
    mine = visit.holder == person.pk
    in_lane = access.may_act_on(person, case, visit, step.row.lane)
    names = queries.names_of([visit.holder])
    people = _people(case, step, but=(person.pk, visit.holder))
    return StepPage(
        case=case,
        visit=visit,
        step=step,
        run=run,
        procedure=procedure,
        child=access.visible_cases(person).filter(number=visit.child).first() if visit.child else None,
        lane=lane_label(procedure, step),
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
        outputs=_outputs(step, draft, files_in(events, number)),
        note=draft.note if draft else "",
        exits=_exits(procedure, step),
        onward=_onward(procedure, step),
        strip=strip_of(case, state, procedure, calendar, now),
        passed=rows_in_words(procedure, (row for row, trace in state.rows.items() if trace.ended and row != visit.row)),
        others=rows_in_words(procedure, (row for row in procedure.steps if row != visit.row)),
        through=rows_in_run(run),
        later=_later(run, draft),
        counts_items=any(one.counts_items for one in run),
        people=people,
        not_alone=not_yet_alone(case.sop, step.row.id, people, on=today(case.unit)) if people else (),
        seen=state.seq,
    )


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
    return {"n": step.number, "text": step.row.text, "lane": lane_label(procedure, step)}


def run_of(procedure: Procedure, step: Step) -> tuple[Step, ...]:
    """The rows that one act "selesai sampai baris" may close, this one first: with `tonggak`, as long as one lane does
    them on the plain way on, and nothing outside is waited for.
    """
    run, here = [step], step
    while procedure.sop.grain is Grain.MILESTONE and _closes_along(here):
        arrows = [arrow for arrows in here.ways.values() for arrow in arrows]
        following = procedure.steps[arrows[0].target] if len(arrows) == 1 and not arrows[0].arrives else None
        if following is None or following in run or not _is_own(following, step):
            break
        run.append(following)
        here = following
    return tuple(run)


def _closes_along(step: Step) -> bool:
    return step.row.symbol is not Symbol.DECISION and not step.row.waits_for_applicant and not step.row.calls


def _is_own(step: Step, first: Step) -> bool:
    return step.row.lane == first.row.lane and not step.row.waits_for_applicant and not step.row.calls


def rows_in_run(run: Iterable[Step]) -> tuple[tuple[str, str], ...]:
    return tuple((one.row.id, f"{one.number} · {one.row.text}") for one in run)


def _later(run: tuple[Step, ...], draft: StepDraft | None) -> tuple[LaterOutput, ...]:
    prepared: dict[str, Any] = draft.results if draft else {}
    listed = [(step.number, text) for step in run for text in step.row.outputs]
    return tuple(
        LaterOutput(place, number, text, bool(kept.get("given")), kept.get("text", ""))
        for place, (number, text) in enumerate(listed)
        if place >= len(run[0].row.outputs)
        for kept in [prepared.get(str(place), {})]
    )


def _people(case: Case, step: Step, *, but: Collection[int]) -> tuple[Person, ...]:
    """To whom the step can be given. A vacant jabatan has nobody: then any of the unit, so that no case is stuck."""
    day = today(case.unit)
    people = sops.people_of_lane(case.sop, step.row.lane, on=day) or tuple(members_of(case.unit, on=day))
    return tuple(person for person in people if person.pk not in but)


def ended_run(case: Case, number: int) -> tuple[Step, ...]:
    """The step of a visit that has ended, with its run; empty where the case never had such a visit."""
    row = Fact.objects.filter(case=case, visit=number).values_list("row", flat=True).first()
    procedure = queries.procedure_of(case)
    return run_of(procedure, procedure.steps[row]) if row and row in procedure.steps else ()


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
