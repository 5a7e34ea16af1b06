from tests.core.measure.visits import NO, UNKNOWN, february, shown, visit

from alur.core.measure.judgeable import JUDGEABLE


def test_ten_of_eleven_by_hand() -> None:
    """8 in time and 2 late can be judged, 1 cannot → 10 / 11 = 90,9 %."""
    tally = february(*[visit()] * 8, *[visit(on_time=NO)] * 2, visit(on_time=UNKNOWN))

    assert shown(JUDGEABLE, tally) == (10, 11, [62.3, 98.4])
