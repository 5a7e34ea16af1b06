from tests.core.measure.visits import february, times, visit

from alur.core.instant import MINUTE
from alur.core.measure.queue import QUEUE


def test_five_visits_by_hand() -> None:
    """0, 0, 15, 30, 60 minutes: the median is 15; p90 stands at place 0,9 × 4 = 3,6: 30 + 0,6 × 30 = 48."""
    tally = february(*(visit(queue=minutes * MINUTE) for minutes in (60, 0, 30, 15, 0)))

    assert times(QUEUE.figure(tally)) == (5, 15, 48)
