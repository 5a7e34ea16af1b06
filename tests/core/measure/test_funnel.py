"""The funnel of units: bands worked by hand, ordinary differences widen them, one odd unit does not."""

from math import sqrt

import pytest

from alur.core.measure.funnel import funnel


def test_where_units_are_alike_the_bands_are_those_of_chance() -> None:
    """20 of 100 everywhere: φ = 1, σ = √(0.2 × 0.8 / 100) = 0.04; 0.2 ± 1.96 × 0.04 and 0.2 ± 3.09 × 0.04."""
    found = funnel({f"u{n}": (20, 100) for n in range(5)})
    assert found is not None
    assert found.dispersion == 1
    assert found.units[0].inner == pytest.approx((0.2 - 0.0784, 0.2 + 0.0784))
    assert found.units[0].outer == pytest.approx((0.2 - 0.1236, 0.2 + 0.1236))


def test_ordinary_differences_widen_the_bands() -> None:
    """10 and 30 of 100 in turns: z = ±0.1/0.04 = ±2.5, φ = 6.25, so the bands are 2.5 times as wide."""
    found = funnel({f"u{n}": (10 if n % 2 else 30, 100) for n in range(6)})
    assert found is not None
    assert found.dispersion == pytest.approx(6.25)
    assert found.units[0].inner[1] == pytest.approx(0.2 + 1.96 * 0.04 * sqrt(6.25))


def test_one_odd_unit_stands_outside_and_does_not_hide_itself() -> None:
    found = funnel({f"u{n:02}": (20, 100) for n in range(19)} | {"odd": (60, 100)})
    assert found is not None
    odd = next(each for each in found.units if each.unit == "odd")
    assert odd.share > odd.outer[1]
    assert all(each.inner[0] <= each.share <= each.inner[1] for each in found.units if each is not odd)


def test_under_five_units_there_is_no_funnel() -> None:
    assert funnel({f"u{n}": (1, 10) for n in range(4)}) is None
