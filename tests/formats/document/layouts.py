"""Sheets as offices make them, in layouts that differ: each writes the same SOP in its own way, and is read again.

``made_for`` are those that the reader was mended on; ``held_out`` were written after it stood, and it was not touched
for them.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import docx
import typst
import xlsxwriter

from alur.core.sop.model import Row, Sop, Symbol

Maker = Callable[[Sop], bytes]
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
NAMES = {Symbol.START: "Mulai", Symbol.TASK: "Proses", Symbol.DECISION: "Keputusan", Symbol.END: "Selesai"}


@dataclass(frozen=True)
class Layout:
    """What is told of each field: symbols and ways are only asked for where the layout says them."""

    name: str
    make: Maker
    says_symbols: bool = False
    says_ways: bool = False


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


# Word documents


def word(rows: Sequence[Sequence[str]], merges: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    return words([(rows, merges)])


def words(tables: Sequence[tuple[Sequence[Sequence[str]], Sequence[tuple[int, int, int, int]]]]) -> bytes:
    document: Any = docx.Document()
    for rows, merges in tables:
        table = document.add_table(len(rows), max(map(len, rows)))
        for place, row in enumerate(rows):
            cells = table.rows[place].cells
            for cell, text in zip(cells, row, strict=False):
                cell.text = text
        for top, left, bottom, right in merges:
            kept = table.cell(top, left).text
            table.cell(top, left).merge(table.cell(bottom, right)).text = kept
        document.add_paragraph("")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_plain(sop: Sop) -> bytes:
    head = ["No.", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output", "Ket."]
    body = [
        [str(place), row.text, label(sop, row.lane), dashed(row.needs), row.time, dashed(row.outputs), ways(sop, row)]
        for place, row in enumerate(sop.rows, 1)
    ]
    return word([head, *body])


def official_rows(sop: Sop, mark: Callable[[Row], str]) -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
    lanes = len(sop.lanes)
    head = ["No", "Kegiatan", "Pelaksana", *[""] * (lanes - 1), "Mutu Baku", "", "", "Ket"]
    below = ["", "", *(one.label for one in sop.lanes), "Kelengkapan", "Waktu", "Output", ""]
    body = [
        [
            str(place),
            row.text,
            *(mark(row) if one.key == row.lane else "" for one in sop.lanes),
            numbered(row.needs),
            row.time,
            numbered(row.outputs),
            ways(sop, row),
        ]
        for place, row in enumerate(sop.rows, 1)
    ]
    last = lanes + 2
    merges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, last - 1), (0, last, 0, last + 2), (0, last + 3, 1, last + 3)]
    return [head, below, *body], merges


def word_official(sop: Sop) -> bytes:
    return words([official_rows(sop, lambda _: "●")])


def word_names_of_symbols(sop: Sop) -> bytes:
    return words([official_rows(sop, lambda row: NAMES[row.symbols[0]])])


def word_two_tables(sop: Sop) -> bytes:
    """Cut after the fourth row, the heading once more on the second page."""
    rows, merges = official_rows(sop, lambda _: "√")
    return words([(rows[:6], merges), ([*rows[:2], *rows[6:]], merges)])


# PDF


def pdf_ruled(sop: Sop) -> bytes:
    """A table of plain rules over several pages, its heading repeated."""

    def cell(text: str) -> str:
        return "[" + " \\ ".join("".join(f"\\u{{{ord(sign):x}}}" for sign in line) for line in text.split("\n")) + "]"

    head = ["No", "Kegiatan", *(one.label for one in sop.lanes), "Kelengkapan", "Waktu", "Output", "Ket."]
    body = []
    for place, row in enumerate(sop.rows, 1):
        marks = ["X" if one.key == row.lane else "" for one in sop.lanes]
        body += [str(place), row.text, *marks, numbered(row.needs), row.time, numbered(row.outputs), ways(sop, row)]
    columns = ", ".join(["8mm", "40mm", *["16mm"] * len(sop.lanes), "38mm", "20mm", "34mm", "28mm"])
    source = (
        "#set page(width: 330mm, height: 120mm, margin: 10mm)\n#set text(size: 7.5pt, hyphenate: false)\n"
        f"#table(columns: ({columns}), table.header({', '.join(map(cell, head))}), {', '.join(map(cell, body))})"
    )
    pdf = typst.compile(source.encode(), format="pdf")
    assert isinstance(pdf, bytes)
    return pdf


MADE_FOR = (
    Layout("plain table", plain_table, says_ways=True),
    Layout("ticks", ticks, says_ways=True),
    Layout("crosses below an identity", crosses_below_an_identity, says_ways=True),
    Layout("names of symbols", names_of_symbols, says_symbols=True, says_ways=True),
    Layout("pictures of symbols", pictures_of_symbols, says_symbols=True, says_ways=True),
    Layout("heads not merged", heads_not_merged, says_ways=True),
    Layout("numbers below the heads", numbers_below_the_heads, says_ways=True),
    Layout("heads again each five rows", heads_again_each_five_rows, says_ways=True),
    Layout("one line an item", one_line_an_item, says_ways=True),
    Layout("minutes in the head", minutes_in_the_head, says_ways=True),
    Layout("other order", other_order, says_ways=True),
    Layout("identity on a sheet of its own", identity_on_a_sheet_of_its_own, says_ways=True),
    Layout("word plain", word_plain, says_ways=True),
    Layout("word official", word_official, says_ways=True),
    Layout("word names of symbols", word_names_of_symbols, says_symbols=True, says_ways=True),
    Layout("word two tables", word_two_tables, says_ways=True),
    Layout("pdf ruled", pdf_ruled, says_ways=True),
)


# Written when the reader stood


def no_numbers_and_lanes_in_capitals(sop: Sop) -> bytes:
    book = Book()
    book.put(["STANDAR OPERASIONAL PROSEDUR " + sop.identity.name.upper()])
    book.put([])
    book.put(["TAHAPAN", "PELAKU", "BAHAN", "JANGKA WAKTU", "HASIL", "CATATAN"])
    for row in sop.rows:
        book.put(
            [row.text, label(sop, row.lane), "; ".join(row.needs), row.time, "; ".join(row.outputs), ways(sop, row)]
        )
    return book.bytes()


def roman_columns_apart(sop: Sop) -> bytes:
    """An empty column at the left, a caption, roles turned upright in a third heading row."""
    book = Book()
    book.row = 3
    book.now.write(1, 1, "PROSEDUR KERJA")
    last = len(sop.lanes) + 3
    for column, title in ((1, "No."), (2, "Uraian Kegiatan"), (last + 3, "Keterangan")):
        book.merge(3, column, 3, 1, title)
    book.merge(3, 3, 2, len(sop.lanes), "Pelaksana")
    book.merge(3, last, 1, 3, "Mutu Baku")
    for offset, title in enumerate(("Kelengkapan", "Waktu", "Output")):
        book.merge(4, last + offset, 2, 1, title)
    book.row = 5
    book.put([one.label for one in sop.lanes], at=3)
    for place, row in enumerate(sop.rows, 1):
        marks = ["✓" if one.key == row.lane else None for one in sop.lanes]
        book.put([place, row.text, *marks, numbered(row.needs), row.time, numbered(row.outputs), ways(sop, row)], at=1)
    book.row += 1
    book.put(["Banjarmasin, 23 November 2026"], at=last)
    book.put(["Kepala Perwakilan"], at=last)
    return book.bytes()


def word_with_a_symbol_column(sop: Sop) -> bytes:
    head = ["No", "Kegiatan", "Simbol", "Pelaksana", "Persyaratan", "Durasi", "Keluaran", "Ket"]
    body = [
        [
            str(place),
            row.text,
            {"Mulai": "Terminator", "Selesai": "Terminator", "Proses": "Process", "Keputusan": "Decision"}[
                NAMES[row.symbols[0]]
            ],
            label(sop, row.lane),
            lines(row.needs),
            row.time,
            lines(row.outputs),
            ways(sop, row),
        ]
        for place, row in enumerate(sop.rows, 1)
    ]
    return word([head, *body])


def word_identity_and_flow_in_one_table(sop: Sop) -> bytes:
    wide = len(sop.lanes) + 6
    rows, merges = official_rows(sop, lambda _: "V")
    above = [
        ["Nomor SOP", sop.identity.number, *[""] * (wide - 2)],
        ["Nama SOP", sop.identity.name, *[""] * (wide - 2)],
        ["Dasar Hukum", numbered(sop.identity.legal_basis), *[""] * (wide - 2)],
    ]
    moved = [(top + 3, left, bottom + 3, right) for top, left, bottom, right in merges]
    return words([([*above, *rows], [*((row, 1, row, wide - 1) for row in range(3)), *moved])])


def pdf_with_two_heading_rows(sop: Sop) -> bytes:
    def cell(text: str, more: str = "") -> str:
        body = " \\ ".join("".join(f"\\u{{{ord(sign):x}}}" for sign in line) for line in text.split("\n"))
        return f"table.cell({more})[{body}]"

    lanes = len(sop.lanes)
    head = [
        *(cell(title, "rowspan: 2") for title in ("No", "Aktivitas")),
        cell("Pelaksana", f"colspan: {lanes}"),
        cell("Mutu Baku", "colspan: 3"),
        cell("Keterangan", "rowspan: 2"),
        *(cell(one.label) for one in sop.lanes),
        *(cell(title) for title in ("Kelengkapan", "Waktu", "Output")),
    ]
    body = []
    for place, row in enumerate(sop.rows, 1):
        marks = ["●" if one.key == row.lane else "" for one in sop.lanes]
        body += map(
            cell, [str(place), row.text, *marks, lines(row.needs), row.time, lines(row.outputs), ways(sop, row)]
        )
    columns = ", ".join(["8mm", "44mm", *["18mm"] * lanes, "36mm", "20mm", "36mm", "30mm"])
    source = (
        "#set page(width: 330mm, height: 150mm, margin: 10mm)\n#set text(size: 7.5pt, hyphenate: false)\n"
        f"#table(columns: ({columns}), table.header({', '.join(head)}), {', '.join(body)})"
    )
    pdf = typst.compile(source.encode(), format="pdf")
    assert isinstance(pdf, bytes)
    return pdf


HELD_OUT = (
    Layout("no numbers and lanes in capitals", no_numbers_and_lanes_in_capitals, says_ways=True),
    Layout("roman columns apart", roman_columns_apart, says_ways=True),
    Layout("word with a symbol column", word_with_a_symbol_column, says_symbols=True, says_ways=True),
    Layout("word, identity and flow in one table", word_identity_and_flow_in_one_table, says_ways=True),
    Layout("pdf with two heading rows", pdf_with_two_heading_rows, says_ways=True),
)
