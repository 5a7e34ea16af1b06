"""Offices whose truth is known, the short form of `make bench`: nobody asked wrongly, the truly worse found."""

import pytest
from benchmarks.fair import SEED, simulated


@pytest.mark.slow
def test_nobody_is_asked_wrongly_and_who_is_truly_worse_is_found() -> None:
    """Twenty-five offices of thirty over three years, ordinary weeks: some 2 200 person-years."""
    seen = simulated(30, 0.5, offices=25, seed=SEED)
    print(f"seed {SEED}: {seen}")
    assert seen.wrong <= 0.003 * seen.person_years
    assert seen.wrong_board > 0.05 * seen.person_years  # the board of many offices, on the same visits
    assert seen.found >= 0.8 * seen.worse_years
    assert 0.93 * seen.shown <= seen.covered <= 0.97 * seen.shown


@pytest.mark.parametrize("size", [3, 7])
def test_in_a_small_office_nobody_is_compared_at_all(size: int) -> None:
    seen = simulated(size, 0.5, offices=1, seed=SEED)
    assert (seen.shown, seen.found, seen.wrong) == (0, 0, 0)
