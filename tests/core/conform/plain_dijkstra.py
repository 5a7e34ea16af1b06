"""The cost of an alignment found the plain way, for the tests: Dijkstra over (tokens, events read), nothing clever.

Written apart from `alur.core`: it reads only the `Sop` value and plays its own token game, in which a token carries the
branches it is in, so that it needs no analysis of scopes beforehand.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from heapq import heappop, heappush
from random import Random

from alur.core.sop.model import Link, Row, Sop, Symbol

Branch = tuple[str, int, int]  # split row, which of its branches, how many it has
Token = tuple[str, str, tuple[Branch, ...]]  # "open" or "arrived", row, branches it is in
Tokens = tuple[Token, ...]


def plain_cost(sop: Sop, names: Sequence[str]) -> int | None:
    """None where no run of the SOP ends."""
    queue: list[tuple[int, int, Tokens]] = [(0, 0, tokens) for tokens in beginnings(sop)]
    seen: set[tuple[int, Tokens]] = set()
    while queue:
        cost, at, tokens = heappop(queue)
        if (at, tokens) in seen:
            continue
        seen.add((at, tokens))
        if at == len(names) and not tokens:
            return cost
        if at < len(names):
            heappush(queue, (cost + 1, at + 1, tokens))
        for text, after in visits(sop, tokens):
            heappush(queue, (cost + 1, at, after))
            if at < len(names) and names[at] == text:
                heappush(queue, (cost, at + 1, after))
    return None


def runs(sop: Sop, longest: int) -> set[tuple[str, ...]]:
    """Every run of at most ``longest`` visits, as texts."""
    found: set[tuple[str, ...]] = set()
    todo: list[tuple[tuple[str, ...], Tokens]] = [((), tokens) for tokens in beginnings(sop)]
    while todo:
        texts, tokens = todo.pop()
        if not tokens:
            found.add(texts)
        elif len(texts) < longest:
            todo += [((*texts, text), after) for text, after in visits(sop, tokens)]
    return found


def walk(sop: Sop, rng: Random, *, longest: int) -> list[str]:
    """The texts of a random run, cut off where it grows too long."""
    tokens, texts = rng.choice(beginnings(sop)), list[str]()
    while tokens and len(texts) < longest:
        text, tokens = rng.choice(list(visits(sop, tokens)))
        texts.append(text)
    return texts


def edit_cost(one: Sequence[str], other: Sequence[str]) -> int:
    """Insertions and deletions that turn one into the other: the cost of aligning a trace with one run."""
    row = list(range(len(other) + 1))
    for at, name in enumerate(one, 1):
        above, row = row, [at]
        for place, text in enumerate(other):
            row.append(above[place] if name == text else 1 + min(above[place + 1], row[place]))
    return row[-1]


def beginnings(sop: Sop) -> list[Tokens]:
    return [(("open", row.id, ()),) for row in sop.rows if Symbol.START in row.symbols]


def visits(sop: Sop, tokens: Tokens) -> Iterator[tuple[str, Tokens]]:
    for token in tokens:
        state, row_id, branches = token
        if state == "open":
            row = next(row for row in sop.rows if row.id == row_id)
            rest = list(tokens)
            rest.remove(token)
            for opened in _opened(sop, row_id, branches):
                yield row.text, _gathered(sop, [*rest, *opened])


def _opened(sop: Sop, row_id: str, branches: tuple[Branch, ...]) -> Iterator[list[Token]]:
    row = next(row for row in sop.rows if row.id == row_id)
    targets = [link.target for link in sop.links if link.source == row_id]
    if row.symbol is Symbol.DECISION:
        for target in targets:
            yield [_arrival(sop, target, branches)]
    elif len(targets) > 1:
        yield [_arrival(sop, target, (*branches, (row_id, n, len(targets)))) for n, target in enumerate(targets)]
    else:
        yield [_arrival(sop, target, branches) for target in targets]


def _arrival(sop: Sop, target: str, branches: tuple[Branch, ...]) -> Token:
    joins = next(row for row in sop.rows if row.id == target).joins
    return ("arrived" if joins else "open", target, branches)


def _gathered(sop: Sop, tokens: list[Token]) -> Tokens:
    """Opens a join as soon as each branch of its scope has arrived; from outside its scope, at once."""
    for state, row_id, branches in tokens:
        if state == "arrived":
            if not branches or branches[-1][0] != split_of(sop.rows, sop.links)[row_id]:
                rest = list(tokens)
                rest.remove((state, row_id, branches))
                return _gathered(sop, [*rest, ("open", row_id, branches)])
            split, _, width = branches[-1]
            needed = [("arrived", row_id, (*branches[:-1], (split, n, width))) for n in range(width)]
            if all(token in tokens for token in needed):
                rest = [token for token in tokens if token not in needed]
                return _gathered(sop, [*rest, ("open", row_id, branches[:-1])])
    return tuple(sorted(tokens))


@cache
def split_of(rows: tuple[Row, ...], links: tuple[Link, ...]) -> dict[str, str]:
    """Join → split: the join that all branches of the split reach first, counting splits and joins like brackets."""
    by_id = {row.id: row for row in rows}
    targets: dict[str, list[str]] = {row.id: [] for row in rows}
    for link in links:
        targets[link.source].append(link.target)
    splits = {row.id for row in rows if row.symbol is not Symbol.DECISION and len(targets[row.id]) > 1}
    found = {}
    for split in splits:
        reached = [_joins_at_depth_0(head, by_id, targets, splits) for head in targets[split]]
        common = [join for join in reached[0] if all(join in others for others in reached)]
        found |= {join: split for join in common[:1]}
    return found


def _joins_at_depth_0(head: str, by_id: dict[str, Row], targets: dict[str, list[str]], splits: set[str]) -> list[str]:
    """In the order of a walk by breadth."""
    found, seen, todo = [], set(), [(head, 0)]
    while todo:
        row, depth = todo.pop(0)
        if (row, depth) in seen:
            continue
        seen.add((row, depth))
        if by_id[row].joins:
            if depth == 0:
                found.append(row)
                continue
            depth -= 1
        depth += row in splits
        todo += [(target, depth) for target in targets[row] if depth <= len(splits)]
    return found
