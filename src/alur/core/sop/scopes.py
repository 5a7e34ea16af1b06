"""Which branch each row belongs to, which join closes which split, and where that is not so (DESIGN §3, Scopes).

Works on row places (0, 1, …), not on ids; `flow` is the door. A sound SOP has exactly one answer. For a broken one
the answer follows the nearest arrows first, so that the fault is told of the row that strays, not of its victims.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Literal

FaultKind = Literal["join_without_split", "unjoined_meeting", "arrow_out_of_branch", "branch_may_end_before_join"]
Fault = tuple[FaultKind, int]

ROOT = 0  # the nest of rows outside every scope
NO_SPLIT = -1
_SURE = 0  # what the queue takes first
_NEAR = 1


@dataclass(frozen=True, slots=True)
class Shape:
    """The graph. A row in ``splits`` opens all its followers at once, any other row opens one of them."""

    followers: tuple[tuple[int, ...], ...]
    splits: frozenset[int]
    joins: frozenset[int]
    starts: tuple[int, ...]
    ends: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scopes:
    """``paths`` has per row its branches (split row, index), outermost first; ``joins`` maps split row to join row."""

    paths: tuple[tuple[tuple[int, int], ...], ...]
    joins: dict[int, int]
    faults: tuple[Fault, ...]


def find_scopes(shape: Shape) -> Scopes:
    """Where branches meet without `gabung`, looks again as if it stood there, so that one fault is told once."""
    meetings: frozenset[int] = frozenset()
    while True:
        survey = _Survey(shape, meetings)
        survey.walk()
        faults = survey.faults()
        found = {row for kind, row in faults if kind == "unjoined_meeting"}
        if found <= meetings:
            return Scopes(survey.paths(), survey.real_joins(), tuple(sorted(faults, key=lambda fault: fault[::-1])))
        meetings |= found


@dataclass(slots=True)
class _Survey:
    """One walk. A *nest* is a branch seen from inside: number → (enclosing nest, (split row, index))."""

    shape: Shape
    meetings: frozenset[int]
    nests: list[tuple[int, tuple[int, int]]] = field(default_factory=lambda: [(ROOT, (NO_SPLIT, 0))])
    nest_of: dict[int, int] = field(default_factory=dict)
    closes: dict[int, int] = field(default_factory=dict)
    closed_by: dict[int, int] = field(default_factory=dict)
    strays: set[int] = field(default_factory=set)
    arrows: list[tuple[int, int, int]] = field(default_factory=list)
    arrived: dict[int, dict[int, set[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    waiting: dict[tuple[int, int], int] = field(default_factory=dict)
    queue: list[tuple[int, int, int, int]] = field(default_factory=list)

    def walk(self) -> None:
        self.nest_of = dict.fromkeys(self.shape.starts, ROOT)  # a case may begin there, so outside every branch
        for start in self.shape.starts:
            self._enter(start, ROOT)
        while self.queue or self._open_a_broken_join():
            while self.queue:
                step = heappop(self.queue)
                if step[2] not in self.nest_of and self._may_go_on(step):
                    self._enter(step[2], step[3])

    def _may_go_on(self, step: tuple[int, int, int, int]) -> bool:
        """An arrow that jumps over a join where others wait probably strays: open the join first, then look again."""
        priority, source, row, _ = step
        crossed = [join for join in self._waiting_joins() if source < join < row] if priority > _NEAR else []
        if not crossed or not self._open_a_broken_join():
            return True
        heappush(self.queue, step)
        return False

    def _enter(self, row: int, nest: int) -> None:
        self.nest_of[row] = nest
        is_split = row in self.shape.splits
        for index, follower in enumerate(self.shape.followers[row]):
            self._follow(row, follower, self._branch(row, index) if is_split else nest)
        if (source := self.waiting.get((row + 1, nest))) is not None:
            heappush(self.queue, (_NEAR, source, row + 1, nest))

    def _branch(self, split: int, index: int) -> int:
        self.nests.append((self.nest_of[split], (split, index)))
        return len(self.nests) - 1

    def _follow(self, source: int, target: int, nest: int) -> None:
        self.arrows.append((source, target, nest))
        if self._is_join(target):
            self._arrive(target, nest)
        elif target not in self.nest_of:
            self.waiting.setdefault((target, nest), source)
            heappush(self.queue, (self._priority(source, target, nest), source, target, nest))

    def _priority(self, source: int, target: int, nest: int) -> int:
        """The heads of a split surely belong to it; other rows most likely where the row above them lies."""
        if source in self.shape.splits:
            return _SURE
        if target == source + 1 or self.nest_of.get(target - 1) == nest:
            return _NEAR
        far = len(self.shape.followers)
        distance = target - source if target > source else far
        return far + distance if target in self.shape.followers[target - 1] else distance

    def _is_join(self, row: int) -> bool:
        return row in self.shape.joins or row in self.meetings

    def _arrive(self, join: int, nest: int) -> None:
        split, index = self.nests[nest][1]
        self.arrived[join][split].add(index)
        if split != NO_SPLIT and len(self.arrived[join][split]) == len(self.shape.followers[split]):
            self._close(join, split)

    def _close(self, join: int, split: int) -> None:
        if join in self.closes or join in self.strays:
            return
        if split in self.closed_by:
            self.strays.add(join)  # two joins of one scope would wait for each other
        else:
            self.closes[join], self.closed_by[split] = split, join
        heappush(self.queue, (_NEAR, join, join, self.nest_of[split]))

    def _open_a_broken_join(self) -> bool:
        """The walk stands still: open the join that most branches of one split reached, or take it as a plain row."""
        waiting = self._waiting_joins()
        if not waiting:
            return False
        join = max(waiting, key=lambda each: (self._most(waiting[each]), -each))
        split = max(waiting[join], key=lambda each: (each != NO_SPLIT, len(waiting[join][each]), -each))
        if self._most(waiting[join]) > 1 or self._lacks_a_join(split, waiting, join):
            self._close(join, split)
        else:
            self.strays.add(join)
            heappush(self.queue, (_NEAR, join, join, next(nest for _, row, nest in self.arrows if row == join)))
        return True

    def _waiting_joins(self) -> dict[int, dict[int, set[int]]]:
        return {
            join: by for join, by in sorted(self.arrived.items()) if join not in self.closes and join not in self.strays
        }

    @staticmethod
    def _most(by_split: dict[int, set[int]]) -> int:
        return max((len(indices) for split, indices in by_split.items() if split != NO_SPLIT), default=0)

    def _lacks_a_join(self, split: int, waiting: dict[int, dict[int, set[int]]], join: int) -> bool:
        """No row closes the split yet, and no other row waits for its other branches."""
        if split == NO_SPLIT or split in self.closed_by:
            return False
        here = waiting[join][split]
        return not any(other != join and by.get(split, set()) - here for other, by in waiting.items())

    def faults(self) -> set[Fault]:
        found: set[Fault] = {("unjoined_meeting", row) for row in self.meetings}
        found |= {("join_without_split", row) for row in self.strays - self.meetings}
        found |= {("branch_may_end_before_join", row) for row in self._early_ends()}
        for source, target, nest in self.arrows:
            # One fault of a row is enough to name it; it also keeps a hostile file from costing rows times arrows.
            if not self._keeps_its_branch(target, nest) and ("arrow_out_of_branch", source) not in found:
                found.add(self._arrow_fault(source, target, nest))
        return found

    def _keeps_its_branch(self, target: int, nest: int) -> bool:
        if target in self.closes:
            # A join may also be gone back to from where it lies itself: then nobody is under way, and it opens at once.
            return self.nests[nest][1][0] == self.closes[target] or nest == self.nest_of.get(target)
        return target in self.strays or nest == self.nest_of[target]

    def _arrow_fault(self, source: int, target: int, nest: int) -> Fault:
        split = None if target in self.closes else self._parting(nest, self.nest_of[target])
        if split is None or self._is_joined(split) or self._is_head(target):
            return ("arrow_out_of_branch", source)
        return ("unjoined_meeting", target)

    def _parting(self, one: int, other: int) -> int | None:
        """The split at which two nests part into two of its branches; None where one lies outside the other's scope."""
        pairs = zip(self._path(one), self._path(other), strict=False)
        here, there = next((pair for pair in pairs if pair[0] != pair[1]), ((NO_SPLIT, 0), (NO_SPLIT, 1)))
        return here[0] if here[0] == there[0] != NO_SPLIT else None

    def _is_head(self, row: int) -> bool:
        return any(row in self.shape.followers[split] for split in self.shape.splits)

    def _is_joined(self, split: int) -> bool:
        return split in self.closed_by and len(self.arrived[self.closed_by[split]][split]) > 1

    def _early_ends(self) -> Iterator[int]:
        joined = self.real_joins()
        doomed = [False] * len(self.nests)  # an enclosing nest has the smaller number
        for nest, (outer, (split, _)) in enumerate(self.nests):
            doomed[nest] = doomed[outer] or split in joined
        yield from (row for row in self.shape.ends if row in self.nest_of and doomed[self.nest_of[row]])

    def real_joins(self) -> dict[int, int]:
        return {split: join for split, join in self.closed_by.items() if join not in self.meetings}

    def paths(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Rows that no start reaches lie outside every scope."""
        return tuple(self._path(self.nest_of.get(row, ROOT)) for row in range(len(self.shape.followers)))

    def _path(self, nest: int) -> tuple[tuple[int, int], ...]:
        inner_first = []
        while nest != ROOT:
            nest, branch = self.nests[nest]
            inner_first.append(branch)
        return tuple(reversed(inner_first))
