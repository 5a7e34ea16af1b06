"""Which rows are open, told a second time: from the words of INTERFACE §1 and DESIGN §3, not from the engine.

A case is a tree of places. A place is a row at which one thread of work stands, or a scope with a place for each of its
branches; a branch that came to its join stands at ARRIVED, a thread that came to its `selesai` at ENDED. The model
keeps the acts and works the tree out anew each time, so that undoing an act is leaving it out.
"""

from dataclasses import dataclass, field

from tests.random_sop import Built

from alur.core.sop.model import Symbol

ARRIVED = "(tiba)"
ENDED = "(selesai)"


@dataclass
class Scope:
    """The places of the branches of ``split``, in the order of its targets."""

    split: str
    places: list["Place"]


Place = str | Scope


@dataclass(frozen=True)
class Open:
    """The case opens at a mulai."""

    row: str


@dataclass(frozen=True)
class Follow:
    """A row is done, or skipped, and the flow is followed by the exit of that label."""

    row: str
    label: str = ""


@dataclass(frozen=True)
class Go:
    """The thread at ``row`` goes on at ``to_row``, against the flow or beside it."""

    row: str
    to_row: str


@dataclass(frozen=True)
class Cancel:
    """Nothing is open any more."""


@dataclass(frozen=True)
class Reopen:
    """An ended case goes on at a row."""

    to_row: str


Act = Open | Follow | Go | Cancel | Reopen


@dataclass
class Model:
    """The acts of a case on one SOP, each with the number by which an undo leaves it out."""

    built: Built
    acts: list[tuple[int, Act]] = field(default_factory=list)

    def add(self, number: int, act: Act) -> None:
        self.acts.append((number, act))

    def leave_out(self, number: int) -> None:
        self.acts = [each for each in self.acts if each[0] != number]

    def told(self) -> "Telling":
        telling = Telling(self.built)
        for _, act in self.acts:
            telling.tell(act)
        return telling


@dataclass
class Telling:
    """The tree after some acts. ``openings`` are counted, to know whether a scope was passed since its split opened."""

    built: Built
    root: Place = ENDED
    opened_at: dict[str, int] = field(default_factory=dict)
    openings: int = 0
    is_cancelled: bool = False

    def tell(self, act: Act) -> None:
        match act:
            case Open(row):
                self.root = self.opening(row)
            case Follow(row, label):
                self.root = self.follow(self.root, row, label, scope=None)
            case Go(row, to_row):
                self.go(row, to_row)
            case Cancel():
                self.root, self.is_cancelled = ENDED, True
            case Reopen(to_row):
                self.root = self.entry(to_row, self.built.paths[to_row], left=None)
                self.is_cancelled = False

    # What is open

    def open_rows(self) -> list[str]:
        return sorted(self.rows_in(self.root))

    def rows_in(self, place: Place) -> list[str]:
        if isinstance(place, Scope):
            return [row for each in place.places for row in self.rows_in(each)]
        return [] if place in (ARRIVED, ENDED) else [place]

    def waiting(self, place: Place | None = None) -> set[tuple[str, int]]:
        """The branches that stand at their join."""
        place = self.root if place is None else place
        if not isinstance(place, Scope):
            return set()
        here = {(place.split, index) for index, each in enumerate(place.places) if each == ARRIVED}
        return here.union(*(self.waiting(each) for each in place.places))

    # Following the flow

    def follow(self, place: Place, row: str, label: str, scope: str | None) -> Place:
        """``place`` with the thread at ``row`` gone on; ``scope`` is the split of the branch that the place is in."""
        if place == row:
            return self.after(row, label, scope)
        if isinstance(place, Scope):
            for index, each in enumerate(place.places):
                if row in self.rows_in(each):
                    place.places[index] = self.follow(each, row, label, place.split)
                    return self.settled(place)
        return place

    def after(self, row: str, label: str, scope: str | None) -> Place:
        targets = self.targets(row, label)
        if not targets:
            return ENDED
        if len(targets) > 1:
            return self.settled(Scope(row, [self.arrow(target, row) for target in targets]))
        return self.arrow(targets[0], scope)

    def arrow(self, target: str, scope: str | None) -> Place:
        """An arrow into the join of its own scope ends the branch there; any other opens its target."""
        if scope is not None and self.built.joins.get(scope) == target:
            return ARRIVED
        return self.opening(target)

    def settled(self, scope: Scope) -> Place:
        """A scope all of whose branches are there becomes its join, opened once; all ended, it has ended."""
        if all(place == ARRIVED for place in scope.places):
            return self.opening(self.built.joins[scope.split])
        if all(place == ENDED for place in scope.places):
            return ENDED
        return scope

    def targets(self, row: str, label: str) -> list[str]:
        links = [link for link in self.built.sop.links if link.source == row]
        symbol = next(each.symbols[0] for each in self.built.sop.rows if each.id == row)
        return [link.target for link in links if symbol is not Symbol.DECISION or link.label == label]

    def opening(self, row: str) -> str:
        self.openings += 1
        self.opened_at[row] = self.openings
        return row

    # Leaving the flow

    def go(self, row: str, to_row: str) -> None:
        """Within its branch the thread is replaced. Over a border the outermost scope that is left goes as a whole."""
        here, there = self.built.paths[row], self.built.paths[to_row]
        shared = 0
        while shared < min(len(here), len(there)) and here[shared] == there[shared]:
            shared += 1
        left = here[shared][0] if len(here) > shared else None
        fresh = self.entry(to_row, there[shared:], left=left)
        if shared == 0:
            self.root = fresh
            return
        place = self.root
        for split, index in here[: shared - 1]:
            assert isinstance(place, Scope)
            assert place.split == split
            place = place.places[index]
        assert isinstance(place, Scope)
        place.places[here[shared - 1][1]] = fresh

    def entry(self, row: str, path: tuple[tuple[str, int], ...], *, left: str | None) -> Place:
        """The row, inside the scopes that lie between: each is opened whole, with a place for every branch.

        Beside the branch entered, the others stand as arrived where that scope had been passed, else they begin.
        """
        scopes = []
        for split, index in path:
            is_passed = self.was_passed(split) and split != left
            beside: list[Place] = []
            for place, target in enumerate(self.targets(split, "")):
                if place == index:
                    beside.append(row)
                elif is_passed:
                    beside.append(ARRIVED if split in self.built.joins else ENDED)
                else:
                    beside.append(self.arrow(target, split))
            scopes.append((Scope(split, beside), index))
        result: Place = self.opening(row)
        for scope, index in reversed(scopes):
            scope.places[index] = result
            result = scope
        return result

    def was_passed(self, split: str) -> bool:
        """Its join was opened after it; where it has none, the case was done (to be reopened)."""
        if split not in self.opened_at:
            return False
        join = self.built.joins.get(split)
        if join is None:
            return self.root == ENDED and not self.is_cancelled
        return self.opened_at.get(join, 0) > self.opened_at[split]
