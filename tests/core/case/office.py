"""The invented office of the case tests, and `Run`: a case as a test drives it, checked for itself at every act."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tests.core.worktime.moments import at

from alur.core.case.apply import apply, fold
from alur.core.case.codec import read_event, read_state, write_event, write_state
from alur.core.case.commands import CLOCK, Act, Actor, Command, OpenCase
from alur.core.case.decide import decide, recorded
from alur.core.case.events import Event, Recorded, Source
from alur.core.case.facts import Fact, facts_of
from alur.core.case.procedure import Binding, Bindings, LaneKind, Procedure, procedure_of
from alur.core.case.state import OpenVisit, State
from alur.core.instant import Instant
from alur.core.sop.model import Grain, Identity, Lane, Link, Row, Sop, Symbol
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.office_hours import office_rules
from alur.core.worktime.rules import Holiday

AYU, BIMA, CITRA, DEWI, EKA, FAJAR, GITA = 1, 2, 3, 4, 5, 6, 7

HOLIDAYS = (Holiday(date(2026, 2, 16), "Cuti bersama"), Holiday(date(2026, 2, 17), "Tahun Baru Imlek"))
RAMADAN = ((date(2026, 2, 19), date(2026, 3, 19)),)


def hours(zone: str) -> Calendar:
    """Mon–Thu 07.30–12.00 and 13.00–16.00, Fri 07.30–11.30 and 13.00–16.30; see `office_hours`."""
    return Calendar(office_rules(zone, ramadan=RAMADAN, holidays=HOLIDAYS, covered_years=[2026]))


WITA = hours("WITA")

# Bima alone is asisten; Bima, Fajar and Gita share the counter; Citra leads; Bima records for the applicant.
BINDINGS: Bindings = {
    "asisten": Binding(LaneKind.POSITION, (BIMA,)),
    "loket": Binding(LaneKind.UNIT, (BIMA, FAJAR, GITA)),
    "kepala": Binding(LaneKind.POSITION, (CITRA,)),
    "pemohon": Binding(LaneKind.OUTSIDE, (BIMA,)),
    "host": Binding(LaneKind.PER_CASE, (BIMA, GITA)),
}
LANES = tuple(Lane(key, key.capitalize()) for key in BINDINGS)


def actor(person: int, bindings: Bindings = BINDINGS) -> Actor:
    """With the lanes that the bindings give; Citra leads."""
    lanes = frozenset(key for key, each in bindings.items() if person in each.holders)
    return Actor(person, lanes, leads=person == CITRA)


def sop(*rows: Row, links: str, promise: str = "", grain: Grain = Grain.FULL, kode: str = "uji") -> Sop:
    """``links``: "a>b b>c:Ya b>a:Tidak"."""
    arrows = []
    for text in links.split():
        way, _, label = text.partition(":")
        source, _, target = way.partition(">")
        arrows.append(Link(source, target, label))
    return Sop(Identity(kode=kode), LANES, rows, tuple(arrows), promise=promise, grain=grain)


def row(row_id: str, lane: str = "asisten", time: str = "", symbol: Symbol = Symbol.TASK, **more: object) -> Row:
    """A row whose text is its id."""
    return Row(id=row_id, symbols=(symbol,), text=row_id, lane=lane, time=time, **more)  # type: ignore[arg-type]


def start(row_id: str, lane: str = "asisten", time: str = "", **more: object) -> Row:
    return row(row_id, lane, time, Symbol.START, **more)


def decision(row_id: str, lane: str = "asisten", time: str = "", **more: object) -> Row:
    return row(row_id, lane, time, Symbol.DECISION, **more)


def end(row_id: str, lane: str = "asisten", time: str = "", **more: object) -> Row:
    return row(row_id, lane, time, Symbol.END, **more)


@dataclass
class Run:
    """Does commands one after the other. After each: folded = applied, and state and event survive being written."""

    procedure: Procedure
    bindings: Bindings = field(default_factory=lambda: BINDINGS)
    calendar: Calendar = WITA
    state: State | None = None
    record: list[Recorded] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    @classmethod
    def of(cls, written: Sop, **more: object) -> "Run":
        return cls(procedure_of(written, "1"), **more)  # type: ignore[arg-type]

    def do(
        self,
        command: Command,
        when: str | Instant,
        by: int | Actor = BIMA,
        *,
        declared: str | Instant | None = None,
        absences: Iterable[tuple[str, str]] = (),
        seen: int | None = None,
    ) -> Event:
        """``declared``: the past moment of which the act speaks, while ``when`` is when it is typed in."""
        act = Act(
            by=by if isinstance(by, Actor) else actor(by, self.bindings) if by else CLOCK,
            now=at(when) if isinstance(when, str) else when,
            at=at(declared) if isinstance(declared, str) else declared,
            source=Source.LIVE if declared is None else Source.DECLARED,
            absences=tuple((at(gone), at(back)) for gone, back in absences),
            seen=seen,
        )
        return self.act(command, act)

    def act(self, command: Command, act: Act) -> Event:
        before, procedure = self.state, self.procedure
        event = decide(before, command, procedure=procedure, bindings=self.bindings, calendar=self.calendar, act=act)
        self.take_up(recorded(event, before, act=act))
        return event

    def take_up(self, one: Recorded) -> None:
        self.facts += facts_of(self.state, one, self.procedure)
        self.state = apply(self.state, one)
        self.record.append(one)
        assert fold(self.record) == self.state
        assert read_state(write_state(self.state)) == self.state
        assert read_event(write_event(one.event)) == one.event

    def open(self, when: str = "2026-02-02 09:00", by: int = BIMA, **more: object) -> "Run":
        self.do(OpenCase(unit="PCG", **more), when, by)  # type: ignore[arg-type]
        return self

    @property
    def now_open(self) -> list[str]:
        """The rows that are open, in order of opening."""
        assert self.state is not None
        return [visit.row for visit in self.state.open.values()]

    def visit(self, row_id: str) -> OpenVisit:
        assert self.state is not None
        return next(visit for visit in self.state.open.values() if visit.row == row_id)

    def number(self, row_id: str) -> int:
        return self.visit(row_id).number

    def fact(self, row_id: str) -> Fact:
        """The latest fact of the row."""
        return next(fact for fact in reversed(self.facts) if fact.row == row_id)
