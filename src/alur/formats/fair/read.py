"""Facts for `alur fair`: CSV rows → the usable visits. More columns than asked for are refused: nothing about a person
can come in that way."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import BinaryIO

from alur.core.fair.visit import Series, Visit
from alur.core.refused import Refused

COLUMNS = ("person", "kode", "row", "standard", "due", "late", "holders", "usable")
_LONGEST_LINE = 1 << 16
_YES_NO = {"0": False, "1": True}


def read_facts(stream: BinaryIO, *, name: str) -> Iterator[Visit]:
    """Refuses the whole file at its first bad row, also where the row would not have counted."""
    lines = _Lines(stream, name)
    reader = csv.reader(lines, strict=True)
    try:
        places = _places(next(reader, []), name)
        for row in reader:
            if row and (visit := _visit(row, places, lines)) is not None:
                yield visit
    except (csv.Error, UnicodeError):
        raise lines.refused("bukan CSV yang utuh dalam UTF-8") from None


class _Lines:
    """The lines for `csv`, each with its number, none longer than a fact can be."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
        self._name = name
        self._number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self._number += 1
        line = self._text.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        if len(line) == _LONGEST_LINE:
            raise self.refused("barisnya terlalu panjang")
        return line

    def refused(self, why: str) -> Refused:
        return Refused("{name}, baris {line}: {why}. Perbaiki barisnya.", name=self._name, line=self._number, why=why)


def _places(header: Sequence[str], name: str) -> list[int]:
    names = [column.strip() for column in header]
    if more := sorted(set(names) - set(COLUMNS)):
        raise Refused(
            "{name}, baris 1: kolom “{more}” tidak boleh ada, agar keterangan tentang orang tidak ikut. Hapuslah.",
            name=name,
            more=more[0][:40],
        )
    if sorted(names) != sorted(COLUMNS):
        asked = ", ".join(COLUMNS)
        raise Refused("{name}, baris 1: kolomnya harus tepat {asked}. Lengkapi.", name=name, asked=asked)
    return [names.index(column) for column in COLUMNS]


def _visit(row: Sequence[str], places: Sequence[int], lines: _Lines) -> Visit | None:
    """None for a visit that is not usable, or that several persons held."""
    if len(row) != len(places):
        raise lines.refused(f"ada {len(row)} kolom, seharusnya {len(places)}")
    person, kode, row_id, standard, due, late, holders, usable = (row[place].strip() for place in places)
    if not (person and kode and row_id):
        raise lines.refused("person, kode, atau row kosong")
    if late not in _YES_NO or usable not in _YES_NO:
        raise lines.refused("late dan usable harus 0 atau 1")
    if not (holders.isascii() and holders.isdigit()):
        raise lines.refused("holders harus bilangan")
    day = _moment(due, lines).date()
    if holders.lstrip("0") != "1" or not _YES_NO[usable]:
        return None
    return Visit(person, Series(kode, row_id, standard), day, _YES_NO[late])


def _moment(text: str, lines: _Lines) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise lines.refused(f"due “{text[:40]}” bukan waktu ISO 8601") from None
    if moment.tzinfo is None:
        raise lines.refused("due harus menyebut zona, misalnya 2026-11-23T16:00+08:00")
    return moment
