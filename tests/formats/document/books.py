"""Workbooks as offices make them: each writes the same SOP in its own way."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

from alur.core.sop.model import Row, Sop, Symbol

NAMES = {Symbol.START: "Mulai", Symbol.TASK: "Proses", Symbol.DECISION: "Keputusan", Symbol.END: "Selesai"}


def label(sop: Sop, key: str) -> str:
    return next(lane.label for lane in sop.lanes if lane.key == key)


def lines(items: Sequence[str]) -> str:
    return "\n".join(items)


def numbered(items: Sequence[str]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def dashed(items: Sequence[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def ways(sop: Sop, row: Row) -> str:
    """The exits in words, as people put them under Keterangan."""
    if row.symbol is not Symbol.DECISION:
        return ""
    exits = [(link.label, sop.number_of(link.target)) for link in sop.links if link.source == row.id]
    return "; ".join(f"{name} ke langkah {number}" for name, number in exits)


class Book:
    """A workbook with one sheet after another."""

    def __init__(self) -> None:
        self.stream = io.BytesIO()
        self.book: Any = xlsxwriter.Workbook(self.stream, {"in_memory": True})
        self.sheet(None)

    def sheet(self, name: str | None) -> None:
        self.now: Any = self.book.add_worksheet(name)
        self.row = 0

    def put(self, values: Sequence[object], *, at: int = 0) -> None:
        for column, value in enumerate(values, at):
            if value not in ("", None):
                self.now.write(self.row, column, value)
        self.row += 1

    def merge(self, row: int, column: int, height: int, width: int, text: str) -> None:
        if height * width == 1:
            self.now.write(row, column, text)
        else:
            self.now.merge_range(row, column, row + height - 1, column + width - 1, text)

    def bytes(self) -> bytes:
        self.book.close()
        return self.stream.getvalue()


def identity_above(book: Book, sop: Sop, *, colon: bool) -> None:
    for name, text in (("Nomor SOP", sop.identity.number), ("Tanggal Pembuatan", sop.identity.made)):
        book.put([f"{name} : {text}"] if colon else [name, ":", text], at=3)
    book.put(["Nama SOP", ":", sop.identity.name], at=3)
    book.put(["DASAR HUKUM", "", "", "KUALIFIKASI PELAKSANA"])
    book.put([numbered(sop.identity.legal_basis), "", "", numbered(sop.identity.qualifications)])
    book.put([])


# Workbooks


def plain_table(sop: Sop) -> bytes:
    book = Book()
    book.put(["No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output", "Keterangan"])
    for number, row in enumerate(sop.rows, 1):
        book.put(
            [number, row.text, label(sop, row.lane), lines(row.needs), row.time, lines(row.outputs), ways(sop, row)]
        )
    return book.bytes()


def two_heads(sop: Sop, *, mark: Callable[[Row], str], words: Sequence[str], above: bool = False) -> bytes:
    """The official form: roles under Pelaksana, the standard under Mutu Baku."""
    number, text, lane, standard, needs, time, output, note = words
    book = Book()
    if above:
        identity_above(book, sop, colon=False)
    at, last = book.row, len(sop.lanes) + 2
    for column, title in ((0, number), (1, text), (last + 3, note)):
        book.merge(at, column, 2, 1, title)
    book.merge(at, 2, 1, len(sop.lanes), lane)
    book.merge(at, last, 1, 3, standard)
    book.row = at + 1
    book.put([one.label for one in sop.lanes] + [needs, time, output], at=2)
    for place, row in enumerate(sop.rows, 1):
        marks = [mark(row) if one.key == row.lane else "" for one in sop.lanes]
        book.put([place, row.text, *marks, lines(row.needs), row.time, lines(row.outputs), ways(sop, row)])
    return book.bytes()


OFFICIAL = ("No", "Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output", "Ket.")
FOUND = (
    "NO.",
    "URAIAN PROSEDUR",
    "PELAKSANA",
    "MUTU BUKU",
    "PERSYARATAN/ KELENGKAPAN",
    "WAKTU",
    "KELUARAN",
    "KETERANGAN",
)


def ticks(sop: Sop) -> bytes:
    return two_heads(sop, mark=lambda _: "√", words=OFFICIAL)


def crosses_below_an_identity(sop: Sop) -> bytes:
    return two_heads(sop, mark=lambda _: "X", words=FOUND, above=True)


def names_of_symbols(sop: Sop) -> bytes:
    return two_heads(sop, mark=lambda row: NAMES[row.symbols[0]], words=OFFICIAL, above=True)


def pictures_of_symbols(sop: Sop) -> bytes:
    pictures = {Symbol.START: "⬭", Symbol.TASK: "▭", Symbol.DECISION: "◇", Symbol.END: "⬭"}
    return two_heads(sop, mark=lambda row: pictures[row.symbols[0]], words=FOUND)


def heads_not_merged(sop: Sop) -> bytes:
    book = Book()
    book.put(["No", "Aktivitas", "Pelaksana", *[""] * (len(sop.lanes) - 1), "Mutu Baku", "", "", "Ket"])
    book.put(["", "", *(one.label for one in sop.lanes), "Kelengkapan", "Waktu", "Output", ""])
    for place, row in enumerate(sop.rows, 1):
        marks = ["v" if one.key == row.lane else "" for one in sop.lanes]
        book.put([f"{place}.", row.text, *marks, dashed(row.needs), row.time, dashed(row.outputs), ways(sop, row)])
    return book.bytes()


def numbers_below_the_heads(sop: Sop) -> bytes:
    book = Book()
    book.put(["No", "Uraian Kegiatan", "Pelaksana", "Persyaratan", "Waktu", "Output", "Keterangan"])
    book.put([f"({number})" for number in range(1, 8)])
    for place, row in enumerate(sop.rows, 1):
        book.put(
            [place, row.text, label(sop, row.lane), lines(row.needs), row.time, lines(row.outputs), ways(sop, row)]
        )
    return book.bytes()


def heads_again_each_five_rows(sop: Sop) -> bytes:
    book = Book()
    for place, row in enumerate(sop.rows):
        if place % 5 == 0:
            book.put(["No", "Kegiatan", *(one.label for one in sop.lanes), "Kelengkapan", "Waktu", "Output", "Ket"])
        marks = ["●" if one.key == row.lane else "" for one in sop.lanes]
        book.put([place + 1, row.text, *marks, lines(row.needs), row.time, lines(row.outputs), ways(sop, row)])
    return book.bytes()


def one_line_an_item(sop: Sop) -> bytes:
    """Each item in a grid row of its own; No and Kegiatan merged over them."""
    book = Book()
    book.put(["No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output", "Ket"])
    for place, row in enumerate(sop.rows, 1):
        height = max(len(row.needs), len(row.outputs), 1)
        first = book.row
        for column, text in (
            (0, str(place)),
            (1, row.text),
            (2, label(sop, row.lane)),
            (4, row.time),
            (6, ways(sop, row)),
        ):
            book.merge(first, column, height, 1, text)
        for column, items in ((3, row.needs), (5, row.outputs)):
            for offset, item in enumerate(items):
                book.now.write(first + offset, column, item)
        book.row += height
    return book.bytes()


def minutes_in_the_head(sop: Sop) -> bytes:
    book = Book()
    book.put(["No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu (menit)", "Output", "Keterangan"])
    for place, row in enumerate(sop.rows, 1):
        number, _, unit = row.time.partition(" ")
        time = int(number) if unit == "menit" else row.time
        book.put([place, row.text, label(sop, row.lane), lines(row.needs), time, lines(row.outputs), ways(sop, row)])
    return book.bytes()


def other_order(sop: Sop) -> bytes:
    book = Book()
    book.put(["No", "Pelaksana", "Kegiatan", "Output", "Waktu", "Kelengkapan", "Keterangan"])
    for place, row in enumerate(sop.rows, 1):
        book.put(
            [place, label(sop, row.lane), row.text, lines(row.outputs), row.time, lines(row.needs), ways(sop, row)]
        )
    return book.bytes()


def identity_on_a_sheet_of_its_own(sop: Sop) -> bytes:
    book = Book()
    identity_above(book, sop, colon=True)
    book.sheet("Flowchart")
    book.put(["STANDAR OPERASIONAL PROSEDUR"])
    book.put(["No", "Kegiatan", *(one.label for one in sop.lanes), "Kelengkapan", "Waktu", "Output", "Keterangan"])
    for place, row in enumerate(sop.rows, 1):
        marks = ["√" if one.key == row.lane else "" for one in sop.lanes]
        book.put([place, row.text, *marks, numbered(row.needs), row.time, numbered(row.outputs), ways(sop, row)])
    return book.bytes()
