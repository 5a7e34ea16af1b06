"""What is refused, and in which words: the loser of a race is told who was first, and when."""

from dataclasses import replace

import pytest
from tests.core.case.office import BIMA, BINDINGS, CITRA, DEWI, FAJAR, GITA, Run, decision, end, row, sop, start
from tests.core.worktime.moments import at

from alur.core.case.commands import (
    AddEvidence,
    AssignStep,
    Cancel,
    Command,
    Complete,
    Correct,
    HandOver,
    Lapse,
    Move,
    OpenCase,
    Pause,
    RecordExtraWork,
    Release,
    Reopen,
    Resume,
    Return,
    Skip,
    TakeStep,
    Undo,
    WithdrawEvidence,
)
from alur.core.case.procedure import Binding, LaneKind
from alur.core.instant import moment_of
from alur.core.refused import Refused

WHEN = "2026-02-02 09:00"
LATER = "2026-02-02 10:00"
HEX = "0" * 64

OFFICE = sop(
    start("terima", "loket", outputs=("Tanda terima",), needs=("Permohonan",)),
    decision("periksa", "kepala"),
    end("arsip"),
    links="terima>periksa periksa>arsip:Ya periksa>terima:Tidak",
)


def opened() -> Run:
    return Run.of(OFFICE).open(WHEN)


def refusal(run: Run, command: Command, by: int = BIMA, when: str = LATER, **more: object) -> Refused:
    before = run.state
    with pytest.raises(Refused) as caught:
        run.do(command, when, by, **more)  # type: ignore[arg-type]
    assert run.state is before
    return caught.value


def test_the_second_to_complete_is_told_who_did_and_when() -> None:
    run = opened()
    run.do(TakeStep(1), WHEN, FAJAR)
    run.do(Complete(visit=1, given=(0,)), WHEN, FAJAR)

    refused = refusal(run, Complete(visit=1, given=(0,)), FAJAR)

    assert refused.template.startswith("Langkah {row} sudah diselesaikan oleh {who} pada {when}.")
    assert refused.fields == {"row": 1, "who": FAJAR, "when": moment_of(at(WHEN))}


def test_the_second_to_complete_the_last_step_is_told_so_too_though_the_case_is_closed() -> None:
    run = Run.of(sop(start("a"), end("b"), links="a>b")).open(WHEN)
    for visit in (1, 2):
        run.do(Complete(visit=visit), WHEN)

    assert "sudah diselesaikan oleh {who}" in refusal(run, Complete(visit=2)).template


def test_the_second_to_take_is_told_who_did_and_when() -> None:
    run = opened()
    run.do(TakeStep(1), "2026-02-02 09:30", FAJAR)

    refused = refusal(run, TakeStep(1), GITA)

    assert refused.template == "Langkah {row} sudah diambil oleh {who} pada {when}."
    assert refused.fields == {"row": 1, "who": FAJAR, "when": moment_of(at("2026-02-02 09:30"))}


def test_a_step_held_by_another_is_not_ones_own() -> None:
    run = opened()
    run.do(TakeStep(1), "2026-02-02 09:30", FAJAR)

    refused = refusal(run, Complete(visit=1, given=(0,)), GITA)

    assert str(refused).startswith("Langkah 1 dipegang 6 sejak")
    assert refused.fields["when"] == moment_of(at("2026-02-02 09:30"))


def test_a_step_is_handed_to_somebody_of_its_lane() -> None:
    run = opened()
    run.do(TakeStep(1), WHEN, FAJAR)

    assert "Pilih orang lain" in refusal(run, HandOver(1, DEWI), FAJAR).template
    assert "sudah diambil oleh {who}" in refusal(run, HandOver(1, FAJAR), FAJAR).template


@pytest.mark.parametrize(
    "command",
    [
        Complete(visit=1, given=(0,)),
        Skip(visit=1, reason="lain"),
        Move(visit=1, to_row="periksa", reason="lain"),
        Return(visit=1, to_row="periksa", reason="lain"),
        Pause(1, "kahar"),
        Resume(1),
        Release(1),
        HandOver(1, BIMA),
    ],
    ids=lambda command: type(command).__name__,
)
def test_only_its_holder_acts_on_a_step(command: Command) -> None:
    run = opened()
    run.do(TakeStep(1), WHEN, FAJAR)

    assert "dipegang {who} sejak" in refusal(run, command, GITA).template


@pytest.mark.parametrize(
    "command",
    [RecordExtraWork(work="Menjemput tamu"), AddEvidence(visit=1, sha256=HEX)],
    ids=lambda command: type(command).__name__,
)
def test_who_has_no_part_in_a_case_adds_nothing_to_it(command: Command) -> None:
    """Seeing it is not enough; whoever leads the unit has a part in all of its cases."""
    run = opened()

    assert "oleh yang bekerja pada kasus ini" in refusal(run, command, DEWI).template
    run.do(command, WHEN, CITRA)
    assert len(run.record) == 2


def test_evidence_is_withdrawn_by_who_added_it_or_the_head_and_with_a_word() -> None:
    """It proves the work of who added it: a colleague of the same lane may not take it away."""
    run = opened()
    run.do(AddEvidence(visit=1, sha256=HEX), WHEN, FAJAR)
    withdraw = WithdrawEvidence(2, "Foto salah", added_by=FAJAR)

    assert "oleh yang menambahkannya" in refusal(run, withdraw, GITA).template
    for by in (FAJAR, CITRA):
        assert "Alasan" in refusal(run, replace(withdraw, note=" "), by).template
        run.do(withdraw, WHEN, by)


def test_a_step_in_the_queue_must_be_taken_first() -> None:
    assert "Ambil dahulu" in refusal(opened(), Complete(visit=1, given=(0,))).template


def test_a_step_of_another_lane_names_that_lane() -> None:
    assert str(refusal(opened(), TakeStep(1), DEWI)).startswith("Langkah 1 adalah tugas Loket.")


def test_a_page_that_is_out_of_date_is_told_to_be_loaded_again() -> None:
    run = opened()
    run.do(TakeStep(1), WHEN, FAJAR)
    run.do(HandOver(1, GITA), WHEN, FAJAR)

    assert "Muat ulang" in refusal(run, Complete(visit=1, given=(0,)), GITA, seen=2).template


def test_a_page_stays_good_while_only_other_steps_of_the_case_change() -> None:
    run = opened()
    run.do(TakeStep(1), WHEN, FAJAR)
    run.do(AddEvidence(visit=1, sha256=HEX), WHEN, FAJAR)
    run.do(Complete(visit=1, given=(0,)), WHEN, FAJAR, seen=2)

    assert run.now_open == ["periksa"]


def test_a_missing_output_asks_for_a_reason_and_does_not_stop_the_step() -> None:
    run = opened()
    run.do(TakeStep(1), WHEN, FAJAR)
    assert "Output “Tanda terima” belum dicentang" in str(refusal(run, Complete(visit=1), FAJAR))
    run.do(Complete(visit=1, reason="alat"), WHEN, FAJAR)

    assert (run.now_open, run.fact("terima").outputs_due, run.fact("terima").outputs_given) == (["periksa"], 1, 0)


def test_a_decision_needs_its_exit() -> None:
    run = opened()
    run.do(TakeStep(1), WHEN, FAJAR)
    run.do(Complete(visit=1, given=(0,)), WHEN, FAJAR)

    assert "Pilih Ya atau Tidak" in str(refusal(run, Complete(visit=2), CITRA))


@pytest.mark.parametrize(
    ("command", "by"),
    [
        pytest.param(AssignStep(1, FAJAR), BIMA, id="only the head assigns"),
        pytest.param(AssignStep(1, DEWI), CITRA, id="only to somebody of the lane"),
        pytest.param(HandOver(1, GITA), BIMA, id="only the holder hands over"),
        pytest.param(Release(1), CITRA, id="nothing to release"),
        pytest.param(Pause(1, "lelah"), CITRA, id="no lawful reason"),
        pytest.param(Resume(1), CITRA, id="not paused"),
        pytest.param(Lapse(1), 0, id="nobody is waited for"),
        pytest.param(Return(visit=1, to_row="periksa", reason="lain"), BIMA, id="not yet passed"),
        pytest.param(Move(visit=1, to_row="terima", reason="lain"), BIMA, id="the same row"),
        pytest.param(Move(visit=1, to_row="tidak-ada", reason="lain"), BIMA, id="no such row"),
        pytest.param(Skip(visit=1, reason=""), BIMA, id="no reason"),
        pytest.param(Complete(visit=9), BIMA, id="no such visit"),
        pytest.param(Complete(visit=1, given=(1,), reason="lain"), BIMA, id="no such output"),
        pytest.param(Complete(visit=1, given=(0, 5)), BIMA, id="an output and none"),
        pytest.param(Complete(visit=1, given=(0, 0)), BIMA, id="an output twice"),
        pytest.param(Complete(visit=1, given=(0,), ticked=(-1,)), BIMA, id="no such need"),
        pytest.param(Complete(visit=1, given=(0,), exit="Ya"), BIMA, id="no such exit"),
        pytest.param(Complete(visit=1, given=(0,), through_row="arsip"), BIMA, id="another lane's rows"),
        pytest.param(Undo(1), BIMA, id="nothing to undo"),
        pytest.param(RecordExtraWork(work=" "), BIMA, id="no words"),
        pytest.param(RecordExtraWork(work="Menjemput tamu", visit=7), BIMA, id="beside no open step"),
        pytest.param(RecordExtraWork(work="Menjemput tamu", began=0), BIMA, id="before the case"),
        pytest.param(AddEvidence(visit=7, sha256=HEX), BIMA, id="evidence to no visit"),
        pytest.param(AddEvidence(visit=1, sha256="bukti"), BIMA, id="no hash"),
        pytest.param(AddEvidence(visit=1, sha256=HEX, output=1), BIMA, id="evidence of no output"),
        pytest.param(WithdrawEvidence(9), BIMA, id="no such evidence"),
        pytest.param(Correct(visit=1, items=2), CITRA, id="still open"),
        pytest.param(Cancel("lain"), BIMA, id="only the head cancels"),
        pytest.param(Cancel("bosan"), CITRA, id="no reason to cancel"),
        pytest.param(Reopen(to_row="terima", reason="lain"), CITRA, id="still running"),
        pytest.param(OpenCase(unit="PCG"), BIMA, id="opened already"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(command: Command, by: int) -> None:
    run = opened()
    if by == BIMA and isinstance(command, (Complete, Skip, Move, Return)):
        run.do(TakeStep(1), WHEN, BIMA)

    assert str(refusal(run, command, by)).endswith(".")


def test_a_closed_case_takes_no_more_work() -> None:
    run = Run.of(sop(start("a"), end("b"), links="a>b")).open(WHEN)
    for visit in (1, 2):
        run.do(Complete(visit=visit), WHEN)

    assert "sudah ditutup pada {when}" in refusal(run, RecordExtraWork(work="Menjemput tamu")).template
    assert "sudah ditutup pada {when}" in refusal(run, Cancel("lain"), CITRA).template


def test_a_case_that_is_not_opened_takes_nothing() -> None:
    run = Run.of(OFFICE)

    assert refusal(run, TakeStep(1)).template == "Kasus ini belum dibuka. Buka dahulu kasusnya."


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(OpenCase(unit="PCG", start="periksa"), id="not a mulai"),
        pytest.param(OpenCase(unit="PCG", persons={"loket": FAJAR}), id="a lane that is not per_kasus"),
        pytest.param(OpenCase(unit="PCG", persons={"host": DEWI}), id="a person who may not be named"),
    ],
)
def test_a_case_is_not_opened_with(command: OpenCase) -> None:
    refusal(Run.of(OFFICE), command)


def test_who_may_not_act_for_the_first_lane_opens_no_case_but_the_head_and_the_clock_do() -> None:
    assert "tugas Loket" in str(refusal(Run.of(OFFICE), OpenCase(unit="PCG"), DEWI))
    for by in (CITRA, 0):
        assert Run.of(OFFICE).open(WHEN, by).now_open == ["terima"]


def test_of_several_mulai_one_is_chosen() -> None:
    written = sop(start("datang"), start("surat"), end("arsip"), links="datang>arsip surat>arsip")

    assert "Pilih salah satu langkah mulai" in refusal(Run.of(written), OpenCase(unit="PCG")).template
    assert Run.of(written).open(WHEN, start="surat").now_open == ["surat"]


def test_a_declared_act_lies_neither_in_the_future_nor_before_its_step() -> None:
    run = opened()

    assert "belum tiba" in refusal(run, Complete(visit=1, given=(0,)), declared="2026-02-03 09:00").template
    assert "mendahului {when}" in refusal(run, Complete(visit=1, given=(0,)), declared="2026-02-01 09:00").template


def test_a_declared_act_may_be_as_old_as_its_step_and_as_young_as_now() -> None:
    for moment in (WHEN, LATER):
        run = opened()
        run.do(Complete(visit=1, given=(0,)), LATER, FAJAR, declared=moment)
        assert run.record[-1].event.at == at(moment)


def test_extra_work_may_begin_with_the_case_and_last_no_time() -> None:
    run = opened()
    for began in (WHEN, LATER):
        run.do(RecordExtraWork(work="Menjemput tamu", began=at(began)), LATER)

    assert len(run.record) == 3


def test_a_cancelled_case_ends_no_visit_before_its_stretch_began() -> None:
    written = sop(start("a"), row("b"), row("c"), end("d", joins=True), links="a>b a>c b>d c>d")
    run = Run.of(written).open(WHEN)
    run.do(Complete(visit=1), WHEN)
    run.do(Pause(2, "kahar"), "2026-02-02 11:00")
    event = run.do(Cancel("lain"), "2026-02-02 08:00", CITRA)  # the clock was set back

    assert event.at == at("2026-02-02 11:00")


def test_a_clock_set_back_makes_no_time_run_backwards() -> None:
    run = opened()
    run.do(TakeStep(1), "2026-02-02 11:00", FAJAR)
    event = run.do(Complete(visit=1, given=(0,)), "2026-02-02 08:00", FAJAR)

    assert event.at == at("2026-02-02 11:00")
    assert (run.fact("terima").held, run.fact("terima").queue) == (0, 120 * 60_000_000)


def test_the_applicants_step_is_recorded_by_whoever_may_without_taking_it() -> None:
    answer = row("jawab", "pemohon", waits_for_applicant=True)
    written = sop(start("minta"), answer, end("arsip"), links="minta>jawab jawab>arsip")
    recorders = {**BINDINGS, "pemohon": Binding(LaneKind.OUTSIDE, (BIMA, FAJAR))}
    run = Run.of(written, bindings=recorders).open(WHEN)
    run.do(Complete(visit=1), WHEN)
    assert "adalah tugas Pemohon" in str(refusal(run, Complete(visit=2), GITA))

    run.do(Complete(visit=2), WHEN, FAJAR)

    assert run.now_open == ["arsip"]
