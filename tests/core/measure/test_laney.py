"""Laney's p′-chart: one worked by hand, and what it is for."""

from math import sqrt
from random import Random

import pytest

from alur.core.measure.laney import laney


def test_six_months_worked_out_by_hand() -> None:
    """10 and 20 of 100 in turns: p̄ = 90/600 = 0.15; σ = √(0.15 × 0.85 / 100) = 0.0357; z = ∓1.4003, so every move is
    2.8006 and σ_z = 2.8006 / 1.128 = 2.4828; limits 0.15 ± 3 × 0.0357 × 2.4828 = 0 (cut) and 0.4160.
    """
    chart = laney([(10, 100), (20, 100)] * 3)
    assert chart is not None
    sigma = sqrt(0.15 * 0.85 / 100)
    assert chart.mean == pytest.approx(0.15)
    assert chart.unevenness == pytest.approx(0.1 / sigma / 1.128)
    assert chart.points[0].low == 0
    assert chart.points[0].high == pytest.approx(0.15 + 3 * 0.1 / 1.128)


def test_where_chance_alone_moves_it_the_limits_are_those_of_a_plain_chart() -> None:
    rng = Random(7)
    counts = [(sum(rng.random() < 0.2 for _ in range(400)), 400) for _ in range(200)]
    chart = laney(counts)
    assert chart is not None
    assert chart.unevenness == pytest.approx(1, abs=0.12)


def test_a_share_that_never_moves_has_no_band() -> None:
    for count in (0, 5, 10):
        chart = laney([(count, 10)] * 6)
        assert chart is not None
        assert {(point.low, point.high) for point in chart.points} == {(count / 10, count / 10)}


def test_fewer_than_six_months_show_no_pattern() -> None:
    assert laney([(1, 10)] * 5) is None
