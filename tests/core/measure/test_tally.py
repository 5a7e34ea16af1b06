"""Tallies add up, whatever is counted apart, and figures keep quiet where they stand on little."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.measure.visits import FEBRUARY, IN_FEBRUARY, IN_MARCH, MARCH_FIRST, NO, UNKNOWN, YES, visit

from alur.core.case.events import Ending, Source
from alur.core.measure.catalogue import MEASURES
from alur.core.measure.figure import Share, TooFew, share_of, times_of
from alur.core.measure.quantile import HALF, NINE_TENTHS, quantile
from alur.core.measure.tally import CaseFact, Tally, merged, tally_cases, tally_visits

visits = st.builds(
    visit,
    ending=st.sampled_from([None, *Ending]),
    ended=st.sampled_from([IN_FEBRUARY, IN_MARCH]),
    due=st.sampled_from([None, IN_FEBRUARY, IN_MARCH]),
    on_time=st.sampled_from([YES, NO, UNKNOWN]),
    held=st.integers(0, 5),
    queue=st.integers(0, 5),
    nth=st.integers(1, 3),
    outputs_due=st.just(3),
    outputs_given=st.integers(0, 3),
    time_source=st.sampled_from(Source),
    waits=st.booleans(),
)
ends = st.sampled_from([None, IN_FEBRUARY, IN_MARCH])
cases = st.builds(
    CaseFact, ended=ends, due=ends, cancelled=st.booleans(), followed=st.sampled_from([None, True, False])
)


@given(st.lists(visits), st.lists(cases), st.integers(0, 20))
def test_counting_apart_and_adding_is_counting_together(facts: list, of_cases: list, cut: int) -> None:
    dues = [fact.due for fact in facts if fact.due is not None]

    together = merged(
        [tally_visits(facts, dues, FEBRUARY, now=MARCH_FIRST), tally_cases(of_cases, FEBRUARY, now=MARCH_FIRST)]
    )
    apart = merged(
        [
            tally_cases(of_cases[cut:], FEBRUARY, now=MARCH_FIRST),
            tally_visits(facts[cut:], dues[cut:], FEBRUARY, now=MARCH_FIRST),
            tally_visits(facts[:cut], dues[:cut], FEBRUARY, now=MARCH_FIRST),
            tally_cases(of_cases[:cut], FEBRUARY, now=MARCH_FIRST),
        ]
    )

    assert together == apart


def test_nothing_is_a_tally_too() -> None:
    assert merged([]) == Tally() == tally_visits([], [], FEBRUARY, now=MARCH_FIRST)


@given(st.lists(st.integers(0, 50), min_size=5))
def test_a_histogram_has_the_quantiles_of_its_values(values: list[int]) -> None:
    figure = times_of(tuple((value, values.count(value)) for value in sorted(set(values))))

    assert not isinstance(figure, (Share, TooFew))
    assert (figure.n, figure.median, figure.p90) == (
        len(values),
        quantile(sorted(values), HALF),
        quantile(sorted(values), NINE_TENTHS),
    )


def test_under_five_nothing_is_shown() -> None:
    for measure in MEASURES:
        assert measure.figure(Tally()) == TooFew(0)
    assert share_of(4, 4) == TooFew(4)
    assert share_of(0, 5) == Share(0, 5)


@pytest.mark.parametrize(("count", "n"), [(0, 5), (5, 5), (3, 7), (40, 50)])
def test_the_interval_holds_the_share_and_covers_as_it_says(count: int, n: int) -> None:
    """Wilson's ends are the shares at which the count is 1,96 standard deviations away."""
    share = Share(count, n)
    low, high = share.interval

    assert low <= share.value <= high
    for end in (low, high):
        if 0 < end < 1:
            assert abs(count - n * end) == pytest.approx(1.959964 * (n * end * (1 - end)) ** 0.5, rel=1e-6)


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Over all outcomes of 50 visits with a true share of 0,8, weighted by their chance."""
    truth, n = Fraction(4, 5), 50
    holds = sum(
        comb(n, count) * truth**count * (1 - truth) ** (n - count)
        for count in range(n + 1)
        if Share(count, n).interval[0] <= truth <= Share(count, n).interval[1]
    )

    assert 0.92 < holds < 0.98
