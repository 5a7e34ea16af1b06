"""Splits, joins and what an act beside the flow does to them (DESIGN §3, Scopes and Deviations)."""

import pytest
from tests.core.case.office import CITRA, Run, decision, end, row, sop, start

from alur.core.case.commands import Cancel, Complete, Move, Reopen, Return, Skip
from alur.core.case.events import Outcome, ScopeRewound, StepMoved, StepReturned
from alur.core.case.procedure import procedure_of
from alur.core.refused import Refused
from alur.core.sop.model import Sop

WHEN = "2026-02-02 09:00"


def forked() -> Sop:
    """mulai → {a1 → a2 (back to a1), b} → gabung → tutup; tutup goes back to mulai, round the whole scope."""
    return sop(
        start("mulai"),
        row("a1"),
        decision("a2"),
        row("b"),
        row("gabung", joins=True),
        decision("periksa"),
        end("tutup"),
        links="mulai>a1 mulai>b a1>a2 a2>gabung:Ya a2>a1:Tidak b>gabung gabung>periksa "
        "periksa>tutup:Ya periksa>mulai:Tidak",
    )


def returning() -> Sop:
    """mulai → {a, b} → gabung → periksa; periksa goes back to the join itself, from behind it."""
    return sop(
        start("mulai"),
        row("a"),
        row("b"),
        row("gabung", joins=True),
        decision("periksa"),
        end("tutup"),
        links="mulai>a mulai>b a>gabung b>gabung gabung>periksa periksa>tutup:Ya periksa>gabung:Tidak",
    )


def nested() -> Sop:
    """mulai → {x → {x1, x2} → xg, y} → gabung → tutup."""
    return sop(
        start("mulai"),
        row("x"),
        row("x1"),
        row("x2"),
        row("xg", joins=True),
        row("y"),
        row("gabung", joins=True),
        end("tutup"),
        links="mulai>x mulai>y x>x1 x>x2 x1>xg x2>xg xg>gabung y>gabung gabung>tutup",
    )


def loose() -> Sop:
    """mulai → {a → a-tutup, b → b-tutup}: each branch ends by itself."""
    return sop(
        start("mulai"), row("a"), end("a-tutup"), row("b"), end("b-tutup"), links="mulai>a mulai>b a>a-tutup b>b-tutup"
    )


def run_of(written: Sop, *rows: str) -> Run:
    """A case in which these rows have been done ("a2:Tidak" by that exit)."""
    run = Run.of(written).open(WHEN)
    for each in rows:
        row_id, _, exit_ = each.partition(":")
        run.do(Complete(visit=run.number(row_id), exit=exit_), WHEN)
    return run


def test_a_split_opens_every_branch_at_once() -> None:
    assert run_of(forked(), "mulai").now_open == ["a1", "b"]


def test_a_join_waits_for_every_branch_and_opens_once() -> None:
    run = run_of(forked(), "mulai", "b")
    assert run.now_open == ["a1"]

    for each in ("a1", "a2"):
        run.do(Complete(visit=run.number(each), exit="Ya" if each == "a2" else ""), WHEN)

    assert run.now_open == ["gabung"]


def test_a_loop_inside_a_branch_leaves_the_other_branches_alone() -> None:
    run = run_of(forked(), "mulai", "b", "a1", "a2:Tidak", "a1")

    assert run.now_open == ["a2"]


def test_a_loop_round_a_whole_scope_opens_it_anew() -> None:
    run = run_of(forked(), "mulai", "b", "a1", "a2:Ya", "gabung", "periksa:Tidak", "mulai", "a1", "a2:Ya")

    assert run.now_open == ["b"]


def test_a_way_back_to_the_join_from_behind_it_opens_it_at_once() -> None:
    """The branches are not begun again, so there is nothing to wait for."""
    run = run_of(returning(), "mulai", "a", "b", "gabung", "periksa:Tidak")
    assert run.now_open == ["gabung"]

    run = run_of(returning(), "mulai", "a", "b", "gabung", "periksa:Tidak", "gabung", "periksa:Ya", "tutup")
    assert run.now_open == []


def test_an_inner_scope_joins_inside_its_branch() -> None:
    run = run_of(nested(), "mulai", "x", "x1", "x2")
    assert run.now_open == ["y", "xg"]
    run.do(Complete(visit=run.number("xg")), WHEN)
    assert run.now_open == ["y"]
    run.do(Complete(visit=run.number("y")), WHEN)
    assert run.now_open == ["gabung"]


def test_branches_without_a_join_each_end_by_themselves_and_the_case_with_the_last() -> None:
    run = run_of(loose(), "mulai", "a", "a-tutup")
    assert (run.now_open, run.state and run.state.outcome) == (["b"], Outcome.OPEN)

    for each in ("b", "b-tutup"):
        run.do(Complete(visit=run.number(each)), WHEN)

    assert run.state is not None
    assert run.state.outcome is Outcome.DONE


def test_an_empty_branch_arrives_as_the_split_opens() -> None:
    written = sop(start("mulai"), row("a"), end("gabung", joins=True), links="mulai>a mulai>gabung a>gabung")
    run = run_of(written, "mulai")
    assert run.now_open == ["a"]
    run.do(Complete(visit=2), WHEN)
    assert run.now_open == ["gabung"]


def test_a_scope_of_nothing_but_empty_branches_opens_its_join_at_once() -> None:
    written = sop(start("mulai"), end("gabung", joins=True), links="mulai>gabung mulai>gabung")
    run = run_of(written, "mulai")

    assert run.state is not None
    assert (run.now_open, dict(run.state.arrived)) == (["gabung"], {})


def test_a_join_opens_when_the_last_branch_came_not_when_it_was_typed_in() -> None:
    run = run_of(forked(), "mulai", "a1")
    run.do(Complete(visit=run.number("a2"), exit="Ya"), "2026-02-06 09:00", declared="2026-02-05 09:00")
    run.do(Complete(visit=run.number("b")), "2026-02-06 09:00", declared="2026-02-03 09:00")

    assert run.visit("gabung").opened == run.record[-2].event.at


# Acts beside the flow


def test_a_move_within_a_branch_replaces_one_visit() -> None:
    run = run_of(forked(), "mulai")
    event = run.do(Move(visit=run.number("a1"), to_row="a2", reason="mendesak"), WHEN)

    assert (type(event), run.now_open) == (StepMoved, ["b", "a2"])


def test_a_return_out_of_a_branch_cancels_the_whole_scope() -> None:
    run = run_of(forked(), "mulai", "a1")
    event = run.do(Return(visit=run.number("a2"), to_row="mulai", reason="sop-keliru"), WHEN)

    assert isinstance(event, ScopeRewound)
    assert (event.scope, run.now_open) == ("mulai", ["mulai"])
    assert [fact.ending.value for fact in run.facts[-2:] if fact.ending] == ["returned", "cancelled"]


def test_a_branch_that_waited_at_the_join_waits_no_longer_once_its_scope_is_cancelled() -> None:
    run = run_of(forked(), "mulai", "b", "a1")
    run.do(Return(visit=run.number("a2"), to_row="mulai", reason="lain"), WHEN)
    for each in ("mulai", "a1"):
        run.do(Complete(visit=run.number(each)), WHEN)
    run.do(Complete(visit=run.number("a2"), exit="Ya"), WHEN)

    assert run.now_open == ["b"]


def test_leaving_an_inner_branch_for_the_outer_one_cancels_the_inner_scope_alone() -> None:
    run = run_of(nested(), "mulai", "x", "x1")
    run.do(Return(visit=run.number("x2"), to_row="x", reason="lain"), WHEN)

    assert run.now_open == ["y", "x"]


def test_leaving_two_scopes_at_once_cancels_the_outer() -> None:
    run = run_of(nested(), "mulai", "x")
    run.do(Return(visit=run.number("x2"), to_row="mulai", reason="lain"), WHEN)

    assert run.now_open == ["mulai"]


def test_crossing_into_a_sister_branch_begins_the_scope_anew_with_that_row() -> None:
    run = run_of(forked(), "mulai")
    event = run.do(Move(visit=run.number("a1"), to_row="b", reason="lain"), WHEN)

    # Both branches were open: both are closed, and the scope has a place for each of them again.
    assert (type(event), run.now_open) == (ScopeRewound, ["a1", "b"])
    assert run.number("b") > 3


def test_returning_into_a_finished_scope_opens_that_branch_alone() -> None:
    run = run_of(forked(), "mulai", "b", "a1", "a2:Ya")
    event = run.do(Return(visit=run.number("gabung"), to_row="b", reason="kelengkapan"), WHEN)
    assert (type(event), run.now_open) == (StepReturned, ["b"])

    run.do(Complete(visit=run.number("b")), WHEN)

    assert run.now_open == ["gabung"]


def test_crossing_over_inside_a_scope_that_was_opened_again_begins_it_anew_too() -> None:
    run = run_of(forked(), "mulai", "b", "a1", "a2:Ya")
    run.do(Return(visit=run.number("gabung"), to_row="b", reason="kelengkapan"), WHEN)
    run.do(Move(visit=run.number("b"), to_row="a1", reason="lain"), WHEN)

    # b was sent back to be done again, so it does not count as done now.
    assert run.now_open == ["b", "a1"]


def test_moving_into_a_scope_that_was_never_begun_opens_its_other_branches_too() -> None:
    run = run_of(nested())
    run.do(Move(visit=1, to_row="x1", reason="mendesak"), WHEN)

    # x1 itself, beside it x2 in the inner scope, and y in the outer.
    assert sorted(run.now_open) == ["x1", "x2", "y"]


def test_a_skip_goes_on_as_though_the_row_were_done() -> None:
    run = run_of(forked(), "mulai", "b", "a1")
    run.do(Skip(visit=run.number("a2"), exit="Ya", reason="perintah"), WHEN)

    assert run.now_open == ["gabung"]


# Ending and reopening the case


def test_a_cancelled_case_has_nothing_open_and_nothing_waiting() -> None:
    run = run_of(forked(), "mulai", "b")
    run.do(Cancel("lain"), WHEN, CITRA)

    assert run.state is not None
    assert (run.state.outcome, dict(run.state.open), dict(run.state.arrived)) == (Outcome.CANCELLED, {}, {})


def test_a_finished_case_goes_on_at_the_row_named_and_keeps_what_was_done() -> None:
    run = run_of(forked(), "mulai", "b", "a1", "a2:Ya", "gabung", "periksa:Ya", "tutup")
    run.do(Reopen(to_row="b", reason="kelengkapan"), WHEN, CITRA)
    assert run.now_open == ["b"]
    run.do(Complete(visit=run.number("b")), WHEN)
    assert run.now_open == ["gabung"]


def test_only_the_head_opens_a_finished_case_again() -> None:
    run = run_of(loose(), "mulai", "a", "a-tutup", "b", "b-tutup")

    with pytest.raises(Refused, match="pimpinan unit"):
        run.do(Reopen(to_row="a", reason="lain"), WHEN)


def test_one_branch_of_a_finished_case_without_a_join_is_reopened_alone() -> None:
    run = run_of(loose(), "mulai", "a", "a-tutup", "b", "b-tutup")
    run.do(Reopen(to_row="a", reason="lain"), WHEN, CITRA)

    assert run.now_open == ["a"]


def test_a_case_cancelled_midway_begins_every_branch_when_reopened_in_one() -> None:
    run = run_of(loose(), "mulai")
    run.do(Cancel("lain"), WHEN, CITRA)
    run.do(Reopen(to_row="a", reason="lain"), WHEN, CITRA)

    assert sorted(run.now_open) == ["a", "b"]


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(sop(row("a"), end("b"), links="a>b"), id="no mulai"),
        pytest.param(sop(start("a"), row("b"), end("c"), links="a>b b>a"), id="no way to the end"),
        pytest.param(sop(start("a"), end("b"), links="a>b b>a"), id="selesai with a follower"),
        pytest.param(sop(start("a"), end("b"), links="a>b a>x"), id="unknown target"),
        pytest.param(sop(start("a"), row("x"), row("y"), end("b"), links="a>x a>y x>b y>b"), id="meeting, no join"),
    ],
)
def test_an_sop_that_could_get_stuck_is_not_run(written: Sop) -> None:
    with pytest.raises(Refused, match="belum dapat dijalankan"):
        procedure_of(written, "1")
