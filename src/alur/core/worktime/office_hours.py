"""The hours of an Indonesian government office, Perpres 21/2023: a first proposal, which the office then edits.

The decree fixes 37,5 working hours a week (32,5 in Ramadan), when a day begins and how long its break is; when the
day ends follows, where the break lies is custom. Units that serve the public directly may differ (Pasal 7).
"""

from collections.abc import Iterable
from datetime import date

from alur.core.worktime.hours_text import read_hours
from alur.core.worktime.rules import CalendarRules, Holiday, Period, SpecialRange

# 07.30 with a break of 60 minutes, Friday of 90: five days of 7,5 hours.
USUAL_WEEK = read_hours("Mon-Thu 07:30-12:00 13:00-16:00; Fri 07:30-11:30 13:00-16:30")
# 08.00 with a break of 30 minutes, Friday of 60: five days of 6,5 hours.
RAMADAN_WEEK = read_hours("Mon-Thu 08:00-12:00 12:30-15:00; Fri 08:00-11:30 12:30-15:30")
# The decree came into force on this day.
_IN_FORCE = date(2023, 4, 12)


def office_rules(
    zone: str,
    *,
    ramadan: Iterable[tuple[date, date]] = (),
    holidays: Iterable[Holiday] = (),
    covered_years: Iterable[int] = (),
) -> CalendarRules:
    """``ramadan`` are first and last days of fasting, as the government announced them."""
    return CalendarRules(
        zone=zone,
        periods=(Period(_IN_FORCE, USUAL_WEEK),),
        special=tuple(SpecialRange(f"Ramadan {first.year}", first, last, RAMADAN_WEEK) for first, last in ramadan),
        holidays=tuple(holidays),
        covered_years=frozenset(covered_years),
    )
