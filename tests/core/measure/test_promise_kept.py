from tests.core.measure.visits import IN_FEBRUARY, IN_MARCH, february_cases, shown

from alur.core.measure.promise_kept import PROMISE_KEPT
from alur.core.measure.tally import CaseFact


def test_six_of_eight_by_hand() -> None:
    """6 ended in time, 1 late, 1 still open past its due → 6 / 8 = 75 %."""
    kept = CaseFact(ended=IN_FEBRUARY, due=IN_FEBRUARY)
    tally = february_cases(
        *[kept] * 6,
        CaseFact(ended=IN_FEBRUARY + 1, due=IN_FEBRUARY),
        CaseFact(ended=None, due=IN_FEBRUARY),
        CaseFact(ended=None, due=IN_MARCH),  # still time
        CaseFact(ended=IN_FEBRUARY, due=None),  # nothing promised
        CaseFact(ended=IN_MARCH, due=IN_FEBRUARY, cancelled=True),
    )

    assert shown(PROMISE_KEPT, tally) == (6, 8, [40.9, 92.9])
