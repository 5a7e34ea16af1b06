"""The waktu to propose for a row: the measure hidden in what was written, else what is usual in this SOP."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from alur.core.sop.model import Sop
from alur.core.sop.standard import read_standard

_NUMERALS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_WORDS = {word: str(number) for number, word in enumerate(_NUMERALS)} | {"sebelas": "11"}
_ONE_OF = re.compile(r"\bse(?=(?:menit|jam|hari|minggu|bulan)\b)")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_MEASURE = re.compile(r"\d[\d,]*\s*(?:[-–—]\s*\d[\d,]*\s*)?(?:x\s*24\s*jam|menit|jam|hari\s+kerja|hari|minggu|bulan)\b")
_FALLBACK = "3 hari kerja"
_LONGEST = 200  # searching is quadratic in the length of digits; a longer cell is no waktu anyway


def measure_within(text: str) -> str | None:
    """
    >>> measure_within("maksimal 5 (lima) hari kerja"), measure_within("sehari"), measure_within("segera")
    ('5 hari kerja', '1 hari', None)
    """
    plain = _ONE_OF.sub("1 ", _IN_BRACKETS.sub("", text[:_LONGEST].lower()))
    plain = " ".join(_WORDS.get(word, word) for word in plain.split())
    found = _MEASURE.findall(plain)
    return found[0] if len(found) == 1 and read_standard(found[0]) else None


@dataclass(frozen=True, slots=True)
class UsualTimes:
    """The waktu met most often: by pelaksana, and in the whole SOP."""

    by_lane: Mapping[str, str]
    overall: str

    def of(self, lane: str) -> str:
        return self.by_lane.get(lane, self.overall)


def usual_times(sop: Sop) -> UsualTimes:
    """On a tie the one that stands first in the SOP."""
    measured = [row for row in sop.rows if read_standard(row.time)]
    by_lane: dict[str, Counter[str]] = defaultdict(Counter)
    for row in measured:
        by_lane[row.lane][row.time] += 1
    overall = Counter(row.time for row in measured)
    return UsualTimes({lane: _most(times) for lane, times in by_lane.items()}, _most(overall) if overall else _FALLBACK)


def _most(times: Counter[str]) -> str:
    return times.most_common(1)[0][0]
