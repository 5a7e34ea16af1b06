"""Three months of work, act by act through the door that everybody uses; only the clock is moved.

Good and bad days, queues, returns, pauses, waiting applicants, deviations, acts from paper, and work still open today.
Chance comes from a seed, so the same day gives the same office.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import heappop, heappush
from random import Random
from uuid import UUID

from django.db import connection, transaction

from alur.core.case.commands import (
    Command,
    Complete,
    HandOver,
    OpenCase,
    Pause,
    RecordExtraWork,
    Resume,
    Return,
    Skip,
    TakeStep,
)
from alur.core.case.events import NOBODY, Source
from alur.core.case.procedure import Procedure, Step
from alur.core.case.state import OpenVisit, State
from alur.core.instant import DAY, HOUR, MINUTE, Instant
from alur.core.refused import Refused
from alur.core.sop.model import Symbol
from alur.core.sop.standard import Unit as TimeUnit
from alur.core.worktime.calendar import Calendar
from alur.web.case import queries, record, situation
from alur.web.case.models import Case
from alur.web.config.demo.office import Office
from alur.web.people.queries import calendar_of
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import people_of_lane, value_of

MONTHS = 3
_SUBJECTS = (
    "Layanan air bersih", "Pungutan di sekolah", "Antrean puskesmas", "Perizinan usaha kecil", "Sertifikat tanah",
    "Bantuan sosial", "Jalan rusak", "Layanan KTP", "Pajak kendaraan", "Pasar rakyat", "Listrik padam",
    "Penerimaan siswa", "Parkir liar", "Data kependudukan", "Angkutan sungai", "Pupuk bersubsidi",
)  # fmt: skip
_REASONS = ("mendesak", "perintah", "alat", "kelengkapan", "lain")


@dataclass(order=True, slots=True)
class _Planned:
    at: Instant
    order: int
    act: Callable[[], None] = field(compare=False)


@dataclass(slots=True)
class Life:
    """The running of the office from ``begin`` to ``now``; ``told`` is called with the share done."""

    office: Office
    now: Instant
    random: Random
    told: Callable[[float], None]
    plan: list[_Planned] = field(default_factory=list)
    acts: int = 0
    order: int = 0
    at: Instant = 0
    seen: int = 0
    lines: dict[int, "_Line"] = field(default_factory=dict)

    def live(self) -> int:
        """Returns how many acts were recorded."""
        begin = self.now - MONTHS * 30 * DAY
        self.lines = {version.sop_id: _Line(self, version) for version in self.office.sops}
        for line in self.lines.values():
            line.begin(begin)
        steps = 0
        while self.plan and self.plan[0].at < self.now:
            planned = heappop(self.plan)
            self.at = planned.at
            planned.act()
            steps += 1
            if steps % 50 == 0:
                self.told((self.at - begin) / (self.now - begin))
        return self.acts

    def expect(self, at: Instant, act: Callable[[], None]) -> None:
        self.order += 1
        heappush(self.plan, _Planned(at, self.order, act))

    def notice(self, case: int) -> None:
        """What the act led to elsewhere: a case opened for a step that calls an SOP, or the step that waited for it."""
        for pk, sop in Case.objects.filter(pk__gt=self.seen).order_by("pk").values_list("pk", "sop_id"):
            self.seen = pk
            self.lines[sop].attend(pk)
        parent = Case.objects.filter(children=case).exclude(pk=case).first()
        if parent is not None and Case.objects.get(pk=case).outcome != Case.Outcome.OPEN:
            self.lines[parent.sop_id].attend(parent.pk)

    def key(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def happens(self, share: float) -> bool:
        return self.random.random() < share


@dataclass(slots=True)
class _Line:
    """The work by one SOP."""

    life: Life
    version: SopVersion

    @property
    def calendar(self) -> Calendar:
        return calendar_of(self.version.sop.unit)

    def begin(self, begin: Instant) -> None:
        """A routine opens by itself, on its day; other cases come in as people bring them."""
        if value_of(self.version).trigger is not None:
            self._routine(begin)
        else:
            self._next_case(begin)

    def _next_case(self, at: Instant) -> None:
        gap = self.life.random.expovariate(1 / (3.2 * 450 * MINUTE))
        coming = self.calendar.add_working(at, max(int(gap), 10 * MINUTE))
        self.life.expect(coming, lambda: self._come(coming))

    def _come(self, at: Instant) -> None:
        self._next_case(at)
        self.open(at)

    def _routine(self, begin: Instant) -> None:
        trigger = value_of(self.version).trigger
        day = self.calendar.local_date(begin).replace(day=1)
        while trigger is not None and day <= self.calendar.local_date(self.life.now):
            at = self.calendar.end_of_day(self.calendar.workday_after(day - timedelta(days=1), trigger.workday))
            opening = at - 16 * HOUR + 40 * MINUTE
            if begin < opening < self.life.now:
                self.life.expect(opening, lambda opening=opening, day=day: self.open(opening, month=day))  # type: ignore[misc]
            day = (day + timedelta(days=32)).replace(day=1)

    def open(self, at: Instant, month: date | None = None) -> None:
        """By whoever may do the first step; a routine by the program itself."""
        life, sop = self.life, self.version.sop
        procedure = queries.procedures_of([self.version.pk])[self.version.pk]
        starts = [step for step in procedure.steps.values() if step.row.symbol is Symbol.START]
        start = life.random.choice(starts)
        day = self.calendar.local_date(at)
        people = people_of_lane(sop, start.row.lane, on=day)
        by = NOBODY if month else life.random.choice(people).pk if people else NOBODY
        subject = f"{self.version.name} {month:%m/%Y}" if month else life.random.choice(_SUBJECTS)
        command = OpenCase(
            unit=str(sop.unit_id),
            start=start.row.id if len(starts) > 1 else "",
            persons=self._named(day),
            subject=subject,
        )
        done = record.open_case(sop, command, by=by, key=life.key(), now=at)
        life.acts += 1
        life.notice(done.case)

    def _named(self, day: date) -> dict[str, int]:
        """The people named for lanes that are bound case by case."""
        named = {}
        for lane in value_of(self.version).lanes:
            rows = self.version.sop.bindings.filter(lane=lane.key, kind="per_kasus")
            people = people_of_lane(self.version.sop, lane.key, on=day) if rows.exists() else ()
            if people:
                named[lane.key] = self.life.random.choice(people).pk
        return named

    def attend(self, case: int) -> None:
        """Plans the end of every visit that has just opened."""
        state = _state(case)
        procedure = queries.procedures_of([self.version.pk])[self.version.pk]
        for visit in state.open.values():
            if visit.touched == state.seq or state.seq == 1:
                _Visit(self, case, visit.number, procedure, procedure.steps[visit.row]).plan(visit)


@dataclass(slots=True)
class _Visit:
    """One visit from its opening to its end."""

    line: _Line
    case: int
    number: int
    procedure: Procedure
    step: Step
    by: int = NOBODY

    @property
    def life(self) -> Life:
        return self.line.life

    def plan(self, visit: OpenVisit) -> None:
        day = self.line.calendar.local_date(visit.opened)
        people = [person.pk for person in people_of_lane(self.line.version.sop, self.step.row.lane, on=day)]
        self.by = visit.holder or (self.life.random.choice(people) if people else NOBODY)
        if self.by == NOBODY or self._is_called_out():
            return
        if visit.waits:
            waits = self.life.random.uniform(0.5, 9) * DAY
            at = self.line.calendar.add_working(visit.opened + int(waits), 5 * MINUTE)
            self.life.expect(at, self.finish)
        elif visit.holder == NOBODY:
            queued = self.life.random.expovariate(1 / (70 * MINUTE))
            at = self.line.calendar.add_working(visit.opened, int(queued) + MINUTE)
            self.life.expect(at, lambda: self.take(at))
        else:
            self.work(visit.opened)

    def _is_called_out(self) -> bool:
        """The step waits for the case that it opened; that one ends it."""
        called = Case.objects.filter(parent=self.case, outcome=Case.Outcome.OPEN)
        return bool(self.step.row.calls) and called.exists()

    def take(self, at: Instant) -> None:
        if self.act(TakeStep(self.number)):
            self.work(at)

    def work(self, since: Instant) -> None:
        """How long it takes: mostly under the standard, now and then well over."""
        length = int(self._usual() * self.life.random.lognormvariate(-0.55, 0.55))
        at = self.line.calendar.add_working(since, max(length, 2 * MINUTE))
        if self.life.happens(0.04):
            self._pause(since, length)
            return
        if self.life.happens(0.03):
            self.life.expect(since + MINUTE, self._hand_over)
        self.life.expect(at, self.finish)

    def _usual(self) -> int:
        standard = self.step.standard
        if standard is None:
            return HOUR
        minutes = {TimeUnit.MINUTE: 1, TimeUnit.HOUR: 60, TimeUnit.WEEK: 5 * 450, TimeUnit.MONTH: 21 * 450}
        return int(standard.high * minutes.get(standard.unit, 450)) * MINUTE

    def _pause(self, since: Instant, length: int) -> None:
        stop = self.line.calendar.add_working(since, max(length // 2, MINUTE))
        again = self.line.calendar.add_working(stop, int(self.life.random.uniform(0.3, 3) * 450) * MINUTE)
        end = self.line.calendar.add_working(again, max(length // 2, MINUTE))
        reason = self.life.random.choice(("pihak-luar", "kahar", "instansi"))
        self.life.expect(stop, lambda: self.try_to(Pause(self.number, reason, "Tercatat dalam surat")))
        self.life.expect(again, lambda: self.try_to(Resume(self.number)))
        self.life.expect(end, self.finish)

    def _hand_over(self) -> None:
        day = self.line.calendar.local_date(self.life.at)
        people = people_of_lane(self.line.version.sop, self.step.row.lane, on=day)
        others = [person.pk for person in people if person.pk != self.by]
        if others and self.act(HandOver(self.number, others[0], "Cuti besok")):
            self.by = others[0]

    def finish(self) -> None:
        """By the flow nine times in ten; else back, past, or with an output that is not there yet."""
        state = _state(self.case)
        if self.number not in state.open:
            return
        chance = self.life.random.random()
        command: Command = self._complete()
        if chance < 0.03 and (back := self._passed(state)):
            command = Return(visit=self.number, to_row=back, reason=self._reason(), note="Perlu dilengkapi dahulu")
        elif chance < 0.045 and self.step.row.symbol is Symbol.TASK:
            command = Skip(visit=self.number, reason=self._reason(), note="Tidak diperlukan untuk kasus ini")
        elif chance < 0.055:
            work = RecordExtraWork(work="Rapat koordinasi dengan dinas", visit=self.number, reason="perintah")
            self.act(work)
        if self.act(command):
            self.line.attend(self.case)
            self.life.notice(self.case)

    def _complete(self) -> Complete:
        outputs = len(self.step.row.outputs)
        given = tuple(place for place in range(outputs) if not self.life.happens(0.03))
        missing = len(given) < outputs
        return Complete(
            visit=self.number,
            exit=self._exit(),
            given=given,
            ticked=tuple(range(len(self.step.row.needs))),
            items=self.life.random.randrange(5, 60) if self.step.counts_items else 1,
            reason="kelengkapan" if missing else "",
        )

    def _exit(self) -> str:
        """The way on four times in five, for good and bad days alike."""
        labels = list(self.step.ways)
        if len(labels) < 2:
            return ""
        ahead = [label for label in labels if self._leads_on(label)] or labels
        return self.life.random.choice(ahead) if self.life.happens(0.82) else self.life.random.choice(labels)

    def _leads_on(self, label: str) -> bool:
        steps = self.procedure.steps
        return all(steps[arrow.target].number > self.step.number for arrow in self.step.ways[label])

    def _passed(self, state: State) -> str:
        rows = [row for row, trace in state.rows.items() if trace.ended and row != self.step.row.id]
        return self.life.random.choice(rows) if rows else ""

    def _reason(self) -> str:
        return self.life.random.choice(_REASONS)

    def try_to(self, command: Command) -> None:
        self.act(command)

    def act(self, command: Command) -> bool:
        """Whether it was recorded; somebody may have been there before, as in any office."""
        paper = isinstance(command, Complete) and self.life.happens(0.03)
        try:
            record.record(
                self.case,
                command,
                by=self.by,
                key=self.life.key(),
                now=self.life.at + (DAY if paper else 0),
                at=self.life.at if paper else None,
                source=Source.DECLARED if paper else Source.LIVE,
            )
        except Refused:
            return False
        self.life.acts += 1
        return True


def _state(case: int) -> State:
    found = situation.stored_state(Case.objects.values_list("state", flat=True).get(pk=case))
    if found is None:
        raise LookupError(f"Expected a state of case {case}, but another release wrote it.")
    return found


@contextmanager
def hurried() -> Iterator[None]:
    """One transaction for the whole life: the demo may be begun anew, so it need not be on the disk act by act."""
    with transaction.atomic(), connection.cursor():
        yield
