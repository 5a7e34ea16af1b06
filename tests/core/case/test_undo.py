"""Undo: exact, within ten minutes, while nothing was built on it."""

from dataclasses import replace

import pytest
from tests.core.case.office import BIMA, CITRA, FAJAR, GITA, Run, decision, end, row, sop, start

from alur.core.case.commands import (
    AddEvidence,
    Cancel,
    Command,
    Complete,
    HandOver,
    Pause,
    RecordExtraWork,
    Resume,
    TakeStep,
    Undo,
)
from alur.core.case.facts import OnTime, void, voided_by
from alur.core.refused import Refused
from alur.core.sop.model import Grain, Sop

WHEN = "2026-02-02 09:00"
NEXT = "2026-02-02 09:05"


def line() -> Sop:
    return sop(start("a"), row("b", "loket"), end("c"), links="a>b b>c")


def forked() -> Sop:
    return sop(
        start("mulai"),
        row("a"),
        row("b", "host"),
        row("gabung", joins=True),
        end("tutup"),
        links="mulai>a mulai>b a>gabung b>gabung gabung>tutup",
    )


def lasting(run: Run) -> object:
    """The state but for what goes on because the record does."""
    assert run.state is not None
    return replace(run.state, seq=0, at=0, visits=0, undoable=())


def opened(written: Sop, *rows: str) -> Run:
    run = Run.of(written).open(WHEN, persons={"host": BIMA})
    for each in rows:
        run.do(Complete(visit=run.number(each)), WHEN)
    return run


@pytest.mark.parametrize(
    ("written", "done", "undone"),
    [
        pytest.param(line(), [], "a", id="a plain step"),
        pytest.param(forked(), [], "mulai", id="a split"),
        pytest.param(forked(), ["mulai"], "a", id="an arrival at the join"),
        pytest.param(forked(), ["mulai", "a"], "b", id="the opening of a join"),
        pytest.param(forked(), ["mulai", "a", "b", "gabung"], "tutup", id="the end of the case"),
    ],
)
def test_an_undo_restores_exactly(written: Sop, done: list[str], undone: str) -> None:
    run = opened(written, *done)
    before, visit = lasting(run), run.number(undone)
    run.do(Complete(visit=visit), NEXT)
    assert lasting(run) != before

    run.do(Undo(visit), "2026-02-02 09:14")

    assert lasting(run) == before
    run.do(Complete(visit=visit), "2026-02-02 09:20")


def test_numbers_are_never_used_again() -> None:
    run = opened(line(), "a")
    run.do(Undo(1), NEXT)
    run.do(Complete(visit=1), NEXT)

    assert run.number("b") == 3


def test_ten_minutes_to_the_microsecond() -> None:
    run = opened(line(), "a")
    with pytest.raises(Refused, match="Pembatalan hanya dapat"):
        run.do(Undo(1), "2026-02-02 09:10:00.000001")
    run.do(Undo(1), "2026-02-02 09:10")

    assert run.now_open == ["a"]


def test_another_act_in_the_last_moment_takes_no_undo_away() -> None:
    run = opened(forked(), "mulai")
    run.do(Complete(visit=2), WHEN)
    run.do(HandOver(3, GITA), "2026-02-02 09:10")
    run.do(Undo(2), "2026-02-02 09:10")

    assert run.now_open == ["a", "b"]


def test_only_who_did_it_or_the_head_undoes_it() -> None:
    run = opened(line(), "a")
    with pytest.raises(Refused, match="Minta ia membatalkannya"):
        run.do(Undo(1), NEXT, FAJAR)
    run.do(Undo(1), NEXT, CITRA)

    assert run.now_open == ["a"]


@pytest.mark.parametrize(
    ("command", "by"),
    [
        pytest.param(TakeStep(2), FAJAR, id="the next step was taken"),
        pytest.param(Pause(2, "kahar"), CITRA, id="the next step was paused"),
        pytest.param(AddEvidence(visit=2, sha256="0" * 64), FAJAR, id="evidence to the next step"),
        pytest.param(RecordExtraWork(work="Menjemput tamu", visit=2), FAJAR, id="extra work beside the next step"),
        pytest.param(Cancel("lain"), CITRA, id="the case was cancelled"),
    ],
)
def test_what_was_built_on_a_completion_makes_it_stand(command: Command, by: int) -> None:
    run = opened(line(), "a")
    run.do(command, NEXT, by)

    with pytest.raises(Refused, match="tidak dapat dibatalkan lagi"):
        run.do(Undo(1), NEXT)


def test_work_in_another_branch_builds_on_nothing_of_this_one() -> None:
    run = opened(forked(), "mulai")
    run.do(Complete(visit=2), NEXT)
    run.do(AddEvidence(visit=3, sha256="0" * 64), NEXT)
    run.do(HandOver(3, GITA), NEXT)
    run.do(Undo(2), NEXT)

    assert run.now_open == ["a", "b"]
    assert run.visit("b").holder == GITA


def test_an_undo_is_done_once_and_leaves_that_of_another_branch_offered() -> None:
    run = opened(forked(), "mulai")
    run.do(Complete(visit=2), NEXT)
    run.do(Undo(2), NEXT)
    with pytest.raises(Refused, match="tidak dapat dibatalkan lagi"):
        run.do(Undo(2), NEXT)
    run.do(Complete(visit=3), NEXT)
    run.do(Complete(visit=run.number("a")), NEXT)
    assert run.now_open == ["gabung"]


def test_of_two_branches_done_each_is_undone_by_itself() -> None:
    written = sop(
        start("mulai"),
        row("a"),
        row("a2"),
        row("b"),
        row("b2"),
        end("tutup", joins=True),
        links="mulai>a mulai>b a>a2 b>b2 a2>tutup b2>tutup",
    )
    run = opened(written, "mulai")
    run.do(Complete(visit=2), NEXT)
    run.do(Complete(visit=3), NEXT)
    run.do(Undo(2), NEXT)
    run.do(Undo(3), NEXT)

    assert run.now_open == ["a", "b"]


def test_a_join_that_opened_was_built_on_both_branches() -> None:
    run = opened(forked(), "mulai", "a", "b")

    with pytest.raises(Refused, match="tidak dapat dibatalkan lagi"):
        run.do(Undo(2), NEXT)


def test_an_inner_join_builds_on_its_own_branches_alone() -> None:
    written = sop(
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
    run = opened(written, "mulai", "x", "x1")
    outer = run.number("y")
    run.do(Complete(visit=outer), NEXT)
    run.do(Complete(visit=run.number("x2")), NEXT)  # the inner join opens
    run.do(Undo(outer), NEXT)

    assert sorted(run.now_open) == ["xg", "y"]


def test_an_undone_answer_leaves_the_promise_standing_as_it_stood() -> None:
    answer = decision("jawab", "pemohon", waits_for_applicant=True)
    written = sop(start("a"), answer, end("c"), links="a>jawab jawab>c:Ya jawab>a:Tidak", promise="5 hari kerja")
    run = opened(written, "a")
    before = lasting(run)
    run.do(Complete(visit=2, exit="Ya"), "2026-02-03 09:00")
    run.do(Undo(2), "2026-02-03 09:01")

    assert lasting(run) == before


def test_an_undo_that_could_not_give_the_promise_back_exactly_is_not_offered() -> None:
    waits = row("tunggu", "pemohon", waits_for_applicant=True)
    written = sop(
        start("mulai"),
        waits,
        row("kerja"),
        row("lanjut"),
        row("gabung", joins=True),
        end("tutup"),
        links="mulai>tunggu mulai>kerja tunggu>lanjut lanjut>gabung kerja>gabung gabung>tutup",
    )
    run = opened(written, "mulai")
    run.do(Pause(run.number("kerja"), "kahar"), WHEN)  # now the promise stands still
    run.do(Complete(visit=run.visit("tunggu").number), NEXT)  # and runs again
    run.do(Resume(run.number("kerja")), NEXT)

    with pytest.raises(Refused, match="tidak dapat dibatalkan lagi"):
        run.do(Undo(2), NEXT)


def test_the_fact_of_an_undone_completion_is_taken_back_by_a_revision() -> None:
    written = sop(start("a", time="1 jam"), row("b"), end("c"), links="a>b b>c", grain=Grain.MILESTONE)
    run = Run.of(written).open(WHEN)
    run.do(Complete(visit=1, through_row="b"), NEXT)
    event = run.do(Undo(1), NEXT)

    assert voided_by(event) == (1, 2, 3)  # type: ignore[arg-type]
    taken_back = void(run.fact("a"), run.record[-1])
    assert (taken_back.ending, taken_back.on_time, taken_back.usable) == (None, OnTime.UNKNOWN, False)
    assert taken_back.revision == 3 > run.fact("a").revision
