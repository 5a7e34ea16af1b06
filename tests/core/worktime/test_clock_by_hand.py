"""The lines of DESIGN §3 *Clock* that a calendar answers for, each summed by hand.

The office works Mon–Thu 07.30–12.00 and 13.00–16.00, Fri 07.30–11.30 and 13.00–16.30, in Ramadan Mon–Thu
08.00–12.00 and 12.30–15.00. 16 and 17 February 2026 are holidays, Ramadan begins on Thursday 19 February.
"""

from datetime import date

import pytest
from tests.core.worktime.moments import at

from alur.core.instant import HOUR, MINUTE
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.office_hours import office_rules
from alur.core.worktime.rules import Holiday

HOLIDAYS = (Holiday(date(2026, 2, 16), "Cuti bersama"), Holiday(date(2026, 2, 17), "Tahun Baru Imlek"))
RAMADAN = ((date(2026, 2, 19), date(2026, 3, 19)),)


def office(zone: str) -> Calendar:
    return Calendar(office_rules(zone, ramadan=RAMADAN, holidays=HOLIDAYS, covered_years=[2026]))


WITA = office("WITA")


@pytest.mark.parametrize(
    ("begin", "end", "minutes"),
    [
        pytest.param("2026-02-02 09:00", "2026-02-02 10:15", 75, id="within a morning"),
        pytest.param("2026-02-02 11:30", "2026-02-02 13:45", 30 + 45, id="over the break"),
        pytest.param("2026-02-02 15:00", "2026-02-03 08:30", 60 + 60, id="across a night"),
        pytest.param("2026-02-06 16:00", "2026-02-09 08:00", 30 + 30, id="across a weekend, Friday until 16.30"),
        pytest.param("2026-02-13 15:30", "2026-02-18 08:00", 60 + 30, id="across a weekend and two holidays"),
        pytest.param("2026-02-18 15:00", "2026-02-19 09:00", 60 + 60, id="into Ramadan, which opens at 08.00"),
        pytest.param("2026-03-19 14:30", "2026-03-20 08:00", 30 + 30, id="out of Ramadan, which closes at 15.00"),
        pytest.param("2026-02-20 11:00", "2026-02-20 13:00", 30 + 30, id="over the Friday break of Ramadan"),
        pytest.param("2026-02-02 16:00", "2026-02-03 07:30", 0, id="a night alone"),
        pytest.param("2026-02-14 00:00", "2026-02-18 00:00", 0, id="weekend and holidays alone"),
        pytest.param("2026-02-02 00:00", "2026-02-09 00:00", 37 * 60 + 30, id="a week of the decree"),
        pytest.param("2026-02-23 00:00", "2026-03-02 00:00", 32 * 60 + 30, id="a week of Ramadan"),
    ],
)
def test_working_time(begin: str, end: str, minutes: int) -> None:
    assert WITA.working_us(at(begin), at(end)) == minutes * MINUTE


def test_working_time_is_exact_to_the_microsecond() -> None:
    assert WITA.working_us(at("2026-02-02 15:59:59.999998"), at("2026-02-03 07:30:00.000003")) == 2 + 3


def test_a_pause_is_taken_off() -> None:
    opened, ended = at("2026-02-02 08:00"), at("2026-02-03 10:00")
    paused, resumed = at("2026-02-02 10:00"), at("2026-02-03 09:00")

    service = WITA.working_us(opened, ended) - WITA.working_us(paused, resumed)

    # (4 + 3 + 2,5) hours from opening to end, less (2 + 3 + 1,5) hours of pause
    assert service == (9 * HOUR + 30 * MINUTE) - (6 * HOUR + 30 * MINUTE) == 3 * HOUR


def test_each_office_reads_its_own_wall_clock() -> None:
    """07.30–09.30 in Banjarmasin is 06.30–08.30 in Jakarta, of which an hour is working time there."""
    begin, end = at("2026-02-02 07:30"), at("2026-02-02 09:30")

    assert WITA.working_us(begin, end) == 2 * HOUR
    assert office("WIB").working_us(begin, end) == HOUR
    assert office("WIT").working_us(begin, end) == 2 * HOUR  # 08.30–10.30


def test_time_runs_backwards_as_a_negative() -> None:
    assert WITA.working_us(at("2026-02-03 08:30"), at("2026-02-02 15:00")) == -120 * MINUTE
