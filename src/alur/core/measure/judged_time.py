"""Which time of a visit its standard judges: held for minutes and hours, service for days (DESIGN §3, Clock)."""

from functools import cache

from alur.core.case.clock import is_short
from alur.core.case.facts import Fact
from alur.core.instant import Microseconds
from alur.core.sop.standard import read_standard


def judged_time(fact: Fact) -> Microseconds:
    return fact.held if is_judged_by_held(fact.standard) else fact.service


# The standards of an office are few, its facts are many.
@cache
def is_judged_by_held(standard: str) -> bool:
    """A run of rows bears the standards of all of them: "30 menit + 1 jam"."""
    parts = [read_standard(part) for part in standard.split(" + ")]
    return all(part is not None and is_short(part) for part in parts)
