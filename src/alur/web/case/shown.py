"""Parts that the page of a step and the page of a case have in common: evidence, the upright strip, rows in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from alur.core.case.events import EvidenceAdded, Recorded
from alur.core.case.procedure import Procedure, Step
from alur.core.case.state import OpenVisit as Visit
from alur.core.case.state import State
from alur.core.instant import Instant, moment_of
from alur.core.worktime.calendar import Calendar
from alur.web.case import queries
from alur.web.case.models import Case, Fact
from alur.web.case.progress import progress_of, write_length
from alur.web.case.record import LINK


@dataclass(frozen=True, slots=True)
class File:
    """One piece of evidence; ``added`` is its event. ``address`` is set where it is a link."""

    added: int
    name: str
    size: int
    by: int
    who: str
    at: datetime
    sha256: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class StripStep:
    """One row in the upright strip: ``state`` is done, now or ahead; ``time`` what it took, or its standard."""

    number: int
    text: str
    symbol: str
    state: str
    time: str
    address: str = ""


def lane_label(procedure: Procedure, step: Step) -> str:
    return next((lane.label for lane in procedure.sop.lanes if lane.key == step.row.lane), step.row.lane)


def files_in(events: list[Recorded], visit: int | None) -> list[tuple[int | None, File]]:
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
    return File(recorded.seq, name, event.size, recorded.by, who, moment_of(event.at), event.sha256, address)


def rows_in_words(procedure: Procedure, rows: Iterable[str]) -> tuple[tuple[str, str], ...]:
    steps = sorted((procedure.steps[row] for row in rows if row in procedure.steps), key=lambda step: step.number)
    return tuple((step.row.id, f"{step.number} · {step.row.text}") for step in steps)


def strip_of(case: Case, state: State, procedure: Procedure, calendar: Calendar, now: Instant) -> tuple[StripStep, ...]:
    took: dict[str, int | None] = {}
    done = Fact.objects.filter(case=case, current=True, ending="done")
    for row, service, waits in done.values_list("row", "service", "waits"):
        took[row] = None if waits else (took.get(row) or 0) + service
    open_rows = {visit.row: visit for visit in state.open.values()}
    return tuple(_strip_step(case, step, took, open_rows, calendar, now) for step in procedure.steps.values())


def _strip_step(
    case: Case, step: Step, took: dict[str, int | None], open_rows: dict[str, Visit], calendar: Calendar, now: Instant
) -> StripStep:
    symbol = step.row.symbol.value if step.row.symbol else "proses"
    visit = open_rows.get(step.row.id)
    if visit is not None:
        spent = write_length(progress_of(visit, calendar, now).spent)
        address = f"/kasus/{case.number}/langkah/{visit.number}/"
        return StripStep(step.number, step.row.text, symbol, "now", spent, address)
    if step.row.id in took:
        time = took[step.row.id]
        words = _("pihak luar") if time is None else write_length(time)
        return StripStep(step.number, step.row.text, symbol, "done", words)
    return StripStep(step.number, step.row.text, symbol, "ahead", step.row.time)
