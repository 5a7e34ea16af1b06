"""Sheets as offices make them, in layouts that differ: each writes the same SOP in its own way, and is read again.

``MADE_FOR`` are those that the reader was mended on; ``HELD_OUT`` were written after it stood, and it was not touched
for them.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import docx
import typst
from tests.formats.document import books
from tests.formats.document.books import NAMES, Book, dashed, label, lines, numbered, ways

from alur.core.sop.model import Row, Sop

Maker = Callable[[Sop], bytes]


@dataclass(frozen=True)
class Layout:
    """What is told of each field: symbols and ways are only asked for where the layout says them."""

    name: str
    make: Maker
    says_symbols: bool = False
    says_ways: bool = False


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
    Layout("plain table", books.plain_table, says_ways=True),
    Layout("ticks", books.ticks, says_ways=True),
    Layout("crosses below an identity", books.crosses_below_an_identity, says_ways=True),
    Layout("names of symbols", books.names_of_symbols, says_symbols=True, says_ways=True),
    Layout("pictures of symbols", books.pictures_of_symbols, says_symbols=True, says_ways=True),
    Layout("heads not merged", books.heads_not_merged, says_ways=True),
    Layout("numbers below the heads", books.numbers_below_the_heads, says_ways=True),
    Layout("heads again each five rows", books.heads_again_each_five_rows, says_ways=True),
    Layout("one line an item", books.one_line_an_item, says_ways=True),
    Layout("minutes in the head", books.minutes_in_the_head, says_ways=True),
    Layout("other order", books.other_order, says_ways=True),
    Layout("identity on a sheet of its own", books.identity_on_a_sheet_of_its_own, says_ways=True),
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
