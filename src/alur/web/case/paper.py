"""Buku kendali: lines written from paper, read into declared acts. A line is right or says what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from alur.core.instant import Instant, instant_of
from alur.core.refused import Refused
from alur.core.sop.dates import read_date
from alur.web.shell.asked import whole_number

COLUMNS = ("case", "row", "day", "since", "until", "person", "exit", "note")
MOST_LINES = 200
MOST_LETTERS = 250


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
        return not any(self.cells)

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(getattr(self, column) for column in COLUMNS)

    def told(self, wrong: str) -> "PaperLine":
        return replace(self, wrong=wrong)


def lines_in(posted: Mapping[str, str]) -> list[PaperLine]:
    """`<place>-<column>` fields, and a pasted table in the same order of columns; without the lines left blank.

    Raises Refused where there are more than one sheet may hold: nothing is left out in silence.
    """
    places = sorted({place for name in posted if (place := whole_number(name.partition("-")[0])) is not None})
    typed = [PaperLine(place, *(posted.get(f"{place}-{column}", "").strip() for column in COLUMNS)) for place in places]
    after = places[-1] + 1 if places else 0
    pasted = [PaperLine(place, *cells) for place, cells in enumerate(_pasted(posted.get("pasted", "")), after)]
    lines = [line for line in (*typed, *pasted) if not line.is_blank]
    if len(lines) > MOST_LINES:
        raise Refused(
            "Ada {n} baris, paling banyak {most} sekali simpan. Bagi menjadi beberapa bagian.",
            n=len(lines),
            most=MOST_LINES,
        )
    return lines


def _pasted(text: str) -> list[list[str]]:
    """A cell beyond the last column belongs to the words of the last."""
    lines = ([cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip())
    last = len(COLUMNS) - 1
    return [[*cells[:last], " ".join(cells[last:])] if len(cells) > last else cells for cells in lines]


def refuse_too_long(line: PaperLine) -> None:
    """Raises Refused rather than cut what somebody wrote."""
    if any(len(cell) > MOST_LETTERS for cell in line.cells):
        raise Refused("Satu kolom memuat paling banyak {most} huruf. Pendekkan tulisannya.", most=MOST_LETTERS)


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
