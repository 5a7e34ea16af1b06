from tests.core.measure.visits import february, times, visit

from alur.core.case.events import Ending
from alur.core.instant import HOUR, MINUTE
from alur.core.measure.durations import DURATIONS


def test_five_visits_by_hand() -> None:
    """10, 20, 30, 40, 100 minutes: the median is 30; p90 stands at place 0,9 × 4 = 3,6: 40 + 0,6 × 60 = 76."""
    tally = february(*(visit(held=minutes * MINUTE, service=9 * HOUR) for minutes in (40, 10, 100, 20, 30)))

    assert times(DURATIONS.figure(tally)) == (5, 30, 76)


def test_days_are_judged_by_service_which_holds_the_queue() -> None:
    tally = february(*[visit(standard="2 hari kerja", held=HOUR, service=10 * HOUR)] * 5)

    assert times(DURATIONS.figure(tally)) == (5, 600, 600)


def test_a_run_of_short_rows_is_judged_by_what_was_held() -> None:
    tally = february(*[visit(standard="30 menit + 1 jam", held=HOUR, service=10 * HOUR)] * 5)

    assert times(DURATIONS.figure(tally)) == (5, 60, 60)


def test_only_done_visits_with_a_measure_have_a_duration() -> None:
    tally = february(visit(ending=Ending.RETURNED), visit(due=None), visit(waits=True))

    assert tally.durations == ()
