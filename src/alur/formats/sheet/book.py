"""The official sheet as a workbook (XLSX) that stays editable: text in cells, the flow as native figures over them."""

import io
import zipfile
from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter  # type: ignore[import-untyped]  # the package has no types

from alur.core.drawing.metrics import SCREEN
from alur.core.sop.model import Identity, Sop
from alur.formats.sheet.cells import cells_of, identity_fields, identity_lists
from alur.formats.sheet.drawingml import EMU, Figure, figures_of
from alur.formats.sheet.style import SCREEN_STYLE
from alur.formats.sheet.table import Table, lay_table

_DRAWING = "xl/drawings/drawing1.xml"
_NAMES = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_ONE_DAY = (1980, 1, 1, 0, 0, 0)  # of every part: the same SOP gives the same bytes
_HEAD = (26, 44)  # pixels of the two heading rows
_F4_PAPER = 14  # Excel has no F4: folio (8.5 × 13 in, 216 × 330 mm) is its name for it
_LINE = 18  # pixels of a line on the identity page
_FACE = {"font_name": "Arial", "font_size": 9, "valign": "vcenter", "text_wrap": True, "indent": 1}


def sheet_xlsx(sop: Sop) -> bytes:
    """Two sheets, Identitas and Alur."""
    table = lay_table(sop, SCREEN, SCREEN_STYLE)
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": sop.identity.name, "created": datetime(*_ONE_DAY[:3])})  # noqa: DTZ001  no clock
    _write_identity(book, sop.identity)
    rulers = _write_flow(book, sop, table)
    book.close()
    drawing = _drawing(figures_of(sop, table.drawing.pages[0]), *rulers) if sop.rows else ""
    return _with_drawing(stream.getvalue(), drawing)


def _write_identity(book: Any, identity: Identity) -> None:
    sheet = book.add_worksheet("Identitas")
    _page(sheet)
    edge, bold = book.add_format({**_FACE, "border": 1}), book.add_format({**_FACE, "border": 1, "bold": True})
    listed = book.add_format({**_FACE, "border": 1, "valign": "top"})
    middle = book.add_format({**_FACE, "border": 1, "bold": True, "align": "center"})
    for column, width in enumerate((300, 130, 150, 320)):
        sheet.set_column_pixels(column, column, width)
    fields = identity_fields(identity)
    names = "\n".join(filter(None, (identity.agency, identity.unit)))
    sheet.merge_range(0, 0, len(fields) - 1, 1, names, middle)
    for row, (label, text) in enumerate(fields):
        sheet.write_string(row, 2, label, bold)
        sheet.write_string(row, 3, text, edge)
        sheet.set_row_pixels(row, max(28, _LINE * (text.count("\n") + 1) + 8))
    row = len(fields)
    for left, right in identity_lists(identity):
        for column, (title, items) in zip((0, 2), (left, right), strict=True):
            sheet.merge_range(row, column, row, column + 1, title, bold)
            lines = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
            sheet.merge_range(row + 1, column, row + 1, column + 1, lines, listed)
        lines_high = max(sum(1 + len(item) // 74 for item in items) for _, items in (left, right))
        sheet.set_row_pixels(row + 1, min(max(2, lines_high) * _LINE + 8, 540))
        row += 2


def _write_flow(book: Any, sop: Sop, table: Table) -> tuple[list[float], list[float]]:
    """Writes the cells; gives the pixels at which columns and rows end."""
    sheet = book.add_worksheet("Alur")
    _page(sheet)
    sheet.repeat_rows(0, 1)
    head = book.add_format({**_FACE, "border": 1, "bold": True, "align": "center"})
    edge, middle = book.add_format({**_FACE, "border": 1}), book.add_format({**_FACE, "border": 1, "align": "center"})
    columns, lanes = SCREEN_STYLE.columns, table.drawing.lanes
    widths = [columns[0].wanted, columns[1].wanted, *(lane.width for lane in lanes), *(c.wanted for c in columns[2:])]
    heights = [*_HEAD, *(band.height for band in (table.drawing.pages[0].bands if sop.rows else ()))]
    for place, width in enumerate(widths):
        sheet.set_column_pixels(place, place, round(width))
    for place, height in enumerate(heights):
        sheet.set_row_pixels(place, round(height))
    _write_heading(sheet, [lane.label for lane in lanes], head)
    for place, row in enumerate(sop.rows):
        number, text, *rest = ("\n".join(items) for items in cells_of(sop, place + 1, row))
        for column in range(len(lanes)):
            sheet.write_blank(place + 2, column + 2, None, edge)
        sheet.write_string(place + 2, 0, number, middle)
        sheet.write_string(place + 2, 1, text, edge)
        for column, value in enumerate(rest, len(lanes) + 2):
            sheet.write_string(place + 2, column, value, edge)
    if sop.rows:
        sheet.insert_textbox(2, 2, "")  # makes the part in which the figures are written
    return list(accumulate(map(round, widths))), list(accumulate(map(round, heights)))


def _write_heading(sheet: Any, lanes: Sequence[str], head: Any) -> None:
    last = len(lanes) + 2
    for column, title in ((0, "No"), (1, "Kegiatan"), (last + 3, "Ket.")):
        sheet.merge_range(0, column, 1, column, title, head)
    for first, titles, group in ((2, lanes, "Pelaksana"), (last, ("Kelengkapan", "Waktu", "Output"), "Mutu Baku")):
        if len(titles) > 1:
            sheet.merge_range(0, first, 0, first + len(titles) - 1, group, head)
        elif titles:
            sheet.write_string(0, first, group, head)
        for column, title in enumerate(titles, first):
            sheet.write_string(1, column, title, head)


def _page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_F4_PAPER)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.45, 0.45, 0.45, 0.55)
    sheet.set_footer("&C&9Halaman &P dari &N")
    sheet.hide_gridlines(2)


def _drawing(figures: Sequence[Figure], columns: list[float], rows: list[float]) -> str:
    left, top = round(columns[1]) * EMU, round(rows[1]) * EMU
    body = "".join(_anchor(figure, left, top, columns, rows) for figure in figures)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr {_NAMES}>{body}</xdr:wsDr>'


def _anchor(figure: Figure, left: int, top: int, columns: list[float], rows: list[float]) -> str:
    x, y, wide, high = figure.box
    x, y = x + left, y + top
    ends = "".join(
        f"<xdr:{tag}>{_marker(columns, at_x, 'col')}{_marker(rows, at_y, 'row')}</xdr:{tag}>"
        for tag, at_x, at_y in (("from", x, y), ("to", x + wide, y + high))
    )
    about = f"id={quoteattr(str(figure.number))} name={quoteattr(figure.name)} descr={quoteattr(figure.described)}"
    kind = ' txBox="1"' if figure.text else ""
    frame = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    return (
        f"<xdr:twoCellAnchor>{ends}<xdr:sp macro='' textlink=''><xdr:nvSpPr><xdr:cNvPr {about}/>"
        f"<xdr:cNvSpPr{kind}/></xdr:nvSpPr><xdr:spPr>{frame}{figure.properties}</xdr:spPr>{_words(figure.text)}"
        "</xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"
    )


def _marker(ends: list[float], at: int, tag: str) -> str:
    place = min(bisect_right(ends, at / EMU), len(ends) - 1)
    before = round(ends[place - 1]) * EMU if place else 0
    return f"<xdr:{tag}>{place}</xdr:{tag}><xdr:{tag}Off>{max(at - before, 0)}</xdr:{tag}Off>"


def _words(text: str) -> str:
    if not text:
        return ""
    size = '<a:rPr lang="id-ID" sz="800"><a:latin typeface="Arial"/></a:rPr>'
    frame = '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
    return f"<xdr:txBody>{frame}<a:p><a:r>{size}<a:t>{escape(text)}</a:t></a:r></a:p></xdr:txBody>"


def _with_drawing(data: bytes, drawing: str) -> bytes:
    """The same parts, the placeholder's drawing replaced by ours, and every date the same."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in parts.namelist():
            part = drawing.encode() if name == _DRAWING else parts.read(name)
            whole.writestr(zipfile.ZipInfo(name, _ONE_DAY), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
