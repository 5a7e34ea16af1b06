from tests.core.measure.visits import february, shown, visit

from alur.core.case.events import Source
from alur.core.measure.recorded_live import RECORDED_LIVE


def test_six_of_ten_by_hand() -> None:
    """6 live, 3 written down afterwards, 1 from another system → 6 / 10 = 60 %."""
    declared, imported = visit(time_source=Source.DECLARED), visit(time_source=Source.IMPORTED)
    tally = february(*[visit()] * 6, *[declared] * 3, imported)

    assert shown(RECORDED_LIVE, tally) == (6, 10, [31.3, 83.2])
