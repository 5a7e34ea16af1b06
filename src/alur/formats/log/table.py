"""CSV in: one event a row, columns in any order, more of them kept; comma, semicolon or tab, as the header has it."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alur.core.measure.log import LogMaker
from alur.core.refused import Refused
from alur.formats.log.bad import BadEvents, ReadLog, why_no_timestamp
from alur.formats.log.timestamp import read_timestamp

# Our names first, then those that mining tools write.
_CASE = ("case_id", "case:concept:name", "case")
_ACTIVITY = ("activity", "concept:name")
_TIMESTAMP = ("timestamp", "time:timestamp")
_RESOURCE = ("resource", "org:resource")
_DELIMITERS = ",;\t"
_LONGEST_LINE = 1 << 20
_MOST_COLUMNS = 1_000
# A quote that is never closed would else swallow the rest of a file into one row.
_MOST_LINES_IN_ROW = 10_000


@dataclass(frozen=True, slots=True)
class _Header:
    """Where the columns stand; ``resource`` is -1 where there is none."""

    delimiter: str
    width: int
    case: int
    activity: int
    timestamp: int
    resource: int
    more: dict[str, int]


def read_csv(stream: io.BufferedReader, *, name: str, skip_bad: bool = False) -> ReadLog:
    lines = _Lines(stream, name)
    header = _read_header(lines, name)
    bad = BadEvents(name, skip=skip_bad)
    maker = LogMaker(tuple(header.more))
    cases: dict[str, int] = {}
    for line, row in _rows(lines, header, bad):
        case_name, activity, timestamp = row[header.case], row[header.activity], row[header.timestamp]
        if not case_name or not activity:
            bad.found(line, "case_id atau activity kosong")
            continue
        try:
            at = read_timestamp(timestamp)
        except ValueError:
            bad.found(line, why_no_timestamp(timestamp))
            continue
        if (case := cases.get(case_name)) is None:
            case = cases[case_name] = maker.open_case(case_name)
        maker.add(
            case,
            activity,
            at,
            row[header.resource] if header.resource >= 0 else "",
            [row[place] for place in header.more.values()],
        )
    return ReadLog(maker.log(), bad.count)


class _Lines:
    """The lines of the file for `csv`, with their number, and what is wrong with the bytes of the row so far."""

    def __init__(self, stream: io.BufferedReader, name: str) -> None:
        # A byte that is no text becomes a surrogate, so that its line can be named.
        self._text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
        self._name = name
        self.number = 0
        self.row_begins = 1
        self.fault = ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) >= _LONGEST_LINE or self.number - self.row_begins > _MOST_LINES_IN_ROW:
            raise self.refused("barisnya terlalu panjang")
        if "\0" in line:
            self.fault = "memuat karakter NUL"
        elif not line.isascii() and not _is_text(line):
            self.fault = "bukan teks UTF-8"
        return line

    def begin_row(self) -> None:
        self.row_begins, self.fault = self.number + 1, ""

    def refused(self, why: str) -> Refused:
        return Refused(
            "{name}, baris {line}: {why}. Ekspor ulang log itu sebagai CSV (UTF-8).",
            name=self._name,
            line=self.row_begins,
            why=why,
        )


def _is_text(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _rows(lines: _Lines, header: _Header, bad: BadEvents) -> Iterator[tuple[int, list[str]]]:
    """Rows of the right width with the number of their first line; blank ones are passed over."""
    reader = csv.reader(lines, delimiter=header.delimiter, strict=True)
    while True:
        lines.begin_row()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            bad.found(lines.row_begins, "tanda kutipnya tidak berpasangan, atau satu kolomnya terlalu panjang")
            continue
        if lines.fault:
            bad.found(lines.row_begins, lines.fault)
        elif len(row) == header.width:
            yield lines.row_begins, row
        elif row and (len(row) > 1 or row[0].strip()):
            bad.found(lines.row_begins, f"ada {len(row)} kolom, padahal kepala tabel memiliki {header.width}")


def _read_header(lines: _Lines, name: str) -> _Header:
    line = next(lines, "")
    if lines.fault:
        raise lines.refused(lines.fault)
    for delimiter in _DELIMITERS:
        try:
            names = [text.strip().lower() for text in next(csv.reader([line], delimiter=delimiter, strict=True), [])]
        except csv.Error:
            continue
        if (header := _header(names, delimiter)) is not None:
            return _checked(header, names, lines)
    raise Refused(
        "{name}, baris 1: kolom case_id, activity, dan timestamp tidak lengkap. "
        "Tulis nama kolom itu pada baris pertama, atau berikan log XES.",
        name=name,
    )


def _header(names: Sequence[str], delimiter: str) -> _Header | None:
    case, activity, timestamp, resource = (_place(names, known) for known in (_CASE, _ACTIVITY, _TIMESTAMP, _RESOURCE))
    if min(case, activity, timestamp) < 0:
        return None
    known = {case, activity, timestamp, resource}
    more = {column: place for place, column in enumerate(names) if place not in known}
    return _Header(delimiter, len(names), case, activity, timestamp, resource, more)


def _place(names: Sequence[str], known: Sequence[str]) -> int:
    return next((names.index(column) for column in known if column in names), -1)


def _checked(header: _Header, names: Sequence[str], lines: _Lines) -> _Header:
    if header.width > _MOST_COLUMNS:
        raise lines.refused(f"ada lebih dari {_MOST_COLUMNS} kolom")
    if len(set(names)) < len(names):
        raise lines.refused("satu nama kolom tertulis dua kali")
    return header
