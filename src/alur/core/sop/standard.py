"""`waktu` of the mutu baku: text as people write it, read into an exact measure.

The upper end of a range is the standard. What bears no number and unit is not a measure (None), never a guess.
"""

import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Unit(Enum):
    """``DAY`` is a plain `hari`: its meaning depends on who has the work. ``ELAPSED`` is `N x 24 jam`, in hours."""

    MINUTE = "menit"
    HOUR = "jam"
    DAY = "hari"
    WORKDAY = "hari kerja"
    WEEK = "minggu"
    MONTH = "bulan"
    ELAPSED = "x 24 jam"


@dataclass(frozen=True, slots=True)
class StandardTime:
    """``text`` is waktu as written and is what gets printed. Both ends are counted in ``unit``."""

    text: str
    low: Fraction
    high: Fraction
    unit: Unit
    per_item: bool = False


# "minit" and "hari efektif" stand on real signed sheets.
_UNITS = {
    "menit": Unit.MINUTE,
    "minit": Unit.MINUTE,
    "jam": Unit.HOUR,
    "hari kerja": Unit.WORKDAY,
    "hari efektif": Unit.WORKDAY,
    "hari": Unit.DAY,
    "minggu": Unit.WEEK,
    "bulan": Unit.MONTH,
}
# At most six digits: longer ones are no working time, and exact arithmetic on them would cost the reader.
_NUMBER = r"[0-9]{1,6}(?:,[0-9]{1,3})?"
_DASH = r"\s*[-–—]\s*"
_UNIT = "|".join(unit.replace(" ", r"\s+") for unit in _UNITS)
_ITEM = rf"(?P<item>\s*/\s*(?!(?:{_UNIT})\b)[a-z]+)?"
_ELAPSED = re.compile(rf"(?:(?P<low>{_NUMBER}){_DASH})?(?P<high>{_NUMBER})\s*[x×]\s*24\s*jam")
_MEASURE = re.compile(
    rf"(?:(?P<low>{_NUMBER})(?:\s*(?P<low_unit>{_UNIT}))?{_DASH})?(?P<high>{_NUMBER})\s*(?P<unit>{_UNIT}){_ITEM}"
)
_WORKDAY_MINUTES = 450
_MINUTES = {
    Unit.MINUTE: Fraction(1),
    Unit.HOUR: Fraction(60),
    Unit.DAY: Fraction(_WORKDAY_MINUTES),
    Unit.WORKDAY: Fraction(_WORKDAY_MINUTES),
    Unit.WEEK: Fraction(5 * _WORKDAY_MINUTES),
    Unit.MONTH: Fraction(21 * _WORKDAY_MINUTES),
    Unit.ELAPSED: Fraction(5 * _WORKDAY_MINUTES, 7 * 24),
}


def read_standard(text: str) -> StandardTime | None:
    """None where the text has no measure, a measure of nothing, or an upper end below the lower.

    >>> standard = read_standard("30 menit – 3 jam")
    >>> standard.low, standard.high, standard.unit
    (Fraction(1, 2), Fraction(3, 1), <Unit.HOUR: 'jam'>)
    >>> read_standard("Segera") is None
    True
    """
    plain = text.strip().lower()
    if elapsed := _ELAPSED.fullmatch(plain):
        days = [_number(elapsed[end] or elapsed["high"]) for end in ("low", "high")]
        return _sound(StandardTime(text, days[0] * 24, days[1] * 24, Unit.ELAPSED))
    if not (match := _MEASURE.fullmatch(plain)):
        return None
    unit, high = _unit(match["unit"]), _number(match["high"])
    low = _number(match["low"] or match["high"])
    if match["low_unit"]:
        low = low * _MINUTES[_unit(match["low_unit"])] / _MINUTES[unit]
    return _sound(StandardTime(text, low, high, unit, per_item=match["item"] is not None))


def working_minutes(standard: StandardTime, *, waits_for_applicant: bool = False) -> Fraction:
    """The upper end in minutes of work, for comparing ways with a promise; never for a due time.

    A plain `hari` of the applicant is a calendar day, 5/7 of a working day.

    >>> working_minutes(read_standard("2-3 hari kerja"))
    Fraction(1350, 1)
    """
    minutes = standard.high * _MINUTES[standard.unit]
    if standard.unit is Unit.DAY and waits_for_applicant:
        return minutes * Fraction(5, 7)
    return minutes


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def _unit(text: str) -> Unit:
    return _UNITS[" ".join(text.split())]


def _sound(standard: StandardTime) -> StandardTime | None:
    return standard if standard.high > 0 and standard.low <= standard.high else None
