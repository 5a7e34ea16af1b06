"""One act for a run of rows (`ukur: tonggak`), and a number of items against a standard per item (`jumlah`)."""

import pytest
from tests.core.case.office import BIMA, Run, decision, end, row, sop, start
from tests.core.worktime.moments import at, wall

from alur.core.case.commands import Complete, Pause, Resume, TakeStep
from alur.core.case.events import StepCompleted
from alur.core.case.facts import OnTime
from alur.core.instant import MINUTE
from alur.core.refused import Refused
from alur.core.sop.model import Grain, Row, Sop

WHEN = "2026-02-02 09:00"


def run_of_rows(*times: str, grain: Grain = Grain.MILESTONE) -> Sop:
    """r1 → r2 → r3 by Bima, then a decision of the head."""
    rows = [row(f"r{place}", time=time, outputs=(f"Hasil {place}",)) for place, time in enumerate(times, 1)]
    rows[0] = Row(**{**{name: getattr(rows[0], name) for name in Row.__slots__}, "symbols": start("x").symbols})
    last = len(times)
    ways = " ".join(f"r{place}>r{place + 1}" for place in range(1, last))
    written = (*rows, decision("periksa", "kepala"), end("arsip"))
    return sop(*written, links=f"{ways} r{last}>periksa periksa>arsip:Ya periksa>r1:Tidak", grain=grain)


def test_one_act_closes_a_run_and_the_case_goes_on_after_its_last_row() -> None:
    run = Run.of(run_of_rows("5 menit", "10 menit", "15 menit")).open(WHEN)
    event = run.do(Complete(visit=1, through_row="r3", given=(0, 1, 2)), "2026-02-02 09:25")

    assert isinstance(event, StepCompleted)
    assert [(one.number, one.row) for one in event.passed] == [(2, "r2"), (3, "r3")]
    assert (run.now_open, run.number("periksa")) == (["periksa"], 4)


@pytest.mark.parametrize(("ended", "kept"), [("2026-02-02 09:30", OnTime.YES), ("2026-02-02 09:31", OnTime.NO)])
def test_a_run_is_judged_on_the_sum_of_its_standards(ended: str, kept: OnTime) -> None:
    run = Run.of(run_of_rows("5 menit", "10 menit", "15 menit")).open(WHEN)
    run.do(Complete(visit=1, through_row="r3", given=(0, 1, 2)), ended)

    fact = run.fact("r1")

    # 5 + 10 + 15 = 30 minutes from 09.00.
    assert (fact.standard, fact.due, fact.on_time) == ("5 menit + 10 menit + 15 menit", at("2026-02-02 09:30"), kept)
    assert fact.usable


def test_the_rows_passed_have_facts_of_their_way_and_outputs_but_no_time() -> None:
    run = Run.of(run_of_rows("5 menit", "10 menit", "15 menit")).open(WHEN)
    run.do(Complete(visit=1, through_row="r3", given=(0, 2), reason="alat"), "2026-02-02 09:20")

    first, second, third = run.facts

    assert [(fact.outputs_due, fact.outputs_given) for fact in (first, second, third)] == [(1, 1), (1, 0), (1, 1)]
    assert (second.held, second.on_time, second.usable, second.nth) == (0, OnTime.UNKNOWN, False, 1)
    assert run.state is not None
    assert [run.state.rows[each].done for each in ("r1", "r2", "r3")] == [1, 1, 1]


def test_days_and_minutes_in_one_run_are_judged_by_service_until_midnight() -> None:
    run = Run.of(run_of_rows("2 jam", "1 hari kerja", "1 hari kerja")).open("2026-02-02 15:00")
    run.do(Complete(visit=1, through_row="r3", given=(0, 1, 2)), "2026-02-05 16:00")

    # Two hours first: Monday 15–16 and Tuesday 07.30–08.30. Then two days after Tuesday: Thursday, until midnight.
    assert wall(run.fact("r1").due or 0) == "2026-02-05 23:59:59.999999"
    assert run.fact("r1").on_time is OnTime.YES


def test_a_run_with_a_row_without_a_measure_is_not_judged() -> None:
    run = Run.of(run_of_rows("5 menit", "Segera")).open(WHEN)
    run.do(Complete(visit=1, through_row="r2", given=(0, 1)), "2026-02-02 09:02")

    assert run.fact("r1").on_time is OnTime.UNKNOWN


@pytest.mark.parametrize(
    ("written", "last"),
    [
        pytest.param(run_of_rows("", "", grain=Grain.FULL), "r2", id="the SOP counts each row"),
        pytest.param(run_of_rows("", ""), "periksa", id="another lane's row"),
        pytest.param(
            sop(start("r1"), decision("d"), end("x"), links="r1>d d>x:Ya d>r1:Tidak", grain=Grain.MILESTONE),
            "x",
            id="past a decision",
        ),
        pytest.param(
            sop(start("r1"), row("w", waits_for_applicant=True), end("x"), links="r1>w w>x", grain=Grain.MILESTONE),
            "w",
            id="the applicant's row",
        ),
        pytest.param(
            sop(start("r1"), row("c", calls="lain"), end("x"), links="r1>c c>x", grain=Grain.MILESTONE),
            "c",
            id="another SOP's row",
        ),
        pytest.param(
            sop(
                start("r1"), row("a"), row("b"), end("x", joins=True), links="r1>a r1>b a>x b>x", grain=Grain.MILESTONE
            ),
            "a",
            id="past a split",
        ),
    ],
)
def test_rows_that_are_no_run_of_ones_own_are_closed_one_by_one(written: Sop, last: str) -> None:
    run = Run.of(written).open(WHEN)

    with pytest.raises(Refused, match="tidak dapat ditutup sekaligus"):
        run.do(Complete(visit=1, through_row=last, reason="lain"), WHEN)


def test_a_run_may_end_at_a_decision_with_its_exit() -> None:
    written = sop(start("r1"), decision("d"), end("x"), links="r1>d d>x:Ya d>r1:Tidak", grain=Grain.MILESTONE)
    run = Run.of(written).open(WHEN)
    run.do(Complete(visit=1, through_row="d", exit="Tidak"), WHEN)

    assert (run.now_open, run.fact("r1").exit, run.fact("d").exit) == (["r1"], "", "Tidak")


# Items


def counted(time: str = "2 menit/berkas") -> Run:
    return Run.of(sop(start("cap", time=time, counts_items=True), end("arsip"), links="cap>arsip")).open(WHEN)


@pytest.mark.parametrize(("ended", "kept"), [("2026-02-02 10:20", OnTime.YES), ("2026-02-02 10:21", OnTime.NO)])
def test_many_items_have_as_many_times_the_standard(ended: str, kept: OnTime) -> None:
    run = counted()
    run.do(Complete(visit=1, items=40), ended)

    fact = run.fact("cap")

    # 40 × 2 minutes = 80 minutes from 09.00.
    assert (fact.items, fact.due, fact.on_time) == (40, at("2026-02-02 10:20"), kept)


def test_until_the_number_is_known_the_due_is_that_of_one_item() -> None:
    written = sop(start("cap", "loket", "2 menit/berkas", counts_items=True), end("arsip"), links="cap>arsip")
    run = Run.of(written).open(WHEN)
    run.do(TakeStep(1), "2026-02-02 09:30", BIMA)

    assert run.visit("cap").due == at("2026-02-02 09:32")


def test_a_pause_is_taken_off_the_time_of_many_items_too() -> None:
    run = counted()
    run.do(Pause(1, "kahar"), "2026-02-02 09:30")
    run.do(Resume(1), "2026-02-02 10:00")
    run.do(Complete(visit=1, items=40), "2026-02-02 10:50")

    assert (run.fact("cap").held, run.fact("cap").on_time) == (80 * MINUTE, OnTime.YES)
    assert run.fact("cap").due == at("2026-02-02 10:50")


def test_a_number_where_nothing_is_counted_is_one() -> None:
    run = Run.of(sop(start("a"), end("b"), links="a>b")).open(WHEN)
    run.do(Complete(visit=1, items=40), WHEN, BIMA)

    assert run.fact("a").items == 1


@pytest.mark.parametrize("items", [0, -1, 100_001])
def test_a_number_beyond_sense_is_refused(items: int) -> None:
    with pytest.raises(Refused, match="Jumlah harus"):
        counted().do(Complete(visit=1, items=items), WHEN)
