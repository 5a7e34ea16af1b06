"""One visit to a step, from its opening to its end, as somebody of the lane lives it."""

from dataclasses import dataclass

from alur.core.case.commands import (
    Command,
    Complete,
    HandOver,
    Move,
    Pause,
    RecordExtraWork,
    Resume,
    Return,
    Skip,
    TakeStep,
    Undo,
)
from alur.core.case.events import NOBODY, PersonId
from alur.core.case.procedure import Step
from alur.core.case.state import OpenVisit, State
from alur.core.instant import DAY, HOUR, MINUTE, Instant, Microseconds
from alur.core.sop.model import Grain, Symbol
from alur.core.sop.standard import Unit
from alur.web.case import queries
from alur.web.case.models import Case
from alur.web.config.demo.papers import NOTES
from alur.web.config.demo.world import World

_REASONS = ("mendesak", "perintah", "alat", "kelengkapan", "lain")
_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 450, Unit.WORKDAY: 450, Unit.WEEK: 2_250, Unit.MONTH: 9_450}
# How often a decision goes the way that leads on, where the usual share would not be believable.
_LEADS_ON = {"formil": 0.62, "pleno": 0.7, "materiil": 0.8, "setujui-tema": 0.9, "tetapkan": 0.55, "disposisi": 0.6}
_ANSWERS_WITHIN = {"kelengkapan": 34, "bersedia": 5, "penjelasan": 17, "tanggapan": 17}
"""Days: longer than the applicant has, so some never answer in time."""


def attend(world: World, case: int) -> None:
    """Plans the end of every open visit of the case that nobody has planned yet."""
    if case in world.staged:
        return
    row = Case.objects.select_related("sop").get(pk=case)
    state = queries.state_of(row)
    steps = world.procedure(row.version_id).steps
    for visit in state.open.values():
        if (case, visit.number) not in world.planned:
            world.planned.add((case, visit.number))
            Attendance(world, row, visit.number, steps[visit.row], visit.holder).plan(visit)


@dataclass(slots=True)
class Attendance:
    """``by`` is who works on it; the queue's until somebody takes it."""

    world: World
    case: Case
    number: int
    step: Step
    by: PersonId

    def plan(self, visit: OpenVisit) -> None:
        if visit.child:
            return  # its child case will end it
        if visit.waits:
            days = _ANSWERS_WITHIN.get(self.step.row.id, 6)
            answered = visit.opened + int(self.world.chance.uniform(0.5, days) * DAY)
            self.world.expect(self.world.calendar.add_working(answered, 20 * MINUTE), self.answer)
        elif visit.holder == NOBODY:
            self.by = self.world.someone(self.case.sop.kode, self.step.row.lane)
            queued = self.world.chance.expovariate(1 / 55) * self.world.pace(self.by)
            self.world.expect(self._working(visit.opened, queued), self.take)
        else:
            self.work(visit.opened)

    def take(self) -> None:
        if self._act(TakeStep(self.number)):
            self.work(self.world.at)

    def work(self, since: Instant) -> None:
        """Mostly well within the standard, in a bad week now and then past it."""
        temper = self.world.pace(self.by) * self.world.weight(self.case.number)
        minutes = max(self._usual_minutes() * self.world.chance.lognormvariate(-0.6, 0.52) * temper, 1)
        if self.world.happens(0.04) and minutes > 200:
            self._work_with_a_pause(since, minutes)
            return
        if self.world.happens(0.02):
            self.world.expect(self._working(since, minutes / 3), self.hand_over)
        self.world.expect(self._working(since, minutes), self.finish)

    def _work_with_a_pause(self, since: Instant, minutes: float) -> None:
        stopped = self._working(since, minutes / 2)
        again = self._working(stopped, self.world.chance.uniform(120, 1_500))
        reason = self.world.chance.choice(("instansi", "pihak-luar", "kahar"))
        self.world.expect(
            stopped, lambda: self._do(Pause(self.number, reason, "Surat dan tanda kirimnya dilampirkan."))
        )
        self.world.expect(again, lambda: self._do(Resume(self.number)))
        self.world.expect(self._working(again, minutes / 2), self.finish)

    def _working(self, since: Instant, minutes: float) -> Instant:
        return self.world.calendar.add_working(since, int(minutes * MINUTE) + 30_000_000)

    def _usual_minutes(self) -> float:
        standard = self.step.standard
        if standard is None:
            return 60
        items = 25 if standard.per_item else 1
        return float(standard.high) * _MINUTES.get(standard.unit, 450) * items

    def hand_over(self) -> None:
        other = self.world.someone(self.case.sop.kode, self.step.row.lane)
        if other != self.by and self._act(HandOver(self.number, other, "Ada tugas dinas besok.")):
            self.by = other

    def answer(self) -> None:
        """What the applicant brings is recorded by one of the lane."""
        self.by = self.world.someone(self.case.sop.kode, self.step.row.lane)
        self.finish()

    def finish(self) -> None:
        """Nearly always as the SOP says; else back, past, or with something that is not in it."""
        state = queries.state_of(Case.objects.get(pk=self.case.pk))
        if self.number not in state.open:
            return
        if self.world.happens(0.012):
            self._act(RecordExtraWork(work="Rapat koordinasi dengan dinas", visit=self.number, reason="perintah"))
        command = self._unusual(state) or self._usual()
        if isinstance(command, Complete):
            self._give_evidence(command)
        from_paper = 3 * HOUR if self.world.happens(0.03) and isinstance(command, Complete) else 0
        if not self._act(command, told_later=from_paper):
            return
        if isinstance(command, Complete) and not from_paper and self.world.happens(0.006):
            self._undo_and_finish(command)
        self._look_on()

    def _look_on(self) -> None:
        """What the act opened here, in a case that it called, and in the case that called this one."""
        attend(self.world, self.case.pk)
        for child in Case.objects.filter(parent=self.case.pk).values_list("pk", flat=True):
            attend(self.world, child)
        if self.case.parent_id:
            attend(self.world, self.case.parent_id)

    def _unusual(self, state: State) -> Command | None:
        chance = self.world.chance.random()
        passed = [row for row, trace in state.rows.items() if trace.ended and row != self.step.row.id]
        if chance < 0.012 and passed and not self.step.path:
            return Return(visit=self.number, to_row=passed[-1], reason=self._reason(), note="Perlu dilengkapi dahulu.")
        if chance < 0.022 and self.step.row.symbol is Symbol.TASK and not self.step.row.calls:
            return Skip(visit=self.number, reason=self._reason(), note="Tidak diperlukan untuk kasus ini.")
        further = [step.row.id for step in self._steps_ahead() if not step.path and not self.step.path]
        if chance < 0.026 and len(further) > 1:
            return Move(visit=self.number, to_row=further[1], reason="mendesak", note="Pimpinan meminta didahulukan.")
        return None

    def _steps_ahead(self) -> list[Step]:
        steps = self.world.procedure(self.case.version_id).steps.values()
        return [step for step in steps if step.number > self.step.number]

    def _usual(self) -> Complete:
        row, through = self.step.row, self._through()
        outputs = len(row.outputs) if not through else 0
        given = tuple(place for place in range(outputs) if not self.world.happens(0.03))
        return Complete(
            visit=self.number,
            exit=self._exit(),
            given=given if not through else self._all_outputs(through),
            ticked=tuple(range(len(row.needs))),
            items=self.world.chance.randrange(8, 40) if row.counts_items else 1,
            through_row=through,
            reason="kelengkapan" if len(given) < outputs else "",
            note=self.world.chance.choice(NOTES) if self.world.happens(0.15) else "",
        )

    def _through(self) -> str:
        """`Selesai sampai baris …`, where the SOP is run by milestones and one person has the whole run."""
        sop = self.world.procedure(self.case.version_id).sop
        return "naskah" if sop.grain is Grain.MILESTONE and self.step.row.symbol is Symbol.START else ""

    def _all_outputs(self, through: str) -> tuple[int, ...]:
        sop = self.world.procedure(self.case.version_id).sop
        rows = sop.rows[self.step.number - 1 : sop.number_of(through)]
        return tuple(range(sum(len(row.outputs) for row in rows)))

    def _exit(self) -> str:
        labels = list(self.step.ways)
        if len(labels) < 2:
            return ""
        steps = self.world.procedure(self.case.version_id).steps
        ahead = [label for label in labels if steps[self.step.ways[label][0].target].number > self.step.number]
        first = min(ahead or labels, key=lambda label: steps[self.step.ways[label][0].target].number)
        if self.step.row.id in ("formil", "kelengkapan"):
            first = labels[0]
        others = [label for label in labels if label != first]
        return first if self.world.happens(_LEADS_ON.get(self.step.row.id, 0.86)) else self.world.chance.choice(others)

    def _give_evidence(self, command: Complete) -> None:
        if not command.given or command.through_row:
            return
        place = command.given[0]
        if self.step.row.id == "tayang":
            link = f"https://podcast.contoh.go.id/episode/{self.case.number.lower()}"
            self.world.give_link(self.case, self.number, place, link, self.by)
        elif self.world.happens(0.06):
            self.world.give_file(self.case, self.number, place, self.step.row.outputs[place], self.by)

    def _undo_and_finish(self, command: Complete) -> None:
        self.world.at += 2 * MINUTE
        if self._act(Undo(self.number, "Salah menekan.")):
            self.world.at += MINUTE
            self._act(command)

    def _reason(self) -> str:
        return self.world.chance.choice(_REASONS)

    def _do(self, command: Command) -> None:
        self._act(command)

    def _act(self, command: Command, *, told_later: Microseconds = 0) -> bool:
        return self.world.act(self.case.pk, command, self.by, told_later=told_later)
