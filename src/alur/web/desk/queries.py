"""What the home page of a person shows: steps in three groups, clocks that stand still, and what was done today."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone

from alur.core.case.events import NOBODY
from alur.core.instant import Instant, instant_of, moment_of
from alur.core.worktime.calendar import Calendar
from alur.web.case import access, lists, queries
from alur.web.case.models import Case
from alur.web.case.progress import Progress, progress_of
from alur.web.people.models import Person, Role, Unit
from alur.web.people.queries import calendar_of, has_role, today, units_where
from alur.web.sop import queries as sops
from alur.web.sop.access import DRAFTERS
from alur.web.sop.models import SopVersion

MOST = 100
STANDING_SHOWN = 5
MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One step. ``button`` is take or open; ``is_running``: the reader has it in hand already.

    ``is_first`` marks the running step that is due first: the one main button of the page (LOOKS 2).
    """

    number: str
    visit: int
    subject: str
    sop: str
    row: int
    rows: int
    text: str
    symbol: str
    progress: Progress
    button: str
    is_running: bool
    is_first: bool
    who: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """The groups of the page. ``more`` says that there are steps beyond those shown."""

    late: tuple[DeskLine, ...]
    today: tuple[DeskLine, ...]
    later: tuple[DeskLine, ...]
    standing: tuple[DeskLine, ...]
    done: tuple[tuple[str, str, datetime], ...]
    more: bool

    @property
    def lines(self) -> tuple[DeskLine, ...]:
        """Whose clock runs."""
        return self.late + self.today + self.later

    @property
    def to_take(self) -> int:
        """Steps in a queue, that nobody answers for yet."""
        return sum(line.button == "take" for line in self.lines)

    @property
    def own(self) -> int:
        return len(self.lines) - self.to_take

    @property
    def standing_first(self) -> tuple[DeskLine, ...]:
        return self.standing[:STANDING_SHOWN]

    @property
    def standing_rest(self) -> tuple[DeskLine, ...]:
        return self.standing[STANDING_SHOWN:]


def desk_of(person: Person) -> Desk:
    """The steps that the person answers for, and those in the queues from which the person may take."""
    day = today()
    steps = queries.held_by(person.pk, most=MOST) + queries.queue_of(person, on=day, most=MOST)
    return _desk(steps, person)


def desk_of_unit(person: Person) -> Desk:
    """All open steps of the units that the person sees."""
    return _desk(queries.open_in(access.visible_units(person), most=MOST), person)


def _desk(steps: Iterable[queries.OpenStep], person: Person) -> Desk:
    listed = list(steps)
    now = instant_of(timezone.now())
    calendars: dict[int, Calendar] = {}
    names = queries.names_of(step.row.holder for step in listed)
    lines = []
    for step in listed:
        calendar = calendars.get(step.case.unit_id)
        if calendar is None:
            calendar = calendars[step.case.unit_id] = calendar_of(step.case.unit)
        lines.append((_line(step, person, calendar, now, names), calendar))
    running = [(line, calendar) for line, calendar in _first_marked(lines) if line.progress.state != "jeda"]
    late = [line for line, _calendar in running if line.progress.is_late]
    due_today = [line for line, calendar in running if not line.progress.is_late and _is_today(line, calendar, now)]
    rest = [line for line, _calendar in running if line not in late and line not in due_today]
    standing = [line for line, _calendar in lines if line.progress.state == "jeda"]
    return Desk(tuple(late), tuple(due_today), tuple(rest), tuple(standing), _done(person, now), len(listed) >= MOST)


def _first_marked(lines: list[tuple[DeskLine, Calendar]]) -> list[tuple[DeskLine, Calendar]]:
    """Lines come with what is due first on top."""
    first = next((line for line, _calendar in lines if line.is_running and line.progress.state != "jeda"), None)
    return [(replace(line, is_first=line is first), calendar) for line, calendar in lines]


def _is_today(line: DeskLine, calendar: Calendar, now: Instant) -> bool:
    return line.progress.due is not None and calendar.local_date(line.progress.due) <= calendar.local_date(now)


def _line(step: queries.OpenStep, person: Person, calendar: Calendar, now: Instant, names: dict[int, str]) -> DeskLine:
    is_mine = step.row.holder == person.pk
    running = is_mine and step.visit.taken is not None
    row = step.step.row
    return DeskLine(
        number=step.case.number,
        visit=step.row.visit,
        subject=step.case.subject,
        sop=step.procedure.sop.identity.name,
        row=step.step.number,
        rows=len(step.procedure.steps),
        text=row.text,
        symbol=row.symbol.value if row.symbol else "proses",
        progress=progress_of(step.visit, calendar, now),
        button="take" if step.row.holder == NOBODY and not step.row.waits else "open",
        is_running=running,
        is_first=False,
        who=names.get(step.row.holder, ""),
        since=moment_of(step.visit.opened),
    )


def _done(person: Person, now: Instant) -> tuple[tuple[str, str, datetime], ...]:
    """What the person has finished today: text, case number, moment."""
    local = timezone.localtime(moment_of(now))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    facts = queries.ended_by(person.pk, since=instant_of(midnight))[:8]
    procedures = queries.procedures_of({fact.case.version_id for fact in facts})
    told = []
    for fact in facts:
        step = procedures[fact.case.version_id].steps.get(fact.row)
        told.append((step.row.text if step else fact.row, fact.case.number, moment_of(fact.ended)))
    return tuple(told)


def waiting_for(person: Person) -> int:
    """How many steps the bar counts beside Pekerjaan: what the person answers for and whose clock runs."""
    return queries.running_of(person.pk)


@dataclass(frozen=True, slots=True)
class HeadView:
    """The head's four answers in one look: late, waiting for me, missing, and what goes well."""

    late_steps: int
    late_cases: int
    to_approve: tuple[SopVersion, ...]
    to_take: int
    missing: int
    kept: int
    ended: int

    @property
    def goes_well(self) -> bool:
        return self.ended > 0


def head_view(person: Person) -> HeadView | None:
    """For those who lead or approve somewhere; None for others."""
    if not has_role(person, Role.APPROVER):
        return None
    units = units_where(person, Role.APPROVER)
    now = instant_of(timezone.now())
    late_cases = queries.overdue(Case.objects.filter(unit__in=units), now=now)
    kept, ended = _kept(units, now)
    return HeadView(
        late_steps=queries.counted(queries.late_in(units, now=now))[0],
        late_cases=queries.counted(late_cases)[0],
        to_approve=tuple(
            SopVersion.objects.filter(stage="reviu", sop__unit__in=units).select_related("sop", "edited_by")
        ),
        to_take=len(queries.queue_of(person, on=today())),
        missing=len(sops.coverage(units, on=today()).missing),
        kept=kept,
        ended=ended,
    )


def _kept(units: Iterable[Unit], now: Instant) -> tuple[int, int]:
    """(cases ended within their promise, cases ended) of the last thirty days."""
    since = instant_of(moment_of(now) - timedelta(days=30))
    rows = Case.objects.filter(unit__in=list(units), outcome=Case.Outcome.DONE, closed__gte=since, due__isnull=False)
    dues = list(rows.values_list("closed", "due"))
    return sum(1 for closed, due in dues if closed is not None and due is not None and closed <= due), len(dues)


@dataclass(frozen=True, slots=True)
class Found:
    """What the search box finds: SOPs first, since they are few."""

    sops: tuple[sops.Listed, ...]
    cases: tuple[lists.Line, ...]
    more: bool


def search(person: Person, words: str) -> Found:
    """Among what the reader may see; all words must be there."""
    drafts = units_where(person, *DRAFTERS).values_list("pk", flat=True)
    listed = sops.library(words=words, drafts_of=drafts, on=today())[:20]
    rows = list(lists.cases(person, lists.Asked(state="", words=words))[: MOST_FOUND + 1])
    return Found(tuple(listed), tuple(lists.lines(rows[:MOST_FOUND])), len(rows) > MOST_FOUND)
