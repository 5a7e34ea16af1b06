"""A plain token game on an SOP, written apart from `core.sop.flow`: every state of one case is visited.

A token is a row with the branches it came through: (split row, index), outermost first. A split puts out a token a
branch; a `gabung` collects one of each branch of one split and puts out their common token. What the game meets on the
way and DESIGN §3 forbids is a *breach*.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from alur.core.sop.model import Sop, Symbol

Path = tuple[tuple[str, int], ...]
Token = tuple[str, Path]
State = tuple[frozenset[Token], frozenset[Token]]  # open rows; arrivals that wait at a join


@dataclass
class Game:
    sop: Sop
    breaches: set[str] = field(default_factory=set)
    paths: dict[str, set[Path]] = field(default_factory=lambda: defaultdict(set))
    joined: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.row = {row.id: row for row in self.sop.rows}
        self.targets: dict[str, list[str]] = defaultdict(list)
        for link in self.sop.links:
            self.targets[link.source].append(link.target)

    def play(self) -> set[str]:
        """The breaches over all states of all cases."""
        for start in (row.id for row in self.sop.rows if row.symbol is Symbol.START):
            self.visit_all((frozenset([(start, ())]), frozenset()))
        if any(len(paths) > 1 for paths in self.paths.values()):
            self.breaches.add("a row of two branches")
        if self.joined & self.ended:
            self.breaches.add("a scope both joined and ended")
        return self.breaches

    def visit_all(self, first: State) -> None:
        after: dict[State, set[State]] = {}
        todo = [first]
        while todo and len(after) < 3000:
            state = todo.pop()
            if state not in after:
                after[state] = self.next_states(state)
                todo.extend(after[state])
        self.judge_ends(after)

    def judge_ends(self, after: dict[State, set[State]]) -> None:
        """Every state must be able to reach one in which nothing is open and nothing waits."""
        can_end = {state for state in after if not state[0] and not state[1]}
        while more := {state for state, nexts in after.items() if state not in can_end and nexts & can_end}:
            can_end |= more
        if len(can_end) < len(after):
            self.breaches.add("a case that cannot end")

    def next_states(self, state: State) -> set[State]:
        tokens, waiting = state
        return {
            following
            for token in tokens
            for opened in self.choices(token)
            if (following := self.move(tokens - {token}, waiting, opened)) is not None
        }

    def choices(self, token: Token) -> list[list[tuple[str, Path]]]:
        row_id, path = token
        self.paths[row_id].add(path)
        targets = self.targets[row_id]
        if self.row[row_id].symbol is Symbol.END:
            self.ended |= {split for split, _ in path}
            return [[]]
        if self.row[row_id].symbol is Symbol.DECISION:
            return [[(target, path)] for target in targets]
        if len(targets) > 1:
            return [[(target, (*path, (row_id, index))) for index, target in enumerate(targets)]]
        return [[(target, path) for target in targets]]

    def move(self, tokens: frozenset[Token], waiting: frozenset[Token], opened: list[Token]) -> State | None:
        for target, path in opened:
            if self.row[target].joins:
                arrived = self.arrive(tokens, waiting, target, path)
                if arrived is None:
                    return None
                tokens, waiting = arrived
            elif any(row_id == target for row_id, _ in tokens):
                self.breaches.add("two tokens in one row")
                return None
            else:
                tokens = tokens | {(target, path)}
        return tokens, waiting

    def arrive(self, tokens: frozenset[Token], waiting: frozenset[Token], join: str, path: Path) -> State | None:
        if not path:
            self.breaches.add("a join without split")
            return None
        if (join, path) in waiting:
            self.breaches.add("a branch that arrives twice")
            return None
        *outer, (split, _) = path
        self.joined.add(split)
        self.paths[f"{join} closes"].add(((split, 0),))
        waiting = waiting | {(join, path)}
        branches = {(join, (*outer, (split, index))) for index in range(len(self.targets[split]))}
        if not branches <= waiting:
            return tokens, waiting
        if any(row_id == join for row_id, _ in tokens):
            self.breaches.add("two tokens in one row")
            return None
        return tokens | {(join, tuple(outer))}, waiting - branches
