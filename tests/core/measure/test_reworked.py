from tests.core.measure.visits import february, shown, visit

from alur.core.case.events import Ending
from alur.core.measure.reworked import REWORKED


def test_two_of_ten_by_hand() -> None:
    """7 first visits, 1 second, 1 fifth, 1 first again elsewhere → 2 / 10 = 20 %; a returned visit is not done."""
    tally = february(*[visit()] * 8, visit(nth=2), visit(nth=5), visit(nth=3, ending=Ending.RETURNED))

    assert shown(REWORKED, tally) == (2, 10, [5.7, 51.0])
