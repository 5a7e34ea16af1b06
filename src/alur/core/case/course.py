"""Which visits an act opens and which branches arrive: the rules of scopes (DESIGN §3), and nothing about clocks.

At every moment each open scope has, for each of its branches, one place: an open visit, a scope further in, or the
join where it waits. Every act keeps that true, which is why a case can always end.
"""

from dataclasses import dataclass, field

from alur.core.case.events import Outcome
from alur.core.case.procedure import Arrow, Procedure, Step
from alur.core.case.state import State
from alur.core.instant import Instant
from alur.core.sop.flow import Branch


@dataclass(slots=True)
class Course:
    """The consequences of one act, as they are worked out. ``opens`` are rows and the moment each opens."""

    state: State | None
    procedure: Procedure
    at: Instant
    opens: list[tuple[Step, Instant]] = field(default_factory=list)
    arrives: list[Branch] = field(default_factory=list)
    clears: list[Branch] = field(default_factory=list)
    left: str = ""

    def follow(self, arrows: tuple[Arrow, ...]) -> None:
        """All arrows of one exit: several where the row is a split."""
        for arrow in arrows:
            if arrow.arrives is None:
                self._open(arrow.target, self.at)
            else:
                self._arrive(arrow.arrives, arrow.target)

    def enter(self, row: str, *, below: int = 0) -> None:
        """Opens ``row`` from outside the scopes it lies in, counted from nesting level ``below``.

        Entering one branch opens the scope whole. Where the scope had already been passed, the other branches stand as
        they had arrived; where it had not, they begin too: nobody's work is skipped in silence.
        """
        for branch in self.procedure.steps[row].path[below:]:
            self._open_beside(branch)
        self._open(row, self.at)

    def leave(self, split: str) -> list[int]:
        """Cancels the scope: the visits open inside it. What waited at its joins waits no longer."""
        assert self.state is not None
        steps = self.procedure.steps
        self.left = split
        self.clears += [
            each for each in self.state.arrived if each.split_row == split or _inside(steps[each.split_row], split)
        ]
        return [number for number, visit in self.state.open.items() if _inside(steps[visit.row], split)]

    def _open(self, row: str, at: Instant) -> None:
        self.opens.append((self.procedure.steps[row], at))

    def _arrive(self, branch: Branch, join: str) -> None:
        """The join counts branches, not arrows, and opens when the last of them has come, whoever recorded it first."""
        waiting = self.state.arrived if self.state else {}
        before = [each for each in waiting if each.split_row == branch.split_row and each not in self.clears]
        now = [each for each in self.arrives if each.split_row == branch.split_row]
        if len(before) + len(now) + 1 < len(self.procedure.steps[branch.split_row].heads):
            self.arrives.append(branch)
            return
        self.arrives = [each for each in self.arrives if each not in now]
        self.clears += before
        self._open(join, max([self.at, *(waiting[each] for each in before)]))

    def _open_beside(self, entered: Branch) -> None:
        split = self.procedure.steps[entered.split_row]
        beside = [each for each in zip(split.heads, split.ways[""], strict=True) if each[0] != entered]
        if not self._was_passed(split):
            self.follow(tuple(arrow for _, arrow in beside))
        elif self.procedure.flow.join_of(entered.split_row) is not None:
            self.arrives += [branch for branch, _ in beside]

    def _was_passed(self, split: Step) -> bool:
        """Whether the scope was last left by its join; one without a join is passed only where the case is done."""
        assert self.state is not None
        rows = self.state.rows
        if split.row.id not in rows or split.row.id == self.left:
            return False
        join = self.procedure.flow.join_of(split.row.id)
        if join is None:
            return self.state.outcome is Outcome.DONE
        return join in rows and rows[join].last > rows[split.row.id].last


def _inside(step: Step, split: str) -> bool:
    return any(branch.split_row == split for branch in step.path)


def parting(here: Step, there: Step) -> int:
    """How many scopes two rows share, counted from outside."""
    level = 0
    while level < min(len(here.path), len(there.path)) and here.path[level] == there.path[level]:
        level += 1
    return level
