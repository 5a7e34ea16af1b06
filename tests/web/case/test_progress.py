"""How an open step is told against its standard, where the words are not plain from the numbers."""

from tests.web.case.running import Running

from alur.core.instant import DAY, MINUTE
from alur.web.case.progress import Progress, progress_of
from alur.web.people.queries import calendar_of


def told(running: Running, case: int, *, before_due: int) -> Progress:
    """The first step of the podcast, which takes a working day, as it stands this long before it is due."""
    visit = running.state(case).open[1]
    assert visit.due is not None
    return progress_of(visit, calendar_of(running.office.prevention), visit.due - before_due)


def test_after_working_hours_of_its_last_day_a_step_is_due_today_and_not_late(running: Running):
    case = running.open().case
    at_night = told(running, case, before_due=10 * MINUTE)
    assert (at_night.text, at_night.state, at_night.is_late) == ("Jatuh tempo hari ini", "hampir", False)


def test_past_its_last_day_it_is_late(running: Running):
    case = running.open().case
    next_day = told(running, case, before_due=-DAY)
    assert next_day.is_late
    assert next_day.text.startswith("Lewat ")
