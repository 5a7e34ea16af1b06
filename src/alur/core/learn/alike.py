"""When two answers could be taken for the same: then they are never offered together."""

import re
from fractions import Fraction
from functools import lru_cache

from alur.core.sop.standard import StandardTime, Unit, read_standard

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
# Minutes of work, and minutes of the calendar. People mean the one or the other, so both must tell two times apart.
_MINUTES: dict[Unit, tuple[int | Fraction, int | Fraction]] = {
    Unit.MINUTE: (1, 1),
    Unit.HOUR: (60, 60),
    Unit.DAY: (450, 24 * 60),
    Unit.WORKDAY: (450, Fraction(7, 5) * 24 * 60),
    Unit.WEEK: (5 * 450, 7 * 24 * 60),
    Unit.MONTH: (21 * 450, 30 * 24 * 60),
    Unit.ELAPSED: (Fraction(5 * 450, 7 * 24), 60),
}
# A working day is 7½ or 8 hours, a month 21 or 22 working days: nearer than this is no difference to ask for.
_MARGIN = Fraction(6, 5)


def alike_texts(one: str, other: str) -> bool:
    """
    >>> alike_texts("Laporan  kegiatan.", "laporan kegiatan"), alike_texts("Laporan", "Laporan kegiatan")
    (True, False)
    """
    return _plain(one) == _plain(other)


def alike_things(one: str, other: str) -> bool:
    """Documents: also where one name holds the other, as a surat does a surat undangan.

    >>> alike_things("Laporan", "Laporan kegiatan"), alike_things("Nota", "Laporan")
    (True, False)
    """
    return f" {_plain(one)} " in f" {_plain(other)} " or f" {_plain(other)} " in f" {_plain(one)} "


def alike_times(one: str, other: str) -> bool:
    """Of texts that bear a measure: equal, overlapping, or too near to tell apart.

    >>> alike_times("1 jam", "60 menit"), alike_times("3 hari kerja", "2-3 hari kerja"), alike_times("1 jam", "2 jam")
    (True, True, False)
    """
    first, second = read_standard(one), read_standard(other)
    if first is None or second is None:
        return alike_texts(one, other)
    return any(_overlap(first, second, way) for way in (0, 1))


def _overlap(one: StandardTime, other: StandardTime, way: int) -> bool:
    minutes, of_other = _MINUTES[one.unit][way], _MINUTES[other.unit][way]
    is_before = one.high * minutes * _MARGIN < other.low * of_other
    is_after = other.high * of_other * _MARGIN < one.low * minutes
    return not is_before and not is_after


@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    return _AROUND.sub("", " ".join(text.casefold().split()))
