from random import Random

from tests.core.checks.written import decision, end, sop, start, task

from alur.core.checks.reading.component import first_components, last_components
from alur.core.sop.flow import Flow, flow_of
from alur.core.sop.model import Identity, Link, Row, Sop, Symbol


def numbers(flow: Flow, groups: object) -> list[list[int]]:
    return sorted(sorted(map(flow.number, group)) for group in groups)  # type: ignore[attr-defined]


def test_a_chain_begins_at_its_first_row_and_ends_at_its_last() -> None:
    flow = flow_of(sop(start(), task(), end()))
    assert numbers(flow, first_components(flow, ["r1", "r2", "r3"])) == [[1]]
    assert numbers(flow, last_components(flow, ["r1", "r2", "r3"])) == [[3]]


def test_rows_that_reach_each_other_are_one_group() -> None:
    flow = flow_of(sop(start(), task(), decision(yes=4, no=2), end()))
    assert numbers(flow, last_components(flow, ["r1", "r2", "r3"])) == [[2, 3]]


def test_only_the_given_rows_count() -> None:
    flow = flow_of(sop(start(), task(), task(), end()))
    assert numbers(flow, first_components(flow, ["r2", "r4"])) == [[2], [4]]


def test_groups_are_those_that_plain_reachability_gives() -> None:
    for seed in range(100):
        random, count = Random(seed), 8
        rows = tuple(Row(f"r{number}", (Symbol.DECISION,), "") for number in range(count))
        links = tuple(Link(row.id, f"r{random.randrange(count)}", str(n)) for row in rows for n in range(2))
        flow = flow_of(Sop(Identity(), rows=rows, links=links))
        after = {row.id: _reached(flow, row.id) for row in rows}
        groups = {frozenset(each for each in after[row] if row in after[each]) | {row} for row in after}
        first = {group for group in groups if not any(after[row] & group for row in after if row not in group)}
        last = {group for group in groups if all(after[row] <= group for row in group)}
        assert set(first_components(flow, after)) == first
        assert set(last_components(flow, after)) == last


def _reached(flow: Flow, row: str) -> frozenset[str]:
    seen: set[str] = set()
    todo = [row]
    while todo:
        fresh = set(flow.followers(todo.pop())) - seen
        seen |= fresh
        todo.extend(fresh)
    return frozenset(seen)
