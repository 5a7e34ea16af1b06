"""What a log says by itself: sums by hand, then the known answers of two real logs."""

from fractions import Fraction
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.measure.sums import OFFICE, log_of
from tests.shared_data import shared_file

from alur.core.instant import HOUR, MINUTE
from alur.core.measure.log import Log, LogMaker
from alur.core.measure.log_figures import LogFigures, Times, figures_of
from alur.core.measure.quantile import NINE_TENTHS, quantile
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.hours_text import read_hours
from alur.core.worktime.rules import CalendarRules, Period
from alur.formats.log.read import read_log


def test_figures_of_three_cases_by_hand() -> None:
    log = log_of(
        [("A", "2026-02-02 09:00"), ("B", "2026-02-02 11:00"), ("C", "2026-02-02 14:00")],  # Monday
        [("A", "2026-02-06 15:00"), ("B", "2026-02-09 08:30"), ("A", "2026-02-09 08:30"), ("C", "2026-02-09 09:00")],
        [("A", "2026-02-03 10:00")],
    )

    # by the wall: 5 h, 66 h (Friday 15.00 to Monday 09.00), 0 → mean 71/3, median 5
    # at work: 3 + 1 = 4 h, 1 + 1 = 2 h, 0 → mean 2, median 2
    # edges: A>B, B>C, B>A, A>C of 2 + 3 + 0 steps
    assert figures_of(log, OFFICE) == LogFigures(
        cases=3,
        events=8,
        activities=3,
        variants=3,
        duration=Times(Fraction(71, 3) * HOUR, Fraction(5 * HOUR)),
        working=Times(Fraction(2 * HOUR), Fraction(2 * HOUR)),
        edges=4,
        followed=5,
    )


def test_the_median_of_an_even_number_lies_between_the_two_in_the_middle() -> None:
    log = log_of(
        [("A", "2026-02-02 09:00"), ("B", "2026-02-02 09:10")],
        [("A", "2026-02-02 09:00"), ("B", "2026-02-02 09:40")],
    )

    figures = figures_of(log, OFFICE)

    assert figures.duration == Times(Fraction(25 * MINUTE), Fraction(25 * MINUTE))
    assert figures.variants == 1


def test_the_tenth_of_ten_is_not_yet_the_ninetieth_of_a_hundred() -> None:
    # place 0,9 × 9 = 8,1: 90 + 0,1 × (100 − 90)
    assert quantile(list(range(10, 101, 10)), NINE_TENTHS) == 91


logs = st.lists(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 10**13)), max_size=6), min_size=1).filter(any)


@given(logs)
def test_figures_are_those_of_plain_lists(cases: list[list[tuple[str, int]]]) -> None:
    maker = LogMaker()
    for events in cases:
        case = maker.open_case("k")
        for activity, instant in events:
            maker.add(case, activity, instant)

    figures = figures_of(maker.log(), OFFICE)

    traces = [sorted(events, key=lambda event: event[1]) for events in cases if events]
    names = [tuple(activity for activity, _ in trace) for trace in traces]
    lengths = [trace[-1][1] - trace[0][1] for trace in traces]
    assert figures.cases == len(traces)
    assert figures.variants == len(set(names))
    assert figures.edges == len({pair for trace in names for pair in pairwise(trace)})
    assert figures.followed == sum(len(trace) - 1 for trace in names)
    assert figures.duration == Times(Fraction(sum(lengths), len(lengths)), Fraction(median(map(Fraction, lengths))))


def real_log(name: str) -> Log:
    with shared_file(name).open("rb") as stream:
        return read_log(stream, name=name).log


BUSINESS = Calendar(CalendarRules("UTC", (Period(OFFICE.rules.periods[0].since, read_hours("Mon-Fri 07:00-17:00")),)))


@pytest.mark.parametrize(
    ("name", "counts", "seconds"),
    [
        ("receipt.xes.gz", (1434, 8577, 116, 99, 7143), (467_263.915, 2_868.5835, 139_570.909, 2_722.973)),
        (
            "domestic_declarations.xes.gz",
            (10_500, 56_437, 99, 39, 45_937),
            (995_822.379, 633_337, 304_959.611, 208_377),
        ),
    ],
)
def test_the_known_answers_of_real_logs(name: str, counts: tuple[int, ...], seconds: tuple[float, ...]) -> None:
    figures = figures_of(real_log(name), BUSINESS)

    assert (figures.cases, figures.events, figures.variants, figures.edges, figures.followed) == counts
    times = [figures.duration.mean, figures.duration.median, figures.working.mean, figures.working.median]
    assert [float(time / 1_000_000) for time in times] == pytest.approx(seconds, rel=2e-8)
