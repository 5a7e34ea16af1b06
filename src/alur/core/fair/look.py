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

    @property
    def first_day(self) -> date:
        return date(self.year, 1, 1) if self.half == 2 else date(self.year - 1, 7, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, 12, 31) if self.half == 2 else date(self.year, 6, 30)


def read_look(text: str) -> Look | None:
    """
    >>> look = read_look("2026-H1")
    >>> str(look.first_day), str(look.last_day)
    ('2025-07-01', '2026-06-30')
    """
    found = _WRITTEN.fullmatch(text)
    return Look(int(found[1]), int(found[2])) if found else None
