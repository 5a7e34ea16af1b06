"""Following a trace through an SOP: which row, and which earlier event opened it."""

from random import Random

import pytest
from tests.core.conform.plain_dijkstra import walk
from tests.core.conform.small_sops import DECISION, END, START, linear_sop, looping_sop, parallel_sop, row, sop_of
from tests.random_sop import random_sop

from alur.core.conform.replay import Player, Replay, replay
from alur.core.sop.flow import flow_of


def test_a_joining_row_is_opened_by_the_last_branch_to_arrive() -> None:
    # A opens B and D, B opens C; E waits for C (event 3) and D (event 2).
    found = replay(flow_of(parallel_sop()), tuple("ABDCEF"))
    assert found == Replay(rows=("a", "b", "d", "c", "e", "f"), enabled_by=(None, 0, 0, 1, 3, 4))


def test_a_row_done_again_is_opened_by_the_decision_that_sent_back() -> None:
    found = replay(flow_of(looping_sop()), tuple("ABCBCD"))
    assert found == Replay(rows=("a", "b", "c", "b", "c", "d"), enabled_by=(None, 0, 1, 2, 3, 4))


@pytest.mark.parametrize("trace", ["", "AB", "ABD", "BACD", "ABCDD", "ABCX"])
def test_a_trace_that_is_no_run_is_not_replayed(trace: str) -> None:
    assert replay(flow_of(looping_sop()), tuple(trace)) is None


def test_rows_with_the_same_text_are_told_apart_by_what_follows() -> None:
    rows = [
        row("a", START),
        row("p", DECISION),
        row("one", text="T"),
        row("two", text="T"),
        row("x", END),
        row("y", END),
    ]
    flow = flow_of(sop_of(rows, "a>p p>one:ya p>two:tidak one>x two>y"))
    assert replay(flow, ("A", "P", "T", "Y")) == Replay(("a", "p", "two", "y"), (None, 0, 1, 2))


def test_the_best_match_leaves_an_extra_event_without_row_and_a_skipped_opener_without_event() -> None:
    player = Player(flow_of(linear_sop("A", "B", "C", "D")))
    assert player.replay(tuple("AXCD")) is None
    # B was skipped, so no event opened C.
    assert player.best_match(tuple("AXCD")) == Replay(("r1", None, "r3", "r4"), (None, None, None, 2))


@pytest.mark.parametrize("seed", range(60))
def test_every_run_is_replayed_and_opened_in_the_order_it_happened(seed: int) -> None:
    sop = random_sop(seed, rows=12)
    flow = flow_of(sop)
    names = walk(sop, Random(seed), longest=10_000)
    found = Player(flow).replay(names)
    assert found is not None
    assert found == Player(flow).best_match(names)
    assert [flow.row(row_id).text for row_id in found.rows if row_id] == names
    for event, opener in enumerate(found.enabled_by):
        assert opener is None or opener < event
        opened_by_start = found.rows[event] in flow.starts and opener is None
        assert opened_by_start or found.rows[event] in flow.followers(str(found.rows[opener or 0]))
