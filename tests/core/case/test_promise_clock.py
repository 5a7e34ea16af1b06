"""The promise stands still only while nobody in the office can go on with anything in the case."""

import pytest
from tests.core.case.office import BIMA, CITRA, Run, decision, end, row, sop, start
from tests.core.worktime.moments import at, wall

from alur.core.case.commands import Complete, Lapse, Pause, Resume
from alur.core.instant import HOUR
from alur.core.refused import Refused
from alur.core.sop.model import Sop


def with_applicant(promise: str = "5 hari kerja") -> Sop:
    """Bima writes, the applicant answers within ten days, Bima files."""
    answer = decision("jawab", "pemohon", "10 hari", waits_for_applicant=True, timeout_exit="Tidak")
    return sop(
        start("minta"),
        answer,
        row("olah"),
        end("tutup"),
        links="minta>jawab jawab>olah:Ya jawab>tutup:Tidak olah>tutup",
        promise=promise,
    )


def due(run: Run) -> str:
    assert run.state is not None
    return wall(run.state.promise.due or 0)


def test_the_promise_counts_from_the_opening_of_the_case() -> None:
    run = Run.of(with_applicant()).open("2026-02-02 09:00")

    assert due(run) == "2026-02-09 23:59:59.999999"


def test_it_stands_still_while_the_applicant_has_the_work() -> None:
    run = Run.of(with_applicant()).open("2026-02-02 09:00")
    run.do(Complete(visit=1), "2026-02-02 10:00")
    run.do(Complete(visit=2, exit="Ya"), "2026-02-05 10:00")

    # Monday 10–16 (5 hours), Tuesday and Wednesday 7.5 each, Thursday 07.30–10 (2.5): 22.5 hours, three working days.
    assert run.state is not None
    assert run.state.promise.working == 22 * HOUR + HOUR // 2
    assert due(run) == "2026-02-12 23:59:59.999999"


def test_it_runs_while_one_branch_can_go_on() -> None:
    written = sop(
        start("bagi"),
        row("minta", "pemohon", "5 hari", waits_for_applicant=True),
        row("siapkan"),
        row("gabung", joins=True),
        end("tutup"),
        links="bagi>minta bagi>siapkan minta>gabung siapkan>gabung gabung>tutup",
        promise="5 hari kerja",
    )
    run = Run.of(written).open("2026-02-02 09:00")
    run.do(Complete(visit=1), "2026-02-02 09:00")  # the applicant has one branch, Bima the other
    run.do(Complete(visit=3), "2026-02-03 09:00")  # Bima's branch waits at the join: only the applicant is left
    run.do(Complete(visit=2), "2026-02-04 09:00")

    assert run.state is not None
    assert run.state.promise.working == 7 * HOUR + HOUR // 2  # Tuesday 09–09 Wednesday: one working day
    assert due(run) == "2026-02-10 23:59:59.999999"


def test_it_stands_still_while_every_open_step_is_paused() -> None:
    written = sop(
        start("bagi"),
        row("kiri"),
        row("kanan", "kepala"),
        row("gabung", joins=True),
        end("tutup"),
        links="bagi>kiri bagi>kanan kiri>gabung kanan>gabung gabung>tutup",
        promise="5 hari kerja",
    )
    run = Run.of(written).open("2026-02-02 08:00")
    run.do(Complete(visit=1), "2026-02-02 09:00")
    run.do(Pause(2, "kahar"), "2026-02-02 10:00", BIMA)
    assert run.state is not None
    assert run.state.still_since is None
    run.do(Pause(3, "kahar"), "2026-02-02 11:00", CITRA)
    assert run.state.still_since == at("2026-02-02 11:00")
    run.do(Resume(2), "2026-02-02 15:00", BIMA)

    assert run.state.still_since is None
    assert run.state.promise.working == 3 * HOUR  # 11–12 and 13–15


def test_a_promise_by_the_wall_moves_by_the_wall() -> None:
    run = Run.of(with_applicant("3 x 24 jam")).open("2026-02-02 09:00")
    run.do(Complete(visit=1), "2026-02-02 10:00")
    run.do(Complete(visit=2, exit="Ya"), "2026-02-03 10:00")

    assert run.state is not None
    assert run.state.promise.due == at("2026-02-06 09:00")


def test_a_case_without_a_promise_has_no_due_but_still_knows_how_long_it_stood() -> None:
    run = Run.of(with_applicant("")).open("2026-02-02 09:00")
    run.do(Complete(visit=1), "2026-02-02 10:00")
    run.do(Complete(visit=2, exit="Ya"), "2026-02-02 11:00")

    assert run.state is not None
    assert (run.state.promise.due, run.state.promise.working) == (None, HOUR)


def test_a_paused_wait_counts_in_calendar_days_and_moves_by_the_wall() -> None:
    run = Run.of(with_applicant()).open("2026-02-02 09:00")
    run.do(Complete(visit=1), "2026-02-02 10:00")
    assert wall(run.visit("jawab").due or 0) == "2026-02-12 23:59:59.999999"
    run.do(Pause(2, "kahar"), "2026-02-03 10:00")
    run.do(Resume(2), "2026-02-06 11:00")

    # Three days and an hour later: as though opened on Thursday 5 at 11.00.
    assert wall(run.visit("jawab").due or 0) == "2026-02-15 23:59:59.999999"


def test_a_paused_wait_in_working_days_moves_by_working_time() -> None:
    answer = row("jawab", "pemohon", "5 hari kerja", waits_for_applicant=True)
    run = Run.of(sop(start("minta"), answer, end("tutup"), links="minta>jawab jawab>tutup")).open("2026-02-02 09:00")
    run.do(Complete(visit=1), "2026-02-02 10:00")
    run.do(Pause(2, "kahar"), "2026-02-02 16:00")
    run.do(Resume(2), "2026-02-03 07:30")

    # A night is no working time: day 5 after Monday 2 is Monday 9 as before.
    assert wall(run.visit("jawab").due or 0) == "2026-02-09 23:59:59.999999"


def test_the_applicant_has_until_the_last_microsecond() -> None:
    run = Run.of(with_applicant()).open("2026-02-02 09:00")
    run.do(Complete(visit=1), "2026-02-02 10:00")
    with pytest.raises(Refused, match="belum habis"):
        run.do(Lapse(2), "2026-02-12 23:59:59.999999", by=0)
    run.do(Lapse(2), "2026-02-13 00:00", by=0)

    assert run.now_open == ["tutup"]


def test_a_wait_that_is_paused_or_has_no_way_on_does_not_lapse() -> None:
    run = Run.of(with_applicant()).open("2026-02-02 09:00")
    run.do(Complete(visit=1), "2026-02-02 10:00")
    run.do(Pause(2, "kahar"), "2026-02-02 11:00")
    with pytest.raises(Refused, match="belum habis"):
        run.do(Lapse(2), "2026-03-13 00:00", by=0)
    answer = row("jawab", "pemohon", "1 hari", waits_for_applicant=True)
    endless = Run.of(sop(start("minta"), answer, end("tutup"), links="minta>jawab jawab>tutup")).open()
    endless.do(Complete(visit=1), "2026-02-02 10:00")
    with pytest.raises(Refused, match="belum habis"):
        endless.do(Lapse(2), "2026-03-13 00:00", by=0)


def test_a_lapsed_wait_goes_on_from_when_it_was_noticed() -> None:
    run = Run.of(with_applicant()).open("2026-02-02 09:00")
    run.do(Complete(visit=1), "2026-02-02 10:00")
    event = run.do(Lapse(2), "2026-02-13 07:30", by=0)

    assert (run.now_open, event.at) == (["tutup"], at("2026-02-13 07:30"))
    assert run.fact("jawab").usable is False
