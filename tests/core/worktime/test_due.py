"""When something is due, for each unit of waktu (INTERFACE §1); the calendar is that of test_clock_by_hand."""

from datetime import date

import pytest
from tests.core.worktime.moments import at, wall
from tests.core.worktime.test_clock_by_hand import HOLIDAYS, WITA, office

from alur.core.refused import Refused
from alur.core.sop.standard import StandardTime, read_standard
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.office_hours import office_rules

MIDNIGHT = " 23:59:59.999999"


def standard(text: str) -> StandardTime:
    read = read_standard(text)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("opened", "waktu", "due"),
    [
        pytest.param("2026-02-02 09:00", "30 menit", "2026-02-02 09:30:00", id="minutes within the morning"),
        pytest.param("2026-02-02 15:30", "60 menit", "2026-02-03 08:00:00", id="30 minutes left, 30 in the morning"),
        pytest.param("2026-02-02 15:00", "1 jam", "2026-02-02 16:00:00", id="just done at closing"),
        pytest.param("2026-02-02 20:00", "10 menit", "2026-02-03 07:40:00", id="opened at night"),
        pytest.param("2026-02-13 16:00", "1-2 jam", "2026-02-18 09:00:00", id="upper end, over two holidays"),
        pytest.param("2026-02-02 09:00", "1 hari kerja", "2026-02-03" + MIDNIGHT, id="the day of opening is day 0"),
        pytest.param("2026-02-02 23:59:59", "1 hari kerja", "2026-02-03" + MIDNIGHT, id="a second before midnight"),
        pytest.param("2026-02-07 09:00", "1 hari kerja", "2026-02-09" + MIDNIGHT, id="opened on a Saturday"),
        pytest.param("2026-02-13 09:00", "2 hari kerja", "2026-02-19" + MIDNIGHT, id="18 and 19, over two holidays"),
        pytest.param("2026-02-02 09:00", "1,5 hari kerja", "2026-02-04" + MIDNIGHT, id="a day begun counts whole"),
        pytest.param("2026-02-02 09:00", "3 hari", "2026-02-05" + MIDNIGHT, id="plain hari in the office"),
        pytest.param("2026-02-02 09:00", "1 minggu", "2026-02-09" + MIDNIGHT, id="a week is five working days"),
        pytest.param("2026-02-09 09:00", "1 minggu", "2026-02-18" + MIDNIGHT, id="10 11 12 13 18, over two holidays"),
        pytest.param("2026-03-02 09:00", "1 bulan", "2026-04-02" + MIDNIGHT, id="the same day of next month"),
        pytest.param("2026-01-15 09:00", "1 bulan", "2026-02-18" + MIDNIGHT, id="a Sunday, then two holidays"),
        pytest.param("2026-01-31 09:00", "1 bulan", "2026-03-02" + MIDNIGHT, id="28 February is a Saturday"),
        pytest.param("2028-02-29 09:00", "12 bulan", "2029-02-28" + MIDNIGHT, id="from a leap day"),
        pytest.param("2026-11-16 09:00", "2 bulan", "2027-01-18" + MIDNIGHT, id="the 16th is a Saturday"),
        pytest.param("2026-03-02 09:00", "0,5 bulan", "2026-03-17" + MIDNIGHT, id="half a month: 11 of 21 days"),
        pytest.param("2026-12-31 09:00", "1 hari kerja", "2027-01-01" + MIDNIGHT, id="into a year nobody told us of"),
        pytest.param("2026-02-06 16:00", "1 x 24 jam", "2026-02-07 16:00:00", id="elapsed hours run at night"),
        pytest.param("2026-02-06 16:00", "3 x 24 jam", "2026-02-09 16:00:00", id="and over the weekend"),
    ],
)
def test_due(opened: str, waktu: str, due: str) -> None:
    assert wall(WITA.due(at(opened), standard(waktu))) == due


def test_an_applicant_has_calendar_days() -> None:
    friday = at("2026-02-06 10:00")

    assert wall(WITA.due(friday, standard("3 hari"), waits_for_applicant=True)) == "2026-02-09" + MIDNIGHT
    assert wall(WITA.due(friday, standard("3 hari"))) == "2026-02-11" + MIDNIGHT
    assert wall(WITA.due(friday, standard("3 hari kerja"), waits_for_applicant=True)) == "2026-02-11" + MIDNIGHT


def test_items_multiply_what_is_per_item_only() -> None:
    opened = at("2026-02-02 09:00")

    # 40 × 2 menit = 80 menit
    assert wall(WITA.due(opened, standard("2 menit/berkas"), items=40)) == "2026-02-02 10:20:00"
    assert wall(WITA.due(opened, standard("2 menit"), items=40)) == "2026-02-02 09:02:00"


def test_the_day_of_opening_is_that_of_the_unit() -> None:
    """00.30 on Tuesday in Banjarmasin is still Monday in Jakarta."""
    opened = at("2026-02-03 00:30")

    assert wall(WITA.due(opened, standard("1 hari kerja"))) == "2026-02-04" + MIDNIGHT
    assert wall(office("WIB").due(opened, standard("1 hari kerja")), "Asia/Jakarta") == "2026-02-03" + MIDNIGHT


@pytest.mark.parametrize(
    "waktu", ["999999 jam", "999999 hari kerja", "999999 minggu", "999999 bulan", "999999 x 24 jam", "999999 hari"]
)
def test_a_due_beyond_all_dates_is_refused(waktu: str) -> None:
    with pytest.raises(Refused, match="tahun 9999"):
        office("WITA").due(at("9990-01-01 09:00"), standard(waktu), waits_for_applicant=True)


def test_says_which_years_have_their_holidays() -> None:
    calendar = Calendar(office_rules("WITA", holidays=HOLIDAYS, covered_years=[2026]))

    assert calendar.knows_holidays_of(date(2026, 12, 31))
    assert not calendar.knows_holidays_of(date(2027, 1, 1))


def test_counts_working_days() -> None:
    friday, next_thursday = date(2026, 2, 13), date(2026, 2, 19)

    # 18 and 19 February; 14 and 15 are the weekend, 16 and 17 holidays
    assert WITA.workdays_between(friday, next_thursday) == 2
    assert WITA.workdays_between(next_thursday, friday) == -2
    assert WITA.workday_after(friday, 2) == next_thursday
    assert WITA.workday_after(friday, 0) == friday
    assert [WITA.is_workday(date(2026, 2, day)) for day in (13, 14, 17, 18)] == [True, False, False, True]
