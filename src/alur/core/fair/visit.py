"""What a judgement rests on: a visit that one person alone held and that is known to be on time or late."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Series(NamedTuple):
    """The same row of the same SOP under the same standard: like is compared with like only."""

    kode: str
    row: str
    standard: str


@dataclass(frozen=True, slots=True)
class Visit:
    """``person`` is an opaque key: who it is cannot be learnt here. ``due`` is a day in the due instant's own zone."""

    person: str
    series: Series
    due: date
    late: bool
