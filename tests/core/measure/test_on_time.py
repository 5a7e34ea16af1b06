from tests.core.measure.visits import IN_FEBRUARY, IN_MARCH, MARCH_FIRST, NO, UNKNOWN, february, shown, visit
from tests.core.worktime.moments import at

from alur.core.case.events import Ending
from alur.core.measure.on_time import ON_TIME


def test_eight_of_ten_by_hand() -> None:
    """8 in time, 1 late, 1 open past its due → 8 / (8 + 2) = 80 %."""
    tally = february(
        *[visit()] * 8,
        visit(on_time=NO),
        visit(on_time=UNKNOWN),  # declared afterwards: judgeable tells of it
        visit(due=IN_MARCH),  # another cohort
        visit(due=None, on_time=UNKNOWN),  # no measure
        visit(waits=True, on_time=UNKNOWN),  # the applicant's time
        open_dues=(IN_FEBRUARY, IN_MARCH),
    )

    assert shown(ON_TIME, tally) == (8, 10, [49.0, 94.3])
    assert tally.not_judged == 1


def test_who_never_finishes_is_late_as_soon_as_the_due_has_passed() -> None:
    due = at("2026-02-20 16:00")

    assert february(open_dues=(due,), now=due).late == 0
    assert february(open_dues=(due,), now=due + 1).late == 1


def test_a_visit_counts_in_the_month_in_which_it_fell_due_not_in_which_it_ended() -> None:
    tally = february(visit(ended=IN_MARCH, on_time=NO), visit(ended=IN_FEBRUARY, due=MARCH_FIRST))

    assert (tally.on_time, tally.late) == (0, 1)


def test_an_undone_completion_no_longer_counts() -> None:
    assert february(visit(ending=None, on_time=UNKNOWN)).not_judged == 0


def test_sending_a_late_step_back_does_not_clear_it() -> None:
    assert february(visit(ending=Ending.RETURNED, on_time=NO)).late == 1
