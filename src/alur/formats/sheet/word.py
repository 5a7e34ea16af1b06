"""The official sheet as a Word document (DOCX) that stays editable: tables, and the flow as native figures in cells.

One table a page, split between rows with paired off-page connectors as on paper; each figure hangs in the cell of its
row and lane, so that it moves with it. Source: ECMA-376-1, 20.4.2.3 (anchor); MS-ODRAWXML 2.4 (wps).
"""

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.shared import Emu, Mm, Pt

from alur.core.drawing.metrics import SCREEN
from alur.core.drawing.value import BandKind, LaneBox, Page
from alur.core.sop.model import Identity, Sop
from alur.formats.sheet.cells import cells_of, identity_fields, identity_lists
from alur.formats.sheet.drawingml import EMU, Figure, figures_of
from alur.formats.sheet.style import SCREEN_STYLE
from alur.formats.sheet.table import lay_table

_WIDE, _HIGH, _MARGIN = Mm(330), Mm(215), Mm(11)
_ROOM = _WIDE - 2 * _MARGIN
_HEAD = (24, 40)  # pixels of the two heading rows
_FACE = "Arial"
_ONE_DAY = (1980, 1, 1, 0, 0, 0)  # of every part: the same SOP gives the same bytes
_NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def sheet_docx(sop: Sop) -> bytes:
    """The identity page, then the flow, one table a page."""
    document = docx.Document()
    _page(document)
    document.core_properties.title = sop.identity.name
    document.core_properties.created = document.core_properties.modified = datetime(*_ONE_DAY[:3])  # noqa: DTZ001
    document.core_properties.author = sop.identity.agency
    _write_identity(document, sop.identity)
    if sop.rows:
        _write_flow(document, sop)
    stream = io.BytesIO()
    document.save(stream)
    return _dated(stream.getvalue())


def _page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _WIDE, _HIGH
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", _MARGIN)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FACE, Pt(8)
    style.paragraph_format.space_after = Pt(0)


def _write_identity(document: Any, identity: Identity) -> None:
    fields = identity_fields(identity)
    table = _table(document, len(fields) + 6, [_ROOM * part // 100 for part in (30, 20, 17, 33)])
    names = table.cell(0, 0).merge(table.cell(len(fields) - 1, 1))
    _say(names, "\n".join(filter(None, (identity.agency, identity.unit))), bold=True, align=ALIGN.CENTER)
    for row, (label, text) in enumerate(fields):
        _say(table.cell(row, 2), label, bold=True)
        _say(table.cell(row, 3), text)
        table.rows[row].height = Mm(8)
    row = len(fields)
    for pair in identity_lists(identity):
        for column, (title, items) in zip((0, 2), pair, strict=True):
            _say(table.cell(row, column).merge(table.cell(row, column + 1)), title, bold=True)
            lines = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
            _say(table.cell(row + 1, column).merge(table.cell(row + 1, column + 1)), lines, vertical=VERTICAL.TOP)
        table.rows[row + 1].height = Mm(14)
        row += 2


@dataclass(frozen=True, slots=True)
class _Layout:
    """Of the flow's pages: ``scale`` makes the sheet's pixels fit the paper."""

    widths: tuple[float, ...]
    lanes: tuple[LaneBox, ...]
    scale: float

    def emu(self, pixels: float) -> int:
        return round(pixels * self.scale * EMU)


def _write_flow(document: Any, sop: Sop) -> None:
    columns = SCREEN_STYLE.columns
    room = (_HIGH - 2 * _MARGIN) / EMU - 60
    whole = lay_table(sop, SCREEN, SCREEN_STYLE)
    scale = min(1.0, _ROOM / EMU / whole.width)
    table = lay_table(sop, SCREEN, SCREEN_STYLE, height=room / scale)
    lanes = table.drawing.lanes
    widths = (columns[0].wanted, columns[1].wanted, *(lane.width for lane in lanes), *(c.wanted for c in columns[2:]))
    layout = _Layout(widths, lanes, min(1.0, _ROOM / EMU / sum(widths)))
    places = {row.id: place for place, row in enumerate(sop.rows)}
    for page in table.drawing.pages:
        document.add_page_break()
        _write_page(document, sop, page, layout, places)


def _write_page(document: Any, sop: Sop, page: Page, layout: _Layout, places: dict[str, int]) -> None:
    table = _table(document, len(page.bands) + 2, [layout.emu(width) for width in layout.widths])
    _write_heading(table, [lane.label for lane in layout.lanes])
    for height, row in zip((*_HEAD, *(band.height for band in page.bands)), table.rows, strict=True):
        row.height = Emu(layout.emu(height))
        row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
    lanes = len(layout.lanes)
    for place, band in enumerate(page.bands, 2):
        cells = table.rows[place].cells
        for cell in cells[2 : 2 + lanes]:
            _without_margins(cell)
        if band.kind is BandKind.ROW:
            number = places[band.row]
            texts = ["\n".join(items) for items in cells_of(sop, number + 1, sop.rows[number])]
            for column, text in zip((0, 1, *range(lanes + 2, lanes + 6)), texts, strict=True):
                _say(cells[column], text, align=ALIGN.CENTER if column == 0 else ALIGN.LEFT)
    bands = [band.bottom for band in page.bands]
    rights = list(accumulate(lane.width for lane in layout.lanes))
    for figure in figures_of(sop, page):
        x, y = _hangs_at(figure)
        row = min(bisect_right(bands, y), len(bands) - 1)
        lane = min(bisect_right(rights, x), lanes - 1)
        corner = layout.lanes[lane].left, page.bands[row].top
        cell = table.cell(row + 2, lane + 2)
        cell.paragraphs[0]._p.append(parse_xml(_run(figure, corner, layout.scale)))


def _hangs_at(figure: Figure) -> tuple[float, float]:
    """The middle of a symbol; the upper left corner of what reaches over several cells."""
    left, top, wide, high = (edge / EMU for edge in figure.box)
    return (left + wide / 2, top + high / 2) if figure.name.startswith("simbol") else (left, top)


def _write_heading(table: Any, lanes: Sequence[str]) -> None:
    last = len(lanes) + 2
    for column, title in ((0, "No"), (1, "Kegiatan"), (last + 3, "Ket.")):
        _say(table.cell(0, column).merge(table.cell(1, column)), title, bold=True, align=ALIGN.CENTER)
    for first, titles, group in ((2, lanes, "Pelaksana"), (last, ("Kelengkapan", "Waktu", "Output"), "Mutu Baku")):
        over = table.cell(0, first).merge(table.cell(0, first + len(titles) - 1))
        _say(over, group, bold=True, align=ALIGN.CENTER)
        for column, title in enumerate(titles, first):
            _say(table.cell(1, column), title, bold=True, align=ALIGN.CENTER)
    for row in table.rows[:2]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {_NAMES}/>"))


def _table(document: Any, rows: int, widths: Sequence[int]) -> Any:
    table = document.add_table(rows, len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Emu(width)
    return table


def _say(cell: Any, text: str, *, bold: bool = False, align: Any = ALIGN.LEFT, vertical: Any = VERTICAL.CENTER) -> None:
    cell.vertical_alignment = vertical
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = align
        paragraph.add_run(line).bold = bold


def _without_margins(cell: Any) -> None:
    """So that a figure's place in its cell is counted from the cell's own corner."""
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    cell._tc.get_or_add_tcPr().append(parse_xml(f"<w:tcMar {_NAMES}>{sides}</w:tcMar>"))


def _run(figure: Figure, corner: tuple[float, float], scale: float) -> str:
    left, top, wide, high = (round(edge * scale) for edge in figure.box)
    x, y = left - round(corner[0] * scale * EMU), top - round(corner[1] * scale * EMU)
    about = f"id={quoteattr(str(figure.number))} name={quoteattr(figure.name)} descr={quoteattr(figure.described)}"
    places = "".join(
        f'<wp:position{axis} relativeFrom="{of}"><wp:posOffset>{offset}</wp:posOffset></wp:position{axis}>'
        for axis, of, offset in (("H", "column", x), ("V", "paragraph", y))
    )
    frame = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    kind = ' txBox="1"' if figure.name.startswith("kata") else ""
    return (
        f"<w:r {_NAMES}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor distT='0' distB='0' "
        f"distL='0' distR='0' simplePos='0' relativeHeight='{figure.number}' behindDoc='0' locked='0' "
        f"layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>{places}<wp:extent cx='{wide}' cy='{high}'/>"
        f"<wp:effectExtent l='0' t='0' r='0' b='0'/><wp:wrapNone/><wp:docPr {about}/><wp:cNvGraphicFramePr/>"
        f"<a:graphic><a:graphicData uri='{_WPS}'><wps:wsp><wps:cNvSpPr{kind}/><wps:spPr>{frame}{figure.properties}"
        f"</wps:spPr>{''.join(_words(figure.text))}<wps:bodyPr wrap='none' lIns='0' tIns='0' rIns='0' bIns='0' "
        f"anchor='ctr'/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"</mc:AlternateContent></w:r>"
    )


def _words(text: str) -> Iterator[str]:
    if text:
        size = "<w:rPr><w:sz w:val='14'/></w:rPr>"
        yield "<wps:txbx><w:txbxContent><w:p><w:pPr><w:jc w:val='center'/></w:pPr>"
        yield f"<w:r>{size}<w:t>{escape(text)}</w:t></w:r></w:p></w:txbxContent></wps:txbx>"


def _dated(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in sorted(parts.namelist(), key=lambda name: name != "[Content_Types].xml"):
            whole.writestr(zipfile.ZipInfo(name, _ONE_DAY), parts.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
