"""Hours of a week as people type them: `Mon-Thu 07:30-12:00 13:00-16:00; Fri 07:30-11:30`.

Days in English or Indonesian, whole or by three letters. What could be read in two ways is refused.
"""

import re
from itertools import pairwise

from alur.core.refused import Refused
from alur.core.worktime.rules import MINUTES_OF_DAY, Span, Week

_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_INDONESIAN = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAYS = {
    name: number
    for names in (_ENGLISH, _INDONESIAN)
    for number, whole in enumerate(names)
    for name in (whole, whole[:3])
}
_PART = re.compile(r"(?P<days>[a-z][a-z, -]*?) ?(?P<times>[0-9].*)")
_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?")
_EXAMPLE = "Contoh: Mon-Thu 07:30-12:00 13:00-16:00; Fri 07:30-11:30."
_LONGEST = 1_000


def read_hours(text: str) -> Week:
    """Refuses with the part that cannot be read.

    >>> read_hours("Fri 07:30-11:30 13-16.30")[4]
    (Span(begin=450, end=690), Span(begin=780, end=990))
    """
    if len(text) > _LONGEST:
        raise Refused("Jam kerja terlalu panjang. " + _EXAMPLE)
    week: list[list[Span]] = [[] for _ in range(7)]
    for part in filter(None, map(_plain, re.split(r"[;\n]", text))):
        if not (match := _PART.fullmatch(part)):
            raise Refused("Jam kerja “{part}” tidak dapat dibaca. " + _EXAMPLE, part=part)
        spans = [_span(written) for written in re.split(r"[ ,]+", match["times"].strip(" ,"))]
        for day in _days(match["days"]):
            week[day] += spans
    if not any(week):
        raise Refused("Jam kerja masih kosong. " + _EXAMPLE)
    return tuple(_ordered(spans) for spans in week)


def _plain(part: str) -> str:
    """Lower case, one blank between words, none around dashes and commas."""
    part = re.sub(r"\s*[-–—]\s*", "-", part.strip().lower())
    return re.sub(r"\s+", " ", re.sub(r"\s*,\s*", ",", part))


def _days(text: str) -> list[int]:
    """Each day once, in the order of a range; `Sat-Mon` goes round the end of the week."""
    days: list[int] = []
    for written in re.split(r"[ ,]", text.strip(" ,")):
        first, last = _first_and_last(written)
        days += [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    return list(dict.fromkeys(days))


def _first_and_last(written: str) -> tuple[int, int]:
    names = written.split("-")
    if len(names) > 2 or not all(name in _DAYS for name in names):
        raise Refused("Hari “{day}” tidak dikenal. " + _EXAMPLE, day=written)
    return _DAYS[names[0]], _DAYS[names[-1]]


def _span(written: str) -> Span:
    begin, dash, end = written.partition("-")
    if not dash:
        raise Refused("Jam “{hours}” tidak dapat dibaca. " + _EXAMPLE, hours=written)
    span = Span(_minute(begin, written), _minute(end, written))
    if span.begin >= span.end:
        raise Refused(
            "Jam “{hours}” berakhir sebelum dimulai. Untuk kerja malam, tulis dua bagian: 22:00-24:00 dan 00:00-06:00.",
            hours=written,
        )
    return span


def _minute(clock: str, written: str) -> int:
    match = _TIME.fullmatch(clock)
    minute = int(match["hour"]) * 60 + int(match["minute"] or 0) if match else MINUTES_OF_DAY + 1
    if minute > MINUTES_OF_DAY or (match and int(match["minute"] or 0) > 59):
        raise Refused("Jam “{hours}” tidak dapat dibaca. " + _EXAMPLE, hours=written)
    return minute


def _ordered(spans: list[Span]) -> tuple[Span, ...]:
    """In order of the day; those that touch are one."""
    spans.sort(key=lambda span: span.begin)
    for earlier, later in pairwise(spans):
        if later.begin < earlier.end:
            raise Refused("Jam kerja satu hari bertumpuk. Tulis tiap hari satu kali saja. " + _EXAMPLE)
    return tuple(spans)
