"""The review of the SOP is overdue: past its review date, or a year after it took effect or was revised.

Checks read no clock, so that a file gives the same findings whenever it is looked at. Whoever knows the day gives it;
without one the day of this release stands in: today is surely not before it, so what is told is true on any day.
"""

from collections.abc import Iterator
from datetime import MAXYEAR, date

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import is_blank
from alur.core.sop.dates import read_date, write_date
from alur.core.sop.flow import Flow
from alur.core.sop.model import Identity

WHY = "SOP AP dievaluasi paling sedikit sekali setahun (PermenPAN-RB 35/2012; Perka BPS 19/2013)."

RELEASED = date(2026, 11, 24)


def find(flow: Flow, *, today: date = RELEASED) -> Iterator[Fault]:
    due = _due(flow.sop.identity)
    if due is not None and due < today:
        yield Fault(
            None,
            f"Peninjauan SOP ini jatuh tempo pada {write_date(due)}.",
            "Tinjau isinya, lalu tulis tanggal revisi dan tanggal tinjau berikutnya.",
        )


def _due(identity: Identity) -> date | None:
    """A review date that cannot be read leaves it undecided; it is a finding of its own."""
    if not is_blank(identity.review):
        return read_date(identity.review)
    known = [day for day in (read_date(identity.effective), read_date(identity.revised)) if day]
    return _a_year_after(max(known)) if known else None


def _a_year_after(day: date) -> date:
    if day.year == MAXYEAR:
        return date.max
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if leap_day else day.replace(year=day.year + 1)
