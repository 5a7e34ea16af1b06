"""Dates of the identity page: text as people write it, read; and a date written as an Indonesian letter has it."""

import re
from datetime import date

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
# Older spellings still stand in letters.
_OLDER = {"pebruari": 2, "nopember": 11, "agt": 8, "agu": 8, "ags": 8, "nop": 11, "peb": 2}
_MONTH_NUMBERS = (
    {name.lower(): number for number, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
    | _OLDER
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_NUMBERS = re.compile(r"(?P<day>[0-9]{1,2})[/-](?P<month>[0-9]{1,2})[/-](?P<year>[0-9]{4})")
_WORDS = re.compile(r"(?P<day>[0-9]{1,2})\s+(?P<month>[A-Za-z]+)\.?\s+(?P<year>[0-9]{4})")


def read_date(text: str) -> date | None:
    """None where the text is no date, or a day that the calendar does not have.

    >>> read_date("23 November 2026"), read_date("30 Februari 2026")
    (datetime.date(2026, 11, 23), None)
    """
    plain = text.strip()
    match = _ISO.fullmatch(plain) or _NUMBERS.fullmatch(plain) or _WORDS.fullmatch(plain)
    if match is None:
        return None
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTH_NUMBERS.get(month.lower(), 0)
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def write_date(day: date) -> str:
    """
    >>> write_date(date(2026, 11, 3))
    '3 November 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
