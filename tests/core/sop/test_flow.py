"""The flow of an SOP: branches, joins, ways; sound SOPs have no scope fault and planted faults are named."""

import time
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.random_sop import Built, random_built, random_sop

from alur.core.sop.flow import Branch, Exit, ScopeFault, flow_of, longest_way
from alur.core.sop.model import Identity, Link, Row, Sop, Symbol

SEEDS = st.integers(0, 10**6)
_SYMBOLS = {"m": Symbol.START, "p": Symbol.TASK, "d": Symbol.DECISION, "s": Symbol.END}


def sop_of(*rows: str) -> Sop:
    """Rows like ``p 3,4`` (task to rows 3 and 4), ``d 2,5`` (Ya, Tidak), ``gp 6`` (a join), ``s``; from 1."""
    made, links = [], []
    for number, written in enumerate(rows, 1):
        kind, _, targets = written.partition(" ")
        symbol = _SYMBOLS[kind[-1]]
        made.append(Row(f"r{number}", (symbol,), f"Row {number}", joins=kind.startswith("g"), time="1 jam"))
        labels = ("Ya", "Tidak", "Lain") if symbol is Symbol.DECISION else ("",) * 9
        links += [
            Link(f"r{number}", f"r{target}", label)
            for target, label in zip(filter(None, targets.split(",")), labels, strict=False)
        ]
    return Sop(Identity(), rows=tuple(made), links=tuple(links))


def faults(sop: Sop) -> set[tuple[str, int]]:
    flow = flow_of(sop)
    return {(fault.kind, flow.number(fault.row)) for fault in flow.scope_faults}


def big_built(seed: int) -> Built:
    return random_built(seed, rows=Random(seed).randint(5, 60))


@given(SEEDS)
def test_a_sound_sop_has_no_scope_fault_and_one_answer(seed):
    built = big_built(seed)
    flow = flow_of(built.sop)
    assert flow.scope_faults == ()
    assert {row.id: flow.branch_path(row.id) for row in built.sop.rows} == {
        row_id: tuple(Branch(*branch) for branch in path) for row_id, path in built.paths.items()
    }
    splits = [row.id for row in built.sop.rows if flow.is_split(row.id)]
    assert {split: flow.join_of(split) for split in splits} == {split: built.joins.get(split) for split in splits}
    assert all(flow.split_of(join) == split for split, join in built.joins.items())


@given(SEEDS)
def test_every_row_of_a_sound_sop_is_reached_and_can_end(seed):
    sop = big_built(seed).sop
    flow = flow_of(sop)
    everything = {row.id for row in sop.rows}
    assert flow.reachable() == flow.can_end() == everything


@given(SEEDS)
def test_exits_and_incoming_hold_every_link_once(seed):
    sop = big_built(seed).sop
    flow = flow_of(sop)
    out = [
        Link(row.id, target, exit_.label)
        for row in sop.rows
        for exit_ in flow.exits(row.id)
        for target in exit_.targets
    ]
    assert tuple(out) == sop.links
    assert sorted(map(repr, out)) == sorted(repr(link) for row in sop.rows for link in flow.incoming(row.id))


@given(SEEDS)
def test_a_join_without_its_mark_is_told_once_and_of_that_row(seed):
    built = big_built(seed)
    for join in built.joins.values():
        rows = tuple(replace(row, joins=False) if row.id == join else row for row in built.sop.rows)
        broken = replace(built.sop, rows=rows)
        assert flow_of(broken).scope_faults == (ScopeFault("unjoined_meeting", join),)


@given(SEEDS)
def test_a_join_that_closes_no_split_is_told_of_that_row(seed):
    built = big_built(seed)
    # In a scope that no row closes, a `gabung` may as well mean that the other branches end too early.
    sure = [row for row in built.sop.rows if all(split in built.joins for split, _ in built.paths[row.id])]
    row = Random(seed).choice([row for row in sure if not row.joins and Symbol.START not in row.symbols])
    rows = tuple(replace(each, joins=True) if each is row else each for each in built.sop.rows)
    assert flow_of(replace(built.sop, rows=rows)).scope_faults == (ScopeFault("join_without_split", row.id),)


@given(SEEDS)
def test_a_decision_whose_arrow_leaves_its_branch_is_named(seed):
    built = big_built(seed)
    for link in _links_within_a_joined_branch(built):
        home = built.paths[link.source]
        abroad = [row_id for row_id in _rows_that_follow_the_row_above(built) if built.paths[row_id] != home]
        stray = replace(link, target=Random(seed).choice(abroad))
        links = tuple(stray if each is link else each for each in built.sop.links)
        flow = flow_of(replace(built.sop, links=links))
        if len(flow.reachable()) == len(built.sop.rows):  # else a row without an entrance is the fault that is told
            assert ScopeFault("arrow_out_of_branch", link.source) in flow.scope_faults


def _links_within_a_joined_branch(built: Built) -> list[Link]:
    paths = built.paths
    return [
        link
        for link in built.sop.links
        if link.label == "Tidak" and paths[link.source] == paths[link.target] != ()
        if all(split in built.joins for split, _ in paths[link.source])
    ]


def _rows_that_follow_the_row_above(built: Built) -> list[str]:
    arrows = {(link.source, link.target) for link in built.sop.links}
    return [row.id for above, row in pairwise(built.sop.rows) if (above.id, row.id) in arrows and not row.joins]


@given(SEEDS)
def test_a_branch_that_ends_before_its_join_is_named(seed):
    built = big_built(seed)
    into_joins = [link for link in built.sop.links if link.target in built.joins.values()]
    for link in into_joins:
        row = next(row for row in built.sop.rows if row.id == link.source)
        if row.joins or row.symbol is not Symbol.TASK or flow_of(built.sop).is_split(row.id):
            continue
        rows = tuple(replace(each, symbols=(Symbol.END,)) if each is row else each for each in built.sop.rows)
        links = tuple(each for each in built.sop.links if each is not link)
        found = flow_of(replace(built.sop, rows=rows, links=links)).scope_faults
        assert found == (ScopeFault("branch_may_end_before_join", row.id),)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(("m 2,3", "p 4", "p 4", "gs"), set(), id="two branches and their join"),
        pytest.param(("m 2,3", "s", "s"), set(), id="no branch joins"),
        pytest.param(("m 2", "p 3,4", "p 5", "p 5", "gd 6,2", "s"), set(), id="loop round a whole scope"),
        pytest.param(("m 2,4", "p 3", "d 5,2", "p 5", "gs"), set(), id="loop in a branch"),
        pytest.param(("m 2,5", "p 3,4", "p 6", "p 6", "p 7", "gp 7", "gs"), set(), id="nested"),
        pytest.param(("m 2,3", "p 3", "gs"), set(), id="a branch without a row"),
        pytest.param(("m 3", "m 3", "s"), set(), id="several starts meet and never wait"),
        pytest.param(("m 2,3", "p 4", "p 4", "s"), {("unjoined_meeting", 4)}, id="gabung forgotten"),
        pytest.param(
            ("m 2,3", "p 4", "p 4", "p 5", "gs"),
            {("unjoined_meeting", 4), ("join_without_split", 5)},
            id="gabung one row too late",
        ),
        pytest.param(("m 2,4", "d 3,4", "p 5", "p 5", "gs"), {("arrow_out_of_branch", 2)}, id="into another branch"),
        pytest.param(
            ("m 2", "p 3,4", "d 5,1", "p 5", "gp 6", "s"), {("arrow_out_of_branch", 3)}, id="back before the split"
        ),
        pytest.param(("m 2", "p 3,4", "d 5,6", "p 5", "gp 6", "s"), {("arrow_out_of_branch", 3)}, id="past the join"),
        pytest.param(
            ("m 2,3", "p 4", "p 4", "gd 5,2", "s"), {("arrow_out_of_branch", 4)}, id="back into a branch from outside"
        ),
        pytest.param(("m 2,3", "p 4", "p 4", "gp 5", "d 6,4", "s"), set(), id="back to the join from behind it"),
        pytest.param(("m 2,3", "p 4", "s", "gs"), {("branch_may_end_before_join", 3)}, id="one branch ends"),
        pytest.param(
            ("m 2,3", "p 5", "d 5,4", "s", "gs"), {("branch_may_end_before_join", 4)}, id="one way of a branch ends"
        ),
        pytest.param(("m 2", "gp 3", "s"), {("join_without_split", 2)}, id="gabung without a split"),
        pytest.param(
            ("m 2,4", "p 3", "p 4", "p 5", "gs"), {("arrow_out_of_branch", 3)}, id="lanjut forgotten at a branch's end"
        ),
    ],
)
def test_scopes_worked_by_hand(rows, expected):
    assert faults(sop_of(*rows)) == expected


def test_a_decision_has_an_exit_for_each_link_and_a_task_one_for_all():
    flow = flow_of(sop_of("m 2,3", "d 4,2", "p 4", "gs"))
    assert flow.exits("r1") == (Exit("", ("r2", "r3")),)
    assert flow.exits("r2") == (Exit("Ya", ("r4",)), Exit("Tidak", ("r2",)))
    assert flow.exits("r4") == ()
    assert (flow.branch_count("r1"), flow.branch_count("r2"), flow.join_of("r1")) == (2, 0, "r4")


def test_an_arrow_to_the_same_or_an_earlier_row_goes_back():
    flow = flow_of(sop_of("m 2", "d 3,1", "s"))
    assert [flow.is_back(link) for link in flow.sop.links] == [False, False, True]


def test_links_to_rows_that_do_not_exist_are_not_followed():
    sop = sop_of("m 2", "s")
    flow = flow_of(replace(sop, links=(*sop.links, Link("r1", "99"))))
    assert flow.exits("r1") == (Exit("", ("r2",)),)


def test_the_longest_way_takes_the_longest_branch_and_never_goes_back():
    # 1 jam each: rows 1, 2, then branch 3-4 (2 rows) beside 5 (1 row), join 6, end 7: 1+1+2+1+1 = 6 jam = 360 menit.
    way = longest_way(flow_of(sop_of("m 2", "p 3,5", "p 4", "d 6,3", "p 6", "gp 7", "s")))
    assert way is not None
    assert (way.minutes, way.rows) == (360, ("r1", "r2", "r3", "r4", "r6", "r7"))


def test_rows_that_wait_for_the_applicant_count_nothing_on_the_longest_way():
    sop = sop_of("m 2", "p 3", "s")
    rows = (sop.rows[0], replace(sop.rows[1], waits_for_applicant=True, time="30 hari"), sop.rows[2])
    way = longest_way(flow_of(replace(sop, rows=rows)))
    assert way is not None
    assert way.minutes == 120


def test_without_a_way_to_an_end_there_is_no_longest_way():
    assert longest_way(flow_of(sop_of("m 2", "p"))) is None
    assert longest_way(flow_of(Sop(Identity()))) is None


@given(SEEDS)
def test_the_longest_way_equals_the_longest_of_all_ways(seed):
    flow = flow_of(random_sop(seed, rows=14))

    def ways(row_id):
        from alur.core.sop.flow import _minutes

        below = [target for target in flow.followers(row_id) if flow.number(target) > flow.number(row_id)]
        longer = [length for target in below for length in ways(target)]
        if not below and row_id in flow.ends:
            longer = [Fraction(0)]
        return [_minutes(flow.row(row_id)) + length for length in longer]

    way = longest_way(flow)
    assert way is not None
    assert way.minutes == max(length for start in flow.starts for length in ways(start))


@given(st.integers(0, 10**6))
def test_any_graph_gets_an_answer(seed):
    random = Random(seed)
    count = random.randint(1, 14)
    symbols = [(symbol,) for symbol in Symbol] + [(), (Symbol.TASK, Symbol.DECISION)]
    rows = tuple(Row(f"r{n}", random.choice(symbols), "x", joins=random.random() < 0.3) for n in range(count))
    links = tuple(
        Link(f"r{random.randrange(count)}", f"r{random.randrange(count + 1)}")
        for _ in range(random.randint(0, 3 * count))
    )
    flow = flow_of(Sop(Identity(), rows=rows, links=links))
    assert all(fault.row in {row.id for row in rows} for fault in flow.scope_faults)


def test_two_thousand_rows_are_surveyed_in_a_moment():
    built = random_built(7, rows=2000)
    began = time.process_time()
    assert flow_of(built.sop).scope_faults == ()
    assert time.process_time() - began < 1
