"""The hours of an office as plain data, as a person edits them: by weekday, from a date, with exceptions.

Nothing is computed here but what is wrong with the data; `calendar.Calendar` compiles it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from alur.core.refused import Refused

MINUTES_OF_DAY = 1440


@dataclass(frozen=True, slots=True)
class Span:
    """Working time in minutes since local midnight, without the minute ``end``; a break is what lies between two."""

    begin: int
    end: int


Hours = tuple[Span, ...]
# Monday first, seven of them.
Week = tuple[Hours, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """The hours in force from a date until the next period begins; the first one also holds for all days before it."""

    since: date
    week: Week


@dataclass(frozen=True, slots=True)
class SpecialRange:
    """Days with hours of their own, both ends included: Ramadan, or a Saturday that makes up for a Friday."""

    name: str
    first: date
    last: date
    week: Week


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day without work: hari libur nasional, cuti bersama, or a day of the place."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class CalendarRules:
    """A holiday goes before a special range, a special range before the period.

    ``covered_years`` are the years whose holidays are known. The SKB of a year appears late in the year before,
    so a due date beyond them is a guess, and the page says so.
    """

    zone: str
    periods: tuple[Period, ...]
    special: tuple[SpecialRange, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    covered_years: frozenset[int] = field(default_factory=frozenset)


def check_rules(rules: CalendarRules) -> None:
    """Refuses what no calendar can be made of; offices edit these tables, so each sentence says what to mend."""
    if not rules.periods:
        raise Refused("Kalender belum memiliki jam kerja. Isi jam kerja sedikitnya satu hari.")
    for week in _weeks(rules):
        _check_week(week)
    if not any(rules.periods[-1].week):
        raise Refused("Jam kerja terakhir tidak memuat satu pun hari kerja. Isi sedikitnya satu hari.")
    for earlier, later in zip(rules.periods, rules.periods[1:], strict=False):
        if later.since <= earlier.since:
            raise Refused("Masa jam kerja {day} harus sesudah masa sebelumnya. Urutkan tanggalnya.", day=later.since)
    _check_ranges(rules.special)


def _weeks(rules: CalendarRules) -> Iterator[Week]:
    yield from (period.week for period in rules.periods)
    yield from (special.week for special in rules.special)


def _check_week(week: Week) -> None:
    if len(week) != 7:
        raise ValueError(f"Expected seven weekdays, but got {len(week)}.")
    for hours in week:
        latest = 0
        for span in hours:
            if not latest <= span.begin < span.end <= MINUTES_OF_DAY:
                raise Refused("Jam kerja satu hari harus berurutan dan tidak bertumpuk, antara 00.00 dan 24.00.")
            latest = span.end


def _check_ranges(ranges: tuple[SpecialRange, ...]) -> None:
    latest = date.min
    for special in sorted(ranges, key=lambda special: special.first):
        if special.last < special.first:
            raise Refused("{name}: tanggal akhir mendahului tanggal awal. Betulkan tanggalnya.", name=special.name)
        if special.first <= latest and latest != date.min:
            raise Refused("{name} bertumpuk dengan masa khusus lain. Betulkan tanggalnya.", name=special.name)
        latest = special.last
