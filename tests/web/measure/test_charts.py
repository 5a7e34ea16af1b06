"""Where the charts put their marks, in parts of their width."""

import pytest

from alur.core.instant import HOUR
from alur.web.measure.charts import TALLEST, bar_of, dot_chart


def test_a_bar_stands_against_its_standard_at_two_thirds_of_the_axis():
    """Ten visits of 1 … 10 hours against 8 hours: the tenth part begins at 2, half at 6, nine parts end at 10 hours.

    2 / 8 * 66.7 = 16.7; 6 / 8 * 66.7 = 50; 10 / 8 * 66.7 = 83.3, of which 16.7 lie beyond the standard.
    """
    bar = bar_of(tuple((hour * HOUR, 1) for hour in range(1, 11)), "8 jam", late=True)
    assert bar is not None
    assert (bar.low, bar.middle, bar.over) == pytest.approx((100 / 6, 50, 100 / 6))
    assert bar.low + bar.width == pytest.approx(bar.tick) == pytest.approx(200 / 3)


def test_a_bar_never_leaves_its_axis():
    bar = bar_of(((100 * HOUR, 10),), "1 jam", late=True)
    assert bar is not None
    assert bar.low + bar.width + bar.over <= 100.5
    assert bar.middle == pytest.approx(100)


def test_without_a_length_there_is_no_bar():
    assert bar_of(((HOUR, 5),), "segera", late=False) is None


def test_the_promise_stands_behind_its_own_day():
    chart = dot_chart([(2, True), (2, True), (3, True), (6, False)], promise=3)
    slot = 100 / 8  # days 0 … 7
    assert chart.promise_x == pytest.approx(4 * slot)
    assert [dot.x for dot in chart.dots] == pytest.approx([2.5 * slot, 2.5 * slot, 3.5 * slot, 6.5 * slot])
    assert chart.dots[0].y > chart.dots[1].y == chart.dots[0].y - 13


def test_many_cases_on_one_day_stay_within_the_picture():
    chart = dot_chart([(5, True)] * 900, promise=None)
    assert chart.height < TALLEST + 80
    assert min(dot.y for dot in chart.dots) > 0


def test_a_bar_of_days_may_pass_its_standard_and_yet_be_on_time():
    bar = bar_of(((8 * HOUR, 10),), "1 hari", late=False)
    assert bar is not None
    assert bar.over > 0
    assert not bar.late


def test_a_chart_counts_what_it_draws():
    chart = dot_chart([(2, True), (2, True), (6, False)], promise=3)
    assert (chart.kept, chart.broken) == (2, 1)
