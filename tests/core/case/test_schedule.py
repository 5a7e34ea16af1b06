"""A monthly routine opens on its working day, once, and is made up for where the program stood still."""

from datetime import date

from alur.core.case.schedule import due_period
from alur.core.sop.model import Trigger
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.office_hours import office_rules
from alur.core.worktime.rules import Holiday

# November 2026 begins on a Sunday; Tuesday the 3rd is made a holiday, so working days are 2, 4, 5, 6, 9 …
CALENDAR = Calendar(office_rules(zone="Asia/Makassar", holidays=(Holiday(date(2026, 11, 3), "Libur daerah"),)))
FIFTH = Trigger("bulan", 5)


def test_the_fifth_working_day_is_counted_without_holidays() -> None:
    assert due_period(FIFTH, date(2026, 11, 6), CALENDAR) is None
    assert due_period(FIFTH, date(2026, 11, 9), CALENDAR) == "2026-11"


def test_a_day_on_which_the_program_stood_still_is_made_up_for() -> None:
    assert due_period(FIFTH, date(2026, 11, 20), CALENDAR) == "2026-11"
    assert due_period(FIFTH, date(2026, 12, 1), CALENDAR) is None


def test_a_week_begins_on_its_first_working_day_and_has_its_own_name() -> None:
    weekly = Trigger("minggu", 1)
    assert due_period(weekly, date(2026, 11, 1), CALENDAR) == "2026-W44"
    assert due_period(weekly, date(2026, 11, 2), CALENDAR) == "2026-W45"


def test_every_day_means_every_working_day() -> None:
    daily = Trigger("hari", 1)
    assert due_period(daily, date(2026, 11, 3), CALENDAR) is None
    assert due_period(daily, date(2026, 11, 4), CALENDAR) == "2026-11-04"


def test_a_period_with_fewer_working_days_is_due_on_its_last() -> None:
    assert due_period(Trigger("minggu", 9), date(2026, 11, 6), CALENDAR) == "2026-W45"
