"""Where a fault of a whole region of the flow begins or ends: its first or last group of rows that reach each other."""

from collections.abc import Callable, Iterable, Iterator, Set

from alur.core.sop.flow import Flow

Neighbours = Callable[[str], Iterable[str]]


def first_components(flow: Flow, rows: Iterable[str]) -> Iterator[frozenset[str]]:
    """Groups of rows that reach each other, entered from no other of ``rows``; all others of them lie after a group."""
    return _components(rows, flow.followers, _sources(flow))


def last_components(flow: Flow, rows: Iterable[str]) -> Iterator[frozenset[str]]:
    """Groups of rows that reach each other and lead to no other of ``rows``; all others of them lead to a group."""
    return _components(rows, _sources(flow), flow.followers)


def _sources(flow: Flow) -> Neighbours:
    return lambda row_id: (link.source for link in flow.incoming(row_id))


def _components(rows: Iterable[str], after: Neighbours, before: Neighbours) -> Iterator[frozenset[str]]:
    """Kosaraju: the row finished last lies in a group that no other leads to."""
    order = tuple(dict.fromkeys(rows))
    within, left = frozenset(order), set(order)
    for row in reversed(_by_finish(order, after)):
        if row in left:
            yield frozenset(_closure(row, before, within))
            left -= _closure(row, after, left)


def _by_finish(rows: tuple[str, ...], after: Neighbours) -> list[str]:
    """Depth first, without recursion: 2 000 rows in a chain are deeper than Python's stack."""
    within, seen, finished = set(rows), set[str](), list[str]()
    for root in rows:
        stack = [] if root in seen else [(root, iter(tuple(after(root))))]
        seen.add(root)
        while stack:
            row, rest = stack[-1]
            fresh = next((each for each in rest if each in within and each not in seen), None)
            if fresh is None:
                finished.append(row)
                stack.pop()
            else:
                seen.add(fresh)
                stack.append((fresh, iter(tuple(after(fresh)))))
    return finished


def _closure(seed: str, neighbours: Neighbours, within: Set[str]) -> set[str]:
    seen, todo = {seed}, [seed]
    while todo:
        fresh = {each for each in neighbours(todo.pop()) if each in within} - seen
        seen |= fresh
        todo.extend(fresh)
    return seen
