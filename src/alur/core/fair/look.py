"""The two looks a year. Each closes with a half-year and looks back over twelve months."""

import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"([12][0-9]{3})-H([12])")


@dataclass(frozen=True, slots=True)
class Look:
    """Twelve months, so that 200 visits a year suffice; two a year, so that there are few chances to be wrong."""

    year: int
    half: int

    def __str__(self) -> str:
        return f"{self.year}-H{self.half}"

    @property
    def first_day(self) -> date:
        return date(self.year, 1, 1) if self.half == 2 else date(self.year - 1, 7, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, 12, 31) if self.half == 2 else date(self.year, 6, 30)

    @property
    def before(self) -> "Look":
        return Look(self.year, 1) if self.half == 2 else Look(self.year - 1, 2)

    def has_closed(self, day: date) -> bool:
        """A question is put after the last day, never on it."""
        return day > self.last_day


def running_look(day: date) -> Look:
    """The look that closes next.

    >>> str(running_look(date(2026, 11, 24))), str(running_look(date(2027, 6, 30)).before)
    ('2026-H2', '2026-H2')
    """
    return Look(day.year, 1 if day.month <= 6 else 2)


def read_look(text: str) -> Look | None:
    """
    >>> look = read_look("2026-H1")
    >>> str(look.first_day), str(look.last_day)
    ('2025-07-01', '2026-06-30')
    """
    found = _WRITTEN.fullmatch(text)
    return Look(int(found[1]), int(found[2])) if found else None
