from tests.core.measure.visits import IN_FEBRUARY, IN_MARCH, february_cases, shown

from alur.core.measure.tally import CaseFact
from alur.core.measure.way_followed import WAY_FOLLOWED


def test_nine_of_twelve_by_hand() -> None:
    """9 went along the flow, 3 did not → 9 / 12 = 75 %. Cancelled, open, or ended in March: not of this month."""
    followed, left = (CaseFact(ended=IN_FEBRUARY, due=None, followed=way) for way in (True, False))
    others = (
        CaseFact(ended=IN_FEBRUARY, due=None, followed=False, cancelled=True),
        CaseFact(ended=None, due=None, followed=None),
        CaseFact(ended=IN_MARCH, due=None, followed=True),
    )

    assert shown(WAY_FOLLOWED, february_cases(*[followed] * 9, *[left] * 3, *others)) == (9, 12, [46.8, 91.1])
