"""Seeds of random tests: `make quick` takes the first few, `make test` all of them."""

import pytest
from _pytest.mark import ParameterSet


def seeds(all_of_them: int, *, quick: int) -> list[ParameterSet]:
    return [pytest.param(seed, marks=() if seed < quick else pytest.mark.slow) for seed in range(all_of_them)]
