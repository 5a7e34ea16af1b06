"""A time stands in the unit of its standard."""

from fractions import Fraction

import pytest

from alur.core.instant import HOUR, MINUTE
from alur.web.measure.lengths import write_beside


@pytest.mark.parametrize(
    ("length", "standard", "words"),
    [
        (74 * MINUTE, "60 menit", "74 menit"),
        (102 * MINUTE, "3 jam", "1,7 jam"),
        (270 * MINUTE, "1 hari kerja", "0,6 hari"),
        (15 * HOUR, "1 minggu", "2,0 hari"),
        (74 * MINUTE, "30 menit + 1 jam", "1 jam 14 menit"),
        (74 * MINUTE, "segera", "1 jam 14 menit"),
    ],
)
def test_a_length_compares_with_its_standard(length: int, standard: str, words: str) -> None:
    assert write_beside(Fraction(length), standard) == words
