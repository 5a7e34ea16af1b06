"""The clock of a visit, each line of DESIGN §3 *Clock* summed by hand.

The office works Mon–Thu 07.30–12.00 and 13.00–16.00, Fri 07.30–11.30 and 13.00–16.30, in Ramadan Mon–Thu 08.00–12.00
and 12.30–15.00. 16 and 17 February 2026 are holidays, Ramadan begins on 19 February. 2 February 2026 is a Monday.
"""

import pytest
from tests.core.case.office import BIMA, CITRA, FAJAR, GITA, WITA, Run, decision, end, hours, sop, start
from tests.core.worktime.moments import at, wall

from alur.core.case.clock import measured
from alur.core.case.commands import AssignStep, Complete, HandOver, Pause, Release, Resume, Return, TakeStep
from alur.core.case.facts import OnTime
from alur.core.case.spent import Stretch
from alur.core.instant import HOUR, MINUTE
from alur.core.sop.model import Sop


def one_step(time: str, lane: str = "loket") -> Sop:
    """A step under test, and an archive that ends the case."""
    return sop(start("layani", lane, time), end("arsip"), links="layani>arsip")


def done(run: Run, when: str, by: int = BIMA, row: str = "layani", **more: object) -> None:
    run.do(Complete(visit=run.number(row), **more), when, by)  # type: ignore[arg-type]


_LOOP = "susun>periksa periksa>arsip:Ya periksa>susun:Tidak"


# Opened, taken, ended


def test_queue_runs_until_a_person_answers_for_it_and_held_from_then_on() -> None:
    run = Run.of(one_step("60 menit")).open("2026-02-02 09:00")
    run.do(TakeStep(1), "2026-02-02 10:10", FAJAR)
    done(run, "2026-02-02 11:00", FAJAR)

    fact = run.fact("layani")

    assert (fact.queue, fact.held, fact.service) == (70 * MINUTE, 50 * MINUTE, (70 + 50) * MINUTE)
    assert (fact.taken, fact.person, fact.holders) == (at("2026-02-02 10:10"), FAJAR, 1)


def test_a_lane_with_one_holder_is_taken_at_its_opening() -> None:
    run = Run.of(one_step("60 menit", lane="asisten")).open("2026-02-02 09:00")
    done(run, "2026-02-02 09:40")

    fact = run.fact("layani")

    assert (fact.queue, fact.held, fact.taken) == (0, 40 * MINUTE, at("2026-02-02 09:00"))


def test_a_step_in_minutes_is_judged_by_what_was_held_not_by_the_queue() -> None:
    run = Run.of(one_step("60 menit")).open("2026-02-02 08:00")
    run.do(TakeStep(1), "2026-02-02 10:00", FAJAR)
    done(run, "2026-02-02 11:00", FAJAR)

    # Service is 3 hours; held is 60 minutes of 60.
    assert run.fact("layani").on_time is OnTime.YES


def test_a_microsecond_over_the_standard_is_late() -> None:
    run = Run.of(one_step("60 menit", lane="asisten")).open("2026-02-02 09:00")
    done(run, "2026-02-02 10:00:00.000001")

    assert run.fact("layani").on_time is OnTime.NO


def test_the_due_of_a_short_step_counts_from_the_taking() -> None:
    run = Run.of(one_step("60 menit")).open("2026-02-02 15:00")
    provisional = run.visit("layani").due
    run.do(TakeStep(1), "2026-02-02 15:30", FAJAR)

    # Untaken: 15.00 + 60 minutes. Taken at 15.30: 30 minutes until 16.00, 30 from 07.30 on.
    assert (provisional, run.visit("layani").due) == (at("2026-02-02 16:00"), at("2026-02-03 08:00"))


# Across a night, a holiday, into Ramadan


@pytest.mark.parametrize(
    ("opened", "ended", "minutes"),
    [
        pytest.param("2026-02-02 15:00", "2026-02-03 08:30", 60 + 60, id="a night"),
        pytest.param("2026-02-06 16:00", "2026-02-09 08:00", 30 + 30, id="a weekend, Friday until 16.30"),
        pytest.param("2026-02-13 15:30", "2026-02-18 08:00", 60 + 30, id="a weekend and two holidays"),
        pytest.param("2026-02-18 15:00", "2026-02-19 09:00", 60 + 60, id="into Ramadan, which opens at 08.00"),
        pytest.param("2026-02-19 14:00", "2026-02-20 08:15", 60 + 15, id="within Ramadan, which closes at 15.00"),
    ],
)
def test_held_time_counts_working_time_alone(opened: str, ended: str, minutes: int) -> None:
    run = Run.of(one_step("2 jam", lane="asisten")).open(opened)
    done(run, ended)

    fact = run.fact("layani")

    assert (fact.held, fact.on_time) == (minutes * MINUTE, OnTime.YES)


def test_a_day_begins_after_the_opening_and_ends_at_local_midnight() -> None:
    run = Run.of(one_step("2 hari kerja")).open("2026-02-12 15:59")

    # Day 0 is Thursday 12, day 1 Friday 13, then a weekend and two holidays: day 2 is Wednesday 18.
    assert wall(run.visit("layani").due or 0) == "2026-02-18 23:59:59.999999"


@pytest.mark.parametrize(
    ("ended", "kept"), [("2026-02-03 23:59:59.999999", OnTime.YES), ("2026-02-04 00:00", OnTime.NO)]
)
def test_a_step_in_days_is_judged_from_its_opening_until_midnight(ended: str, kept: OnTime) -> None:
    run = Run.of(one_step("1 hari kerja")).open("2026-02-02 09:00")
    run.do(TakeStep(1), "2026-02-03 15:00", FAJAR)
    done(run, ended, FAJAR)

    assert run.fact("layani").on_time is kept


def test_midnight_is_that_of_the_units_own_zone() -> None:
    east, west = (Run.of(one_step("1 hari kerja"), calendar=hours(zone)) for zone in ("WIT", "WIB"))
    for run in (east, west):
        run.open("2026-02-02 23:30")  # in WITA: half past midnight of Tuesday in WIT, half past ten in WIB

    assert wall(east.visit("layani").due or 0) == "2026-02-04 22:59:59.999999"
    assert wall(west.visit("layani").due or 0) == "2026-02-04 00:59:59.999999"


# Pauses


def test_a_pause_is_taken_off_held_and_service_and_shown_apart() -> None:
    run = Run.of(one_step("60 menit", lane="asisten")).open("2026-02-02 09:00")
    run.do(Pause(1, "pemohon"), "2026-02-02 09:20")
    run.do(Resume(1), "2026-02-03 08:00")
    done(run, "2026-02-03 08:40")

    fact = run.fact("layani")

    # Held 20 + 40. Paused on Monday 09.20–12.00 and 13.00–16.00, on Tuesday 07.30–08.00: 160 + 180 + 30.
    assert (fact.held, fact.service, fact.paused) == (60 * MINUTE, 60 * MINUTE, 370 * MINUTE)
    assert fact.on_time is OnTime.YES


def test_after_a_pause_a_short_step_is_due_with_what_is_left_of_it() -> None:
    run = Run.of(one_step("60 menit", lane="asisten")).open("2026-02-02 09:00")
    run.do(Pause(1, "pemohon"), "2026-02-02 09:20")
    run.do(Resume(1), "2026-02-03 08:00")

    assert run.visit("layani").due == at("2026-02-03 08:40")


def test_several_pauses_add_up() -> None:
    run = Run.of(one_step("60 menit", lane="asisten")).open("2026-02-02 09:00")
    for paused, resumed in (("09:10", "09:30"), ("09:40", "10:10"), ("10:15", "10:20")):
        run.do(Pause(1, "instansi"), f"2026-02-02 {paused}")
        run.do(Resume(1), f"2026-02-02 {resumed}")
    done(run, "2026-02-02 10:25")

    # Held 10 + 10 + 5 + 5, paused 20 + 30 + 5.
    assert (run.fact("layani").held, run.fact("layani").paused) == (30 * MINUTE, 55 * MINUTE)


def test_a_pause_moves_a_due_in_days_as_though_the_step_had_been_opened_later() -> None:
    run = Run.of(one_step("3 hari kerja", lane="asisten")).open("2026-02-02 09:00")
    run.do(Pause(1, "pemohon"), "2026-02-03 10:00")
    run.do(Resume(1), "2026-02-05 10:00")

    # Paused 5 + 7.5 + 2.5 = 15 hours, two working days: as though opened on Wednesday 4 at 09.00; day 3 is Monday 9.
    assert run.visit("layani").clock.paused == 15 * HOUR
    assert wall(run.visit("layani").due or 0) == "2026-02-09 23:59:59.999999"


def test_a_short_pause_within_a_day_moves_no_due_in_days() -> None:
    run = Run.of(one_step("3 hari kerja", lane="asisten")).open("2026-02-02 09:00")
    run.do(Pause(1, "pemohon"), "2026-02-03 10:00")
    run.do(Resume(1), "2026-02-03 15:00")

    # As though opened at 13.00 on the same Monday.
    assert wall(run.visit("layani").due or 0) == "2026-02-05 23:59:59.999999"


def test_a_pause_moves_an_elapsed_deadline_by_the_wall() -> None:
    run = Run.of(one_step("2 x 24 jam", lane="asisten")).open("2026-02-02 09:00")
    run.do(Pause(1, "pemohon"), "2026-02-02 20:00")
    run.do(Resume(1), "2026-02-03 05:00")

    # 48 hours from Monday 09.00, and 9 hours of night.
    assert run.visit("layani").due == at("2026-02-04 18:00")


def test_a_pause_in_the_queue_counts_as_pause_not_as_queue() -> None:
    run = Run.of(one_step("60 menit")).open("2026-02-02 09:00")
    run.do(Pause(1, "kahar"), "2026-02-02 09:30", CITRA)
    run.do(TakeStep(1), "2026-02-02 10:00", FAJAR)
    run.do(Resume(1), "2026-02-02 10:30", FAJAR)
    done(run, "2026-02-02 11:00", FAJAR)

    fact = run.fact("layani")

    assert (fact.queue, fact.paused, fact.held) == (30 * MINUTE, 60 * MINUTE, 30 * MINUTE)


def test_a_step_ended_while_paused_ends_its_pause() -> None:
    run = Run.of(one_step("60 menit", lane="asisten")).open("2026-02-02 09:00")
    run.do(Pause(1, "pemohon"), "2026-02-02 09:30")
    done(run, "2026-02-02 11:30")

    assert (run.fact("layani").held, run.fact("layani").paused) == (30 * MINUTE, 120 * MINUTE)


# Absence


def test_recorded_absence_is_not_held_but_remains_service() -> None:
    run = Run.of(one_step("5 jam", lane="asisten")).open("2026-02-02 14:00")
    run.do(Complete(visit=1), "2026-02-04 09:00", absences=[("2026-02-03 00:00", "2026-02-04 00:00")])

    fact = run.fact("layani")

    # Monday 14–16, Tuesday away, Wednesday 07.30–09.00.
    assert (fact.held, fact.absent) == (210 * MINUTE, 450 * MINUTE)
    assert (fact.service, fact.on_time) == (660 * MINUTE, OnTime.YES)


def test_a_stretch_with_absence_is_as_long_by_the_wall_as_without() -> None:
    away = [(at("2026-02-02 10:00"), at("2026-02-02 11:00"))]

    stretch = measured(WITA, at("2026-02-02 09:00"), at("2026-02-02 12:30"), away)

    assert stretch == Stretch(working=120 * MINUTE, elapsed=210 * MINUTE, absent=60 * MINUTE)


def test_absence_during_a_pause_or_twice_told_is_taken_off_once() -> None:
    away = [("2026-02-03 00:00", "2026-02-04 00:00"), ("2026-02-03 12:00", "2026-02-04 00:00")]
    run = Run.of(one_step("5 jam", lane="asisten")).open("2026-02-02 15:00")
    run.do(Pause(1, "pemohon"), "2026-02-02 15:30")
    run.do(Resume(1), "2026-02-03 10:00", absences=away)
    run.do(Complete(visit=1), "2026-02-04 08:00", absences=away)

    fact = run.fact("layani")

    # Held Monday 15.00–15.30 and Wednesday 07.30–08.00; paused until Tuesday 10.00; then away 10–12 and 13–16.
    assert (fact.held, fact.paused, fact.absent) == (60 * MINUTE, (30 + 150) * MINUTE, 300 * MINUTE)


# Handing over, releasing


def test_a_handover_keeps_the_clock_running_and_counts_the_holders() -> None:
    run = Run.of(one_step("60 menit")).open("2026-02-02 09:00")
    run.do(TakeStep(1), "2026-02-02 09:00", FAJAR)
    run.do(HandOver(1, GITA), "2026-02-02 09:40", FAJAR)
    done(run, "2026-02-02 10:05", GITA)

    fact = run.fact("layani")

    assert (fact.held, fact.on_time, fact.person, fact.holders) == (65 * MINUTE, OnTime.NO, GITA, 2)
    assert not fact.usable


def test_handing_back_does_not_make_a_third_holder() -> None:
    run = Run.of(one_step("60 menit")).open("2026-02-02 09:00")
    run.do(TakeStep(1), "2026-02-02 09:00", FAJAR)
    run.do(HandOver(1, GITA), "2026-02-02 09:10", FAJAR)
    run.do(HandOver(1, FAJAR), "2026-02-02 09:20", GITA)
    done(run, "2026-02-02 09:30", FAJAR)

    assert run.fact("layani").holders == 2


def test_time_back_in_the_queue_is_queue_again() -> None:
    run = Run.of(one_step("60 menit")).open("2026-02-02 08:00")
    run.do(TakeStep(1), "2026-02-02 08:10", FAJAR)
    run.do(Release(1), "2026-02-02 08:40", FAJAR)
    run.do(AssignStep(1, FAJAR), "2026-02-02 10:00", CITRA)
    done(run, "2026-02-02 10:20", FAJAR)

    fact = run.fact("layani")

    # Queue 10 + 80, held 30 + 20, one holder: nothing is lost and nothing counts twice.
    assert (fact.queue, fact.held, fact.service) == (90 * MINUTE, 50 * MINUTE, 140 * MINUTE)
    assert (fact.taken, fact.holders) == (at("2026-02-02 08:10"), 1)


# Returns


def test_a_row_done_again_is_a_visit_of_its_own_and_the_earlier_fact_stands() -> None:
    written = sop(
        start("susun", "asisten", "2 jam"),
        decision("periksa", "kepala", "1 hari kerja"),
        end("arsip"),
        links=_LOOP,
    )
    run = Run.of(written).open("2026-02-02 09:00")
    done(run, "2026-02-02 10:00", row="susun")
    done(run, "2026-02-02 11:00", CITRA, row="periksa", exit="Tidak")
    done(run, "2026-02-02 11:15", row="susun")

    first, second = [fact for fact in run.facts if fact.row == "susun"]

    assert (first.held, first.nth, second.held, second.nth) == (60 * MINUTE, 1, 15 * MINUTE, 2)
    assert second.opened == at("2026-02-02 11:00")


def test_a_returned_step_ends_with_its_own_clock() -> None:
    written = sop(start("susun"), decision("periksa", "kepala", "30 menit"), end("arsip"), links=_LOOP)
    run = Run.of(written).open("2026-02-02 09:00")
    done(run, "2026-02-02 10:00", row="susun")
    run.do(Return(visit=2, to_row="susun", reason="kelengkapan"), "2026-02-02 10:20", CITRA)

    fact = run.fact("periksa")

    assert (fact.ending and fact.ending.value, fact.held, fact.on_time) == ("returned", 20 * MINUTE, OnTime.UNKNOWN)
    assert not fact.usable
