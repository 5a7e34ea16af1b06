"""Buku kendali: lines written from paper, read into declared acts. A line is right or says what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from alur.core.instant import Instant, instant_of
from alur.core.refused import Refused
from alur.core.sop.dates import read_date

COLUMNS = ("case", "row", "day", "since", "until", "person", "exit", "note")
MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class PaperLine:
    """As typed. ``wrong`` is a sentence where it could not be taken in, ``done`` where it stands in the record now."""

    place: int
    case: str = ""
    row: str = ""
    day: str = ""
    since: str = ""
    until: str = ""
    person: str = ""
    exit: str = ""
    note: str = ""
    wrong: str = ""
    done: str = ""

    @property
    def is_blank(self) -> bool:
        return not any(getattr(self, column) for column in COLUMNS)

    def told(self, wrong: str) -> "PaperLine":
        return replace(self, wrong=wrong)


def lines_in(posted: Mapping[str, str]) -> Iterator[PaperLine]:
    """`<place>-<column>` fields, and a pasted table in the same order of columns."""
    places = sorted({int(name.partition("-")[0]) for name in posted if name.partition("-")[0].isdecimal()})
    for place in places[:MOST_LINES]:
        yield PaperLine(place, *(posted.get(f"{place}-{column}", "").strip()[:300] for column in COLUMNS))
    after = places[-1] + 1 if places else 0
    for offset, cells in enumerate(_pasted(posted.get("pasted", ""))[: MOST_LINES - len(places)]):
        yield PaperLine(after + offset, *(cell.strip()[:300] for cell in (*cells, *[""] * 8)[:8]))


def _pasted(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines() if line.strip()]


def moment(line: PaperLine, clock: str, zone: str) -> Instant:
    """The instant of a time on the line's day. Raises Refused, saying how to write it."""
    return instant_of(datetime.combine(_day(line.day), _time(clock), tzinfo=ZoneInfo(zone)))


def _day(text: str) -> date:
    day = read_date(text)
    if day is None:
        raise Refused("Tanggal “{text}” tidak terbaca. Tulis misalnya 24/11/2026.", text=text)
    return day


def _time(text: str) -> time:
    hours, _sep, minutes = text.replace(":", ".").partition(".")
    if hours.isdecimal() and int(hours) < 24 and (minutes or "0").isdecimal() and int(minutes or 0) < 60:
        return time(int(hours), int(minutes or 0))
    raise Refused("Jam “{text}” tidak terbaca. Tulis misalnya 09.15.", text=text)
