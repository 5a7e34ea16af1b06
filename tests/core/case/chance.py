"""Random acts on a case of a random SOP, the same for the same seed: mostly sensible, often refused, some absurd."""

from dataclasses import replace
from random import Random

from tests.core.case.office import BIMA, CITRA, FAJAR, GITA, Run
from tests.random_sop import Built, random_built

from alur.core.case.commands import (
    CLOCK,
    Act,
    Actor,
    AddEvidence,
    AssignStep,
    Cancel,
    Command,
    Complete,
    Correct,
    HandOver,
    Lapse,
    Migrate,
    Move,
    OpenCase,
    Pause,
    RecordExtraWork,
    Release,
    Reopen,
    Resume,
    Return,
    Skip,
    TakeStep,
    Undo,
    WithdrawEvidence,
)
from alur.core.case.events import Source
from alur.core.case.procedure import Binding, Bindings, LaneKind, procedure_of
from alur.core.case.reasons import DEVIATIONS, PAUSES
from alur.core.instant import DAY, HOUR, MINUTE, SECOND, Instant
from alur.core.sop.model import Grain, Row, Symbol

PEOPLE = (BIMA, CITRA, FAJAR, GITA)
BINDINGS: Bindings = {
    "p0": Binding(LaneKind.POSITION, (BIMA,)),
    "p1": Binding(LaneKind.UNIT, (BIMA, FAJAR, GITA)),
    "p2": Binding(LaneKind.PER_CASE, (FAJAR, GITA)),
    "p3": Binding(LaneKind.OUTSIDE, (BIMA, FAJAR)),
}
MORNING: Instant = 1_770_000_000 * SECOND  # Monday 2 February 2026, 10.40 in Makassar


class Chance:
    """One seed: an SOP, and as many acts as one likes."""

    def __init__(self, seed: int, *, rows: int = 18) -> None:
        self.random = Random(seed)
        self.built: Built = random_built(seed, rows=rows)
        grain = self.random.choice(tuple(Grain))
        written = [self._waiting(each) for each in self.built.sop.rows]
        self.built = replace(
            self.built, sop=replace(self.built.sop, rows=tuple(written), grain=grain, promise="15 hari kerja")
        )
        self.run = Run(procedure_of(self.built.sop, "1"), bindings=BINDINGS)
        self.now = MORNING

    def open(self) -> None:
        """At one of the mulai, with the host named now and then."""
        persons = {"p2": GITA} if self.random.random() < 0.5 else {}
        start = self.random.choice(self.run.procedure.flow.starts)
        self.run.act(OpenCase(unit="PCG", start=start, persons=persons), Act(by=CLOCK, now=self.now))

    def act(self, command: Command) -> Act:
        """A moment later, mostly by somebody who may; sometimes from paper, sometimes by a clock that was set back."""
        self.now += self.random.choice((SECOND, MINUTE, 20 * MINUTE, HOUR, 5 * HOUR, DAY, 4 * DAY, -3 * HOUR))
        is_declared = self.random.random() < 0.15
        return Act(
            by=self._actor(command),
            now=self.now,
            at=self.now - self.random.choice((0, HOUR, DAY)) if is_declared else None,
            source=self.random.choice((Source.DECLARED, Source.IMPORTED)) if is_declared else Source.LIVE,
            absences=((self.now - DAY, self.now + HOUR),) if self.random.random() < 0.1 else (),
            seen=self.random.randrange(30) if self.random.random() < 0.05 else None,
        )

    def command(self) -> Command:
        """What somebody might ask now."""
        visit, row = self._visit(), self._row()
        reason = self.random.choice((*(each.key for each in DEVIATIONS), "bosan"))
        if self._is_in_queue(visit) and self.random.random() < 0.7:
            return TakeStep(visit)
        match self.random.choices(range(19), weights=_WEIGHTS)[0]:
            case 0:
                return self._complete(visit)
            case 1:
                return TakeStep(visit)
            case 2:
                return AssignStep(visit, self.random.choice(PEOPLE))
            case 3:
                return HandOver(visit, self.random.choice(PEOPLE))
            case 4:
                return Release(visit)
            case 5:
                return Pause(visit, self.random.choice((*(each.key for each in PAUSES), "hujan")))
            case 6:
                return Resume(visit)
            case 7:
                return Lapse(visit)
            case 8:
                return Return(visit=visit, to_row=row, reason=reason)
            case 9:
                return Skip(visit=visit, exit=self._exit(visit), reason=reason)
            case 10:
                return Move(visit=visit, to_row=row, reason=reason)
            case 11:
                return Undo(self._closed_visit())
            case 12:
                return AddEvidence(visit=visit, sha256=self.random.choice(("a" * 64, "x")))
            case 13:
                return WithdrawEvidence(self.random.randrange(40), reason, self.random.choice(PEOPLE))
            case 14:
                return RecordExtraWork(work=self.random.choice(("", "Menjemput tamu")), visit=visit)
            case 15:
                return Correct(visit=self._closed_visit(), items=self.random.randrange(3))
            case 16:
                return Cancel(reason)
            case 17:
                return Reopen(to_row=row, reason=reason)
            case _:
                return Migrate(procedure_of(self.built.sop, str(self.random.randrange(3))))

    def _actor(self, command: Command) -> Actor:
        if isinstance(command, Lapse):
            return CLOCK
        if self.random.random() < 0.15:
            person = self.random.choice(PEOPLE)
            return Actor(person, frozenset(key for key, each in BINDINGS.items() if person in each.holders))
        state, visit = self.run.state, getattr(command, "visit", 0)
        holder = state.open[visit].holder if state and visit in state.open else 0
        return Actor(holder or self.random.choice(PEOPLE), frozenset(BINDINGS), leads=self.random.random() < 0.8)

    def _waiting(self, row: Row) -> Row:
        """Some decisions are the applicant's, with an exit for when nothing comes."""
        if row.symbol is not Symbol.DECISION or self.random.random() < 0.6:
            return row
        return replace(row, waits_for_applicant=True, time="2 hari", timeout_exit="Tidak")

    def _is_in_queue(self, visit: int) -> bool:
        state = self.run.state
        return state is not None and visit in state.open and not state.open[visit].holder

    def _row(self) -> str:
        """Any row, rather one that the case has been at."""
        state = self.run.state
        if state and state.rows and self.random.random() < 0.5:
            return self.random.choice(list(state.rows))
        return self.random.choice(self.built.sop.rows).id

    def _visit(self) -> int:
        """Mostly one that is open."""
        state = self.run.state
        if state is None or not state.open or self.random.random() < 0.05:
            return self.random.randrange(-1, 30)
        return self.random.choice(list(state.open))

    def _closed_visit(self) -> int:
        state = self.run.state
        undoable = [each.visit.number for each in state.undoable] if state else []
        return self.random.choice(undoable) if undoable and self.random.random() < 0.8 else self._visit()

    def _exit(self, visit: int) -> str:
        state = self.run.state
        if state is None or visit not in state.open or self.random.random() < 0.05:
            return self.random.choice(("", "Ya", "Mungkin"))
        return self.random.choice([*self.run.procedure.steps[state.open[visit].row].ways, ""])

    def _complete(self, visit: int) -> Complete:
        return Complete(
            visit=visit,
            exit=self._exit(visit),
            given=self.random.choice(((0,), (0,), (), (0, 1))),
            items=self.random.choice((1, 1, 40, 0)),
            through_row=self._through(visit) if self.random.random() < 0.3 else "",
            person=self.random.choice((0, 0, GITA)),
            reason=self.random.choice(("mendesak", "alat", "lain", "")),
        )

    def _through(self, visit: int) -> str:
        """Some rows on, as the flow leads."""
        row = self.run.state.open[visit].row if self.run.state and visit in self.run.state.open else self._row()
        for _ in range(self.random.choice((1, 1, 2, 3))):
            row = next(iter(self.run.procedure.flow.followers(row)), row)
        return row


_WEIGHTS = (40, 14, 6, 2, 2, 4, 6, 3, 6, 4, 4, 8, 2, 1, 1, 1, 0.4, 4, 1)
