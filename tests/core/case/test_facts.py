"""Facts: what may be judged, from which times, and how a correction becomes a revision."""

from dataclasses import fields

import pytest
from tests.core.case.office import BIMA, CITRA, FAJAR, GITA, WITA, Run, decision, end, row, sop, start
from tests.core.worktime.moments import at

from alur.core.case.commands import Cancel, Complete, Correct, OpenChild, Pause, Resume, Skip, TakeStep
from alur.core.case.events import CaseOpened, Source
from alur.core.case.facts import FORMULA, Fact, OnTime, corrected, facts_of
from alur.core.instant import HOUR, MINUTE
from alur.core.refused import Refused
from alur.core.sop.model import Sop

WHEN = "2026-02-02 09:00"
AFTER = "2026-02-06 09:00"


def one_step(time: str, lane: str = "asisten", **more: object) -> Sop:
    return sop(start("layani", lane, time, **more), end("arsip"), links="layani>arsip")


def test_a_fact_names_its_series_version_calendar_and_formula() -> None:
    run = Run.of(one_step("60 menit", outputs=("Surat",))).open(WHEN)
    run.do(Complete(visit=1, given=(0,)), "2026-02-02 09:30")

    fact = run.fact("layani")

    assert fact.series == ("uji", "layani", "60 menit")
    assert (fact.unit, fact.version, fact.lane, fact.visit, fact.nth) == ("PCG", "1", "asisten", 1, 1)
    assert (fact.calendar, fact.formula) == (WITA.version, FORMULA)
    assert (fact.outputs_due, fact.outputs_given, fact.revision) == (1, 1, 2)
    assert (fact.opened, fact.ended, fact.recorded) == (at(WHEN), at("2026-02-02 09:30"), at("2026-02-02 09:30"))


def test_queue_held_absence_and_pause_add_up_to_the_working_time_of_the_visit() -> None:
    run = Run.of(one_step("5 jam", lane="loket")).open("2026-02-02 08:00")
    run.do(TakeStep(1), "2026-02-02 10:00", FAJAR)
    run.do(Pause(1, "kahar"), "2026-02-02 15:00", FAJAR)
    run.do(Complete(visit=1), "2026-02-04 09:17:03.000009", FAJAR)

    fact = run.fact("layani")

    assert fact.service == fact.queue + fact.held + fact.absent
    assert fact.service + fact.paused == WITA.working_us(fact.opened, fact.ended)


# From paper


def declared(time: str) -> Fact:
    run = Run.of(one_step(time, lane="loket")).open(WHEN)
    run.do(Complete(visit=1, person=GITA, taken=at("2026-02-02 10:00")), AFTER, CITRA, declared="2026-02-02 10:30")
    return run.fact("layani")


def test_paper_tells_who_since_when_and_until_when() -> None:
    fact = declared("60 menit")

    assert (fact.person, fact.taken, fact.ended) == (GITA, at("2026-02-02 10:00"), at("2026-02-02 10:30"))
    assert (fact.queue, fact.held, fact.time_source) == (HOUR, 30 * MINUTE, Source.DECLARED)
    assert (fact.recorded, fact.due) == (at(AFTER), at("2026-02-02 11:00"))


def test_minutes_from_paper_are_neither_kept_nor_missed() -> None:
    assert declared("60 menit").on_time is OnTime.UNKNOWN
    assert declared("15 menit").on_time is OnTime.UNKNOWN


def test_days_from_paper_are_judged() -> None:
    assert declared("1 hari kerja").on_time is OnTime.YES
    assert declared("1 hari kerja").usable


def test_a_step_that_paper_opened_stays_declared_though_it_ends_live() -> None:
    written = sop(start("a"), row("b", time="30 menit"), end("c"), links="a>b b>c")
    run = Run.of(written).open(WHEN)
    run.do(Complete(visit=1), "2026-02-02 11:00", declared="2026-02-02 10:50")
    run.do(Complete(visit=2), "2026-02-02 11:05")

    assert (run.fact("b").time_source, run.fact("b").on_time) == (Source.DECLARED, OnTime.UNKNOWN)


def test_paper_that_says_nothing_of_the_beginning_means_from_the_opening() -> None:
    run = Run.of(one_step("60 menit", lane="loket")).open(WHEN)
    run.do(Complete(visit=1), AFTER, FAJAR, declared="2026-02-02 10:30")

    fact = run.fact("layani")

    assert (fact.queue, fact.held, fact.person) == (0, 90 * MINUTE, FAJAR)


# Endings


def test_late_is_late_however_the_visit_ended() -> None:
    run = Run.of(one_step("60 menit")).open(WHEN)
    run.do(Skip(visit=1, reason="lain"), "2026-02-02 11:00")

    assert (run.fact("layani").on_time, run.fact("layani").usable) == (OnTime.NO, False)


def test_nobody_keeps_a_standard_by_not_doing_the_step() -> None:
    run = Run.of(one_step("60 menit", outputs=("Surat",))).open(WHEN)
    run.do(Skip(visit=1, reason="lain"), "2026-02-02 09:10")

    assert (run.fact("layani").on_time, run.fact("layani").outputs_due, run.fact("layani").outputs_given) == (
        OnTime.UNKNOWN,
        1,
        0,
    )


def test_every_visit_of_a_cancelled_case_has_its_fact() -> None:
    run = Run.of(sop(start("a"), row("b"), row("c"), end("d", joins=True), links="a>b a>c b>d c>d")).open(WHEN)
    run.do(Complete(visit=1), WHEN)
    run.do(Cancel("lain"), "2026-02-02 10:00", CITRA)

    cancelled = [(fact.row, fact.ending and fact.ending.value, fact.held) for fact in run.facts[1:]]

    assert cancelled == [("b", "cancelled", HOUR), ("c", "cancelled", HOUR)]


def test_while_the_applicant_has_the_work_everything_is_pause_and_nobody_is_judged() -> None:
    answer = decision("jawab", "pemohon", "3 hari", waits_for_applicant=True, outputs=("Jawaban",))
    run = Run.of(sop(start("a"), answer, end("c"), links="a>jawab jawab>c:Ya jawab>a:Tidak")).open(WHEN)
    run.do(Complete(visit=1), WHEN)
    run.do(Complete(visit=2, exit="Ya", given=(0,)), "2026-02-09 09:00")

    fact = run.fact("jawab")

    assert (fact.queue, fact.held, fact.service, fact.paused) == (0, 0, 0, 5 * 450 * MINUTE)
    assert (fact.on_time, fact.usable, fact.waits, fact.exit) == (OnTime.UNKNOWN, False, True, "Ya")


def test_a_pause_while_the_applicant_has_the_work_is_pause_like_the_rest() -> None:
    answer = row("jawab", "pemohon", "3 hari", waits_for_applicant=True)
    run = Run.of(sop(start("a"), answer, end("c"), links="a>jawab jawab>c")).open(WHEN)
    run.do(Complete(visit=1), WHEN)
    run.do(Pause(2, "kahar"), "2026-02-02 10:00")
    run.do(Resume(2), "2026-02-02 11:30")
    run.do(Complete(visit=2), "2026-02-02 12:00")

    assert (run.fact("jawab").paused, run.fact("jawab").service) == (3 * HOUR, 0)


def test_a_row_that_calls_another_sop_judges_nobody() -> None:
    run = Run.of(sop(start("a", time="2 jam", calls="lain"), end("b"), links="a>b")).open(WHEN)
    run.do(OpenChild(visit=1, child="K-2", kode="lain", version="1"), WHEN)
    run.do(Complete(visit=1), "2026-02-02 09:30")

    assert (run.fact("a").on_time, run.fact("a").usable) == (OnTime.YES, False)


@pytest.mark.parametrize("time", ["", "Segera", "secukupnya"])
def test_a_step_without_a_measure_has_neither_due_nor_judgement(time: str) -> None:
    run = Run.of(one_step(time)).open(WHEN)
    run.do(Complete(visit=1), "2026-02-20 09:00")

    assert (run.fact("layani").due, run.fact("layani").on_time) == (None, OnTime.UNKNOWN)


def test_absence_moves_the_due_as_it_moves_the_judgement() -> None:
    run = Run.of(one_step("5 jam")).open("2026-02-02 14:00")
    run.do(Complete(visit=1), "2026-02-04 09:00", absences=[("2026-02-03 00:00", "2026-02-04 00:00")])

    # Monday 14–16, Tuesday away, three hours more on Wednesday: 10.30.
    assert run.fact("layani").due == at("2026-02-04 10:30")


# Corrections


def correction(run: Run, command: Correct) -> Fact:
    fact = run.fact("layani")
    run.do(command, AFTER, CITRA)
    return corrected(fact, run.record[-1], WITA)


def held_too_long() -> Run:
    run = Run.of(one_step("60 menit", outputs=("Surat", "Lampiran"))).open(WHEN)
    run.do(Complete(visit=1, given=(0,), reason="alat"), "2026-02-02 11:00", BIMA)
    return run


def test_corrected_outputs_are_a_revision_and_leave_the_times_live() -> None:
    fact = correction(held_too_long(), Correct(visit=1, given=(0, 1), missing=()))

    assert (fact.outputs_given, fact.on_time, fact.time_source) == (2, OnTime.NO, Source.LIVE)
    assert (fact.revision, fact.recorded) == (3, at(AFTER))


def test_corrected_times_are_declared_times() -> None:
    fact = correction(held_too_long(), Correct(visit=1, ended=at("2026-02-02 09:50")))

    assert (fact.held, fact.ended) == (50 * MINUTE, at("2026-02-02 09:50"))
    assert (fact.time_source, fact.on_time, fact.usable) == (Source.DECLARED, OnTime.UNKNOWN, False)


def test_absence_that_nobody_had_recorded_is_taken_off_held() -> None:
    run = Run.of(one_step("1 hari kerja")).open(WHEN)
    run.do(Complete(visit=1), "2026-02-03 09:00")
    fact = correction(run, Correct(visit=1, absent=2 * HOUR))

    # Monday 09–12 and 13–16, Tuesday 07.30–09.00: 7.5 hours, less 2.
    assert (fact.held, fact.absent, fact.service) == (330 * MINUTE, 120 * MINUTE, 450 * MINUTE)


def test_a_corrected_taking_moves_the_due_by_the_pauses_and_the_absence_too() -> None:
    run = Run.of(one_step("60 menit")).open(WHEN)
    run.do(Pause(1, "kahar"), "2026-02-02 09:10")
    run.do(Resume(1), "2026-02-02 09:30")
    run.do(Complete(visit=1), "2026-02-02 11:00")
    fact = correction(run, Correct(visit=1, taken=at("2026-02-02 09:05"), absent=15 * MINUTE))

    # 120 minutes in all: 5 queue, 20 pause, 15 absence, so 80 held. Due 60 + 20 + 15 minutes after 09.05.
    assert (fact.queue, fact.paused, fact.absent, fact.held) == (5 * MINUTE, 20 * MINUTE, 15 * MINUTE, 80 * MINUTE)
    assert fact.due == at("2026-02-02 10:40")


def test_absence_within_a_time_told_from_paper_is_taken_off_held() -> None:
    run = Run.of(one_step("1 minggu", lane="loket")).open(WHEN)
    run.do(
        Complete(visit=1, person=GITA, taken=at("2026-02-02 10:00")),
        AFTER,
        CITRA,
        declared="2026-02-04 10:00",
        absences=[("2026-02-03 00:00", "2026-02-04 00:00")],
    )

    # Monday 10–12 and 13–16, Wednesday 07.30–10.00; away on Tuesday.
    assert (run.fact("layani").held, run.fact("layani").absent) == (450 * MINUTE, 450 * MINUTE)


def test_a_correction_keeps_the_parts_adding_up() -> None:
    run = held_too_long()
    fact = correction(
        run, Correct(visit=1, taken=at("2026-02-02 10:00"), ended=at("2026-02-02 10:30"), absent=9 * HOUR)
    )

    assert (fact.queue, fact.absent, fact.held) == (HOUR, 30 * MINUTE, 0)
    assert fact.service + fact.paused == 90 * MINUTE


@pytest.mark.parametrize(
    ("command", "by"),
    [
        pytest.param(Correct(visit=1, items=2), FAJAR, id="not by a third person"),
        pytest.param(Correct(visit=1), CITRA, id="nothing to correct"),
        pytest.param(Correct(visit=1, ended=at("2026-02-07 09:00")), CITRA, id="an end in the future"),
        pytest.param(Correct(visit=1, taken=at("2026-02-01 09:00")), CITRA, id="taken before the case"),
        pytest.param(Correct(visit=1, taken=at("2026-02-02 11:00"), ended=at(WHEN)), CITRA, id="ended before taken"),
        pytest.param(Correct(visit=1, absent=-1), CITRA, id="absent less than nothing"),
        pytest.param(Correct(visit=1, items=0), CITRA, id="no item"),
        pytest.param(Correct(visit=7, items=2), CITRA, id="no such visit"),
    ],
)
def test_no_correction_of_or_by(command: Correct, by: int) -> None:
    with pytest.raises(Refused):
        held_too_long().do(command, AFTER, by)


def test_who_ended_the_step_may_correct_it_and_a_correction_may_be_of_nothing_but_zero() -> None:
    for command in (Correct(visit=1, absent=0), Correct(visit=1, items=1), Correct(visit=1, ended=at(AFTER))):
        run = held_too_long()
        run.do(command, AFTER, BIMA)
        assert run.record[-1].seq == 3


def test_a_visit_that_was_done_again_since_is_corrected_by_the_head_alone() -> None:
    written = sop(start("a"), decision("b"), end("c"), links="a>b b>c:Ya b>a:Tidak")
    run = Run.of(written).open(WHEN)
    for visit, exit_ in ((1, ""), (2, "Tidak"), (3, "")):
        run.do(Complete(visit=visit, exit=exit_), WHEN)
    with pytest.raises(Refused, match="pimpinan unit"):
        run.do(Correct(visit=1, items=1), AFTER, BIMA)

    run.do(Correct(visit=3, items=1), AFTER, BIMA)
    run.do(Correct(visit=1, items=1), AFTER, CITRA)


def test_outputs_that_the_row_does_not_have_are_not_given() -> None:
    assert correction(held_too_long(), Correct(visit=1, given=(0, 5, -1))).outputs_given == 1


def test_only_onward_events_make_facts() -> None:
    run = Run.of(one_step("")).open(WHEN)

    assert isinstance(run.record[0].event, CaseOpened)
    assert facts_of(None, run.record[0], run.procedure) == ()
    assert run.facts == []


def test_no_fact_says_who_the_person_is_but_by_a_key() -> None:
    texts = {each.name for each in fields(Fact) if each.type in (str, "str")}

    assert texts == {"unit", "kode", "version", "row", "lane", "standard", "exit", "calendar"}
