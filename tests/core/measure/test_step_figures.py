"""Each step against its standard, summed by hand. The office is open from 08.00 to 12.00 and from 13.00 to 16.00."""

from fractions import Fraction

from tests.core.measure.sums import OFFICE, log_of, row, sop_of

from alur.core.instant import DAY, HOUR, MINUTE
from alur.core.measure.step_figures import StepFigures, steps_of
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Symbol

SOP = sop_of(
    [
        row("A", "30 menit", Symbol.START),
        row("B", "60 menit"),
        row("C", "1 hari kerja"),
        row("D", "segera"),
        row("E", "2 hari", waits=True),
        row("F", "1 x 24 jam"),
        row("G", "5 menit", Symbol.END),
    ],
    "A>B", "B>C", "C>D", "D>E", "E>F", "F>G",
)  # fmt: skip


def figures(*cases: list[tuple[str, str]]) -> dict[str, StepFigures]:
    return {step.row.id: step for step in steps_of(log_of(*cases), flow_of(SOP), OFFICE)}


def counts(step: StepFigures) -> tuple[int, int, int, int]:
    return step.visits, step.on_time, step.late, step.unknown


def test_minutes_are_judged_by_working_time() -> None:
    step = figures(
        [("A", "2026-02-02 15:30"), ("B", "2026-02-03 08:30")],  # 30 + 30 = 60 minutes: just in time
        [("A", "2026-02-02 15:30"), ("B", "2026-02-03 08:31")],  # 61
        [("A", "2026-02-02 11:45"), ("B", "2026-02-02 13:15")],  # 15 + 15 = 30
    )["B"]

    assert counts(step) == (3, 2, 1, 0)
    # 30, 60, 61: the median is 60, p90 stands at place 1,8: 60 + 0,8 × 1
    assert step.median == 60 * MINUTE
    assert step.p90 == Fraction(608, 10) * MINUTE


def test_days_are_judged_by_the_due_date() -> None:
    step = figures(
        [("B", "2026-02-02 09:00"), ("C", "2026-02-03 23:59")],  # due on Tuesday at midnight
        [("B", "2026-02-02 09:00"), ("C", "2026-02-04 00:00")],
        [("B", "2026-02-06 15:00"), ("C", "2026-02-09 15:00")],  # Friday to Monday
    )["C"]

    assert counts(step) == (3, 2, 1, 0)
    # Monday 3 + 3, Tuesday 7 = 13 h, twice; Friday 1 + Monday 4 + 2 = 7 h
    assert step.median == 13 * HOUR


def test_what_runs_by_the_wall_is_told_by_the_wall() -> None:
    steps = figures(
        [("D", "2026-02-06 10:00"), ("E", "2026-02-08 22:00"), ("F", "2026-02-09 22:00")],
        [("D", "2026-02-06 10:00"), ("E", "2026-02-09 10:00"), ("F", "2026-02-10 10:01")],
    )

    assert counts(steps["E"]) == (2, 1, 1, 0)  # two calendar days from Friday end on Sunday
    assert steps["E"].median == Fraction(60 + 72, 2) * HOUR
    assert counts(steps["F"]) == (2, 1, 1, 0)  # 24 h, and a minute more
    assert steps["F"].median == DAY + 30 * 1_000_000


def test_what_has_no_opening_or_no_measure_is_unknown() -> None:
    steps = figures([("A", "2026-02-02 09:00"), ("B", "2026-02-02 09:30"), ("D", "2026-02-02 10:00")])

    assert counts(steps["A"]) == (1, 0, 0, 1)
    assert steps["A"].median is None
    assert counts(steps["D"]) == (1, 0, 0, 1)
    assert steps["D"].median == 30 * MINUTE


def test_a_row_never_visited_stands_there_with_nothing() -> None:
    step = figures([("A", "2026-02-02 09:00")])["G"]

    assert counts(step) == (0, 0, 0, 0)
    assert (step.number, step.median, step.p90) == (7, None, None)
