"""How an open step is told against its standard, where the words are not plain from the numbers."""

from datetime import date

from tests.web.case.running import Running, put_in_force

from alur.core.instant import DAY, MINUTE
from alur.web.case.progress import Progress, progress_of
from alur.web.people.queries import calendar_of
from alur.web.sop.models import LaneBinding


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


def test_what_nobody_took_in_time_is_late_for_the_unit(running: Running):
    """An hour of work that waits in the queue: within the hour it waits, after it the unit is late."""
    text = running.version.text.replace("waktu: 1 hari kerja", "waktu: 60 menit", 1)
    running.version = put_in_force(running.office, text, kode="podcast", number=2, effective=date(2026, 1, 1))
    shared = LaneBinding.objects.get(lane="operator").position
    LaneBinding.objects.filter(lane="produser").update(position=shared)
    case = running.open(running.gita).case
    assert told(running, case, before_due=MINUTE).text == "Belum diambil"
    late = told(running, case, before_due=-30 * MINUTE)
    assert (late.is_late, late.text) == (True, "Belum diambil, lewat 30 menit")
