"""The graph of an SOP and the questions asked of it: exits, ways, branches, and where its scopes are broken.

A row that is no decision opens all its followers at once (a split where there are several); a decision opens one exit.
Only links between rows that exist are followed; the others are a finding of `checks`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from alur.core.sop.model import Link, Row, Sop, Symbol
from alur.core.sop.scopes import FaultKind, Shape, find_scopes
from alur.core.sop.standard import read_standard, working_minutes


@dataclass(frozen=True, slots=True)
class Exit:
    """One way out of a row. Several ``targets`` open together, one branch each."""

    label: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """``index`` counts the targets of the split, from 0."""

    split_row: str
    index: int


@dataclass(frozen=True, slots=True)
class ScopeFault:
    """``row`` is the row that must be changed."""

    kind: FaultKind
    row: str


@dataclass(frozen=True, slots=True)
class Way:
    """The rows of one way from a `mulai` to a `selesai`, and its standards added up in minutes of work."""

    minutes: Fraction
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Made once by `flow_of`; every question is a look-up or one walk."""

    sop: Sop
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    scope_faults: tuple[ScopeFault, ...]
    _rows: Mapping[str, Row]
    _places: Mapping[str, int]
    _exits: Mapping[str, tuple[Exit, ...]]
    _incoming: Mapping[str, tuple[Link, ...]]
    _branches: Mapping[str, tuple[Branch, ...]]
    _joins: Mapping[str, str]
    _splits: Mapping[str, str]

    def row(self, row_id: str) -> Row:
        return self._rows[row_id]

    def number(self, row_id: str) -> int:
        """The row's number, from 1."""
        return self._places[row_id] + 1

    def exits(self, row_id: str) -> tuple[Exit, ...]:
        """In order. A decision has one exit a link; any other row one in all, or none."""
        return self._exits[row_id]

    def followers(self, row_id: str) -> tuple[str, ...]:
        return tuple(target for exit_ in self._exits[row_id] for target in exit_.targets)

    def incoming(self, row_id: str) -> tuple[Link, ...]:
        return self._incoming[row_id]

    def is_back(self, link: Link) -> bool:
        """Goes to the same or an earlier row. An SOP is written downwards, so this is what going back means in it."""
        return link.target in self._places and self._places[link.target] <= self._places[link.source]

    def is_split(self, row_id: str) -> bool:
        return not is_decision(self._rows[row_id]) and len(self.followers(row_id)) > 1

    def branch_path(self, row_id: str) -> tuple[Branch, ...]:
        """The branches that the row lies in, outermost first."""
        return self._branches[row_id]

    def branch_count(self, split: str) -> int:
        return len(self.followers(split)) if self.is_split(split) else 0

    def join_of(self, split: str) -> str | None:
        return self._joins.get(split)

    def split_of(self, join: str) -> str | None:
        return self._splits.get(join)

    def arriving(self, source: str, index: int, target: str) -> Branch | None:
        """The branch that ends at the join ``target`` by the arrow to the ``index``-th follower of ``source``.

        None where the arrow opens its target at once: it is no join, or it is reached from outside its scope.
        """
        split = self._splits.get(target)
        if split is None or split == source:
            return None if split is None else Branch(source, index)
        return next((branch for branch in self._branches[source] if branch.split_row == split), None)

    def reachable(self) -> frozenset[str]:
        """Rows that some `mulai` reaches, themselves included."""
        return _closure(self.starts, self._exits_of)

    def can_end(self) -> frozenset[str]:
        """Rows from which some `selesai` can be reached, themselves included."""
        return _closure(self.ends, lambda row_id: (link.source for link in self._incoming[row_id]))

    def _exits_of(self, row_id: str) -> Iterable[str]:
        return self.followers(row_id)


def is_decision(row: Row) -> bool:
    return Symbol.DECISION in row.symbols


def flow_of(sop: Sop) -> Flow:
    places = {row.id: place for place, row in enumerate(sop.rows)}
    exits, incoming = _exits_and_incoming(sop, places)
    shape = _shape(sop, places, exits)
    scopes = find_scopes(shape)
    ids = tuple(row.id for row in sop.rows)
    joins = {ids[split]: ids[join] for split, join in scopes.joins.items()}
    return Flow(
        sop=sop,
        starts=_with(sop, Symbol.START),
        ends=_with(sop, Symbol.END),
        scope_faults=tuple(ScopeFault(kind, ids[row]) for kind, row in scopes.faults),
        _rows={row.id: row for row in sop.rows},
        _places=places,
        _exits=exits,
        _incoming=incoming,
        _branches={
            row_id: tuple(Branch(ids[split], index) for split, index in path)
            for row_id, path in zip(ids, scopes.paths, strict=True)
        },
        _joins=joins,
        _splits={join: split for split, join in joins.items()},
    )


def longest_way(flow: Flow) -> Way | None:
    """The longest way through without going back; None where no `mulai` leads to a `selesai` downwards.

    Branches that run side by side count by the longest, because a way takes one of them. Rows that wait for the
    applicant and times that bear no measure count 0, so the figure never claims more than the SOP says.
    """
    best: dict[str, tuple[Fraction, str | None]] = {}
    for row in reversed(flow.sop.rows):
        below = [
            (best[target][0], -flow.number(target), target)
            for target in flow.followers(row.id)
            if target in best and flow.number(target) > flow.number(row.id)
        ]
        if below:
            minutes, _, target = max(below)
            best[row.id] = (minutes + _minutes(row), target)
        elif Symbol.END in row.symbols:
            best[row.id] = (_minutes(row), None)
    starts = [(best[start][0], -flow.number(start), start) for start in flow.starts if start in best]
    return _way(best, max(starts)[2]) if starts else None


def _way(best: Mapping[str, tuple[Fraction, str | None]], start: str) -> Way:
    rows = [start]
    while (target := best[rows[-1]][1]) is not None:
        rows.append(target)
    return Way(best[start][0], tuple(rows))


def _minutes(row: Row) -> Fraction:
    standard = None if row.waits_for_applicant else read_standard(row.time)
    return working_minutes(standard) if standard else Fraction(0)


def _with(sop: Sop, symbol: Symbol) -> tuple[str, ...]:
    return tuple(row.id for row in sop.rows if symbol in row.symbols)


def _exits_and_incoming(
    sop: Sop, places: Mapping[str, int]
) -> tuple[dict[str, tuple[Exit, ...]], dict[str, tuple[Link, ...]]]:
    outgoing: dict[str, list[Link]] = {row.id: [] for row in sop.rows}
    incoming: dict[str, list[Link]] = {row.id: [] for row in sop.rows}
    for link in sop.links:
        if link.source in places and link.target in places:
            outgoing[link.source].append(link)
            incoming[link.target].append(link)
    exits = {row.id: _exits(row, outgoing[row.id]) for row in sop.rows}
    return exits, {row_id: tuple(links) for row_id, links in incoming.items()}


def _exits(row: Row, links: list[Link]) -> tuple[Exit, ...]:
    if is_decision(row):
        return tuple(Exit(link.label, (link.target,)) for link in links)
    return (Exit("", tuple(link.target for link in links)),) if links else ()


def _shape(sop: Sop, places: Mapping[str, int], exits: Mapping[str, tuple[Exit, ...]]) -> Shape:
    """Where no `mulai` stands, the first row is taken for one: the missing start is told by its own check."""
    followers = tuple(tuple(places[target] for exit_ in exits[row.id] for target in exit_.targets) for row in sop.rows)
    starts = tuple(places[row_id] for row_id in _with(sop, Symbol.START))
    return Shape(
        followers=followers,
        splits=frozenset(p for p, row in enumerate(sop.rows) if not is_decision(row) and len(followers[p]) > 1),
        joins=frozenset(place for place, row in enumerate(sop.rows) if row.joins),
        starts=starts or tuple(range(min(1, len(sop.rows)))),
        ends=frozenset(places[row_id] for row_id in _with(sop, Symbol.END)),
    )


def _closure(seeds: Iterable[str], neighbours: Callable[[str], Iterable[str]]) -> frozenset[str]:
    seen = set(seeds)
    todo = list(seen)
    while todo:
        fresh = set(neighbours(todo.pop())) - seen
        seen |= fresh
        todo.extend(fresh)
    return frozenset(seen)
