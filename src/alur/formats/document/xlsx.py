"""A workbook → `Grid`s, one a visible sheet: values as people see them, merged cells, and figures drawn over them.

Read part by part, not through a library: those at hand drop what is drawn, and unpack without a bound. Formulas are
never worked out; the value that the office programme left is read. Source: ECMA-376-1, 18 and 20.5.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from lxml import etree

from alur.core.refused import Refused
from alur.core.sheet.grid import Cell, Connector, Figure, Grid
from alur.core.sop.dates import write_date
from alur.formats.document.figures import ARROW, Box, Line, Shape, Words, joined, label_in, symbol_of
from alur.formats.document.package import Package, open_package, relation

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MOST_CELLS = 200_000
_MOST_ROWS, _MOST_COLUMNS = 20_000, 400
_DATES = {14, 15, 16, 17, 22}
_PIXEL, _POINT = 9_525, 12_700


def read_xlsx(data: bytes, *, name: str) -> tuple[Grid, ...]:
    return tuple(_Workbook(open_package(data, name=name)).grids())


class _Workbook:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.links = package.related("xl/workbook.xml")
        parts = {kind: part for kind, part in self.links.values()}
        self.strings = list(self._strings(parts.get("sharedStrings", "")))
        self.dates = list(self._dates(parts.get("styles", "")))
        self.left = _MOST_CELLS

    def grids(self) -> Iterator[Grid]:
        sheets = list(self.package.xml("xl/workbook.xml").iter(f"{_MAIN}sheet"))
        shown = [sheet for sheet in sheets if sheet.get("state", "visible") == "visible"] or sheets
        for sheet in shown:
            kind, part = self.links.get(relation(sheet), ("", ""))
            if kind == "worksheet":
                yield self._grid(sheet.get("name", ""), part)

    def _strings(self, part: str) -> Iterator[str]:
        if part and self.package.has(part):
            for item in self.package.xml(part).iter(f"{_MAIN}si"):
                yield _text_of(item)

    def _dates(self, part: str) -> Iterator[bool]:
        """For each cell style whether its number is a date."""
        if not part or not self.package.has(part):
            return
        root = self.package.xml(part)
        own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter(f"{_MAIN}numFmt")}
        styles = root.find(f"{_MAIN}cellXfs")
        for style in styles if styles is not None else ():
            number = style.get("numFmtId", "0")
            code = re.sub(r'"[^"]*"|\[[^]]*\]', "", own.get(number, "")).lower()
            yield int(number) in _DATES or ("y" in code and ("d" in code or "m" in code))

    def _grid(self, name: str, part: str) -> Grid:
        root = self.package.xml(part)
        spans = dict(_spans(root))
        hidden = {place for one in spans for place in _covered(one, spans[one])} - set(spans)
        cells = []
        for element in root.iter(f"{_MAIN}c"):
            place = _place(element.get("r", ""))
            text = self._value(element)
            if place is None or place in hidden or not (text or place in spans):
                continue
            self._count()
            height, width = spans.get(place, (1, 1))
            cells.append(Cell(text, *place, height, width, f"{name}!{element.get('r')}"))
        figures, connectors = self._drawn(part, root)
        return Grid(name, tuple(cells), figures, connectors)

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Refused("{name}: lebih dari 200.000 sel. Simpan hanya lembar SOP-nya.", name=self.package.name)

    def _value(self, element: etree._Element) -> str:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            return _text_of(element)
        value = element.findtext(f"{_MAIN}v", "")
        try:
            match kind:
                case "s":
                    return self.strings[int(value)]
                case "n" if value:
                    style = int(element.get("s", "0"))
                    return _number(value, is_date=style < len(self.dates) and self.dates[style])
        except (ValueError, IndexError, OverflowError):
            return ""
        return "" if kind == "e" else value.strip()

    def _drawn(self, part: str, root: etree._Element) -> tuple[tuple[Figure, ...], tuple[Connector, ...]]:
        links = self.package.related(part)
        rulers = _Rulers.of(root)
        figures, connectors = [], []
        for link in root.iter(f"{_MAIN}drawing"):
            kind, target = links.get(relation(link), ("", ""))
            if kind != "drawing" or not self.package.has(target):
                continue
            drawing = _Drawing(rulers)
            drawing.read(self.package.xml(target))
            for shape in drawing.shapes:
                row, column = rulers.cell(*shape.centre)
                figures.append(Figure(shape.id, shape.kind, row, column, shape.text, shape.described))
            connectors += [Connector(*ends) for ends in joined(drawing.shapes, drawing.lines, drawing.words)]
        return tuple(figures), tuple(connectors)


@dataclass(frozen=True, slots=True)
class _Rulers:
    """Where the rows and columns end, in EMU."""

    rows: tuple[float, ...]
    columns: tuple[float, ...]

    @classmethod
    def of(cls, root: etree._Element) -> "_Rulers":
        form = root.find(f"{_MAIN}sheetFormatPr")
        high = float(form.get("defaultRowHeight", "15")) if form is not None else 15.0
        wide = float(form.get("defaultColWidth", "8.43")) if form is not None else 8.43
        heights = [high * _POINT] * _MOST_ROWS
        for row in root.iter(f"{_MAIN}row"):
            at = int(row.get("r", "0")) - 1
            if 0 <= at < _MOST_ROWS and row.get("ht"):
                heights[at] = float(row.get("ht", high)) * _POINT
        widths = [_width(wide)] * _MOST_COLUMNS
        for column in root.iter(f"{_MAIN}col"):
            first, last = int(column.get("min", "1")) - 1, int(column.get("max", "1"))
            for at in range(max(first, 0), min(last, _MOST_COLUMNS)):
                widths[at] = 0.0 if column.get("hidden") == "1" else _width(float(column.get("width", wide)))
        return cls(tuple(accumulate(heights)), tuple(accumulate(widths)))

    def point(self, marker: etree._Element) -> tuple[float, float]:
        column, row = (int(marker.findtext(f"{_XDR}{tag}", "0")) for tag in ("col", "row"))
        x, y = (float(marker.findtext(f"{_XDR}{tag}", "0")) for tag in ("colOff", "rowOff"))
        return _edge(self.columns, column) + x, _edge(self.rows, row) + y

    def cell(self, x: float, y: float) -> tuple[int, int]:
        return bisect_right(self.rows, y), bisect_right(self.columns, x)


def _edge(ends: tuple[float, ...], place: int) -> float:
    return ends[min(place, len(ends)) - 1] if place > 0 else 0.0


def _width(characters: float) -> float:
    return (characters * 7 + 5) * _PIXEL


class _Drawing:
    """Collects what one drawing part holds, groups laid open."""

    def __init__(self, rulers: _Rulers) -> None:
        self.rulers = rulers
        self.shapes: list[Shape] = []
        self.lines: list[Line] = []
        self.words: list[Words] = []

    def read(self, root: etree._Element) -> None:
        for anchor in root:
            box = self._anchored(anchor)
            for element in anchor:
                self._element(element, box)

    def _anchored(self, anchor: etree._Element) -> Box | None:
        begin, end = anchor.find(f"{_XDR}from"), anchor.find(f"{_XDR}to")
        if begin is None:
            return None
        left, top = self.rulers.point(begin)
        if end is not None:
            return left, top, *self.rulers.point(end)
        size = anchor.find(f"{_XDR}ext")
        wide, high = (float(size.get(key, "0")) for key in ("cx", "cy")) if size is not None else (0.0, 0.0)
        return left, top, left + wide, top + high

    def _element(self, element: etree._Element, box: Box | None) -> None:
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if tag == "grpSp":
            self._group(element, box)
        elif tag in ("sp", "cxnSp"):
            box = box or _own_box(element)
            if box is not None:
                self._one(element, box)
        elif tag == "AlternateContent":
            for inner in next(iter(element), ()):
                self._element(inner, box)

    def _group(self, group: etree._Element, box: Box | None) -> None:
        frame = group.find(f"{_XDR}grpSpPr/{_A}xfrm")
        inner = _frame(frame, "chOff", "chExt") if frame is not None else None
        outer = box or (_frame(frame, "off", "ext") if frame is not None else None)
        if inner is None or outer is None:
            return
        for child in group:
            own = _own_box(child)
            if own is not None:
                self._element(child, _mapped(own, inner, outer))

    def _one(self, element: etree._Element, box: Box) -> None:
        geometry = element.find(f"{_XDR}spPr/{_A}prstGeom")
        preset = geometry.get("prst", "") if geometry is not None else ""
        about = element.find(f".//{_XDR}cNvPr")
        id_ = about.get("id", "") if about is not None else ""
        described = about.get("descr", "") if about is not None else ""
        text = " ".join("".join(run.text or "" for run in element.iter(f"{_A}t")).split())
        is_line = preset == "line" or preset.endswith(("Connector1", "Connector2", "Connector3"))
        if about is not None and (found := ARROW.fullmatch(about.get("name", ""))):
            self.lines.append(Line((0, 0), (0, 0), found[1], found[2], described))
        elif element.tag == f"{_XDR}cxnSp" or is_line:
            self.lines += _line(element, box, described)
        elif label_in(text) and preset in ("rect", ""):
            self.words.append(Words(label_in(text), box))
        elif (kind := symbol_of(preset)) is not None:
            is_box = element.find(f"{_XDR}nvSpPr/{_XDR}cNvSpPr")
            if is_box is None or is_box.get("txBox") != "1" or not text:
                self.shapes.append(Shape(id_, kind, box, text, described))


def _line(element: etree._Element, box: Box, described: str) -> Iterator[Line]:
    frame = element.find(f"{_XDR}spPr/{_A}xfrm")
    flip_x, flip_y = ((frame is not None and frame.get(key) in ("1", "true")) for key in ("flipH", "flipV"))
    left, top, right, bottom = box
    begin = (right if flip_x else left, bottom if flip_y else top)
    end = (left if flip_x else right, top if flip_y else bottom)
    glued = [element.find(f".//{_A}{tag}") for tag in ("stCxn", "endCxn")]
    first, last = (one.get("id", "") if one is not None else "" for one in glued)
    heads = [element.find(f".//{_A}{tag}") for tag in ("headEnd", "tailEnd")]
    at_begin, at_end = (one is not None and one.get("type", "none") != "none" for one in heads)
    if at_begin and not at_end:
        begin, end, first, last = end, begin, last, first
    yield Line(begin, end, first, last, label_in(described))


def _own_box(element: etree._Element) -> Box | None:
    frame = element.find(f".//{_A}xfrm")
    return _frame(frame, "off", "ext") if frame is not None else None


def _frame(frame: etree._Element, corner: str, size: str) -> Box | None:
    at, extent = frame.find(f"{_A}{corner}"), frame.find(f"{_A}{size}")
    if at is None or extent is None:
        return None
    x, y = float(at.get("x", "0")), float(at.get("y", "0"))
    return x, y, x + float(extent.get("cx", "0")), y + float(extent.get("cy", "0"))


def _mapped(box: Box, inner: Box, outer: Box) -> Box:
    wide = (outer[2] - outer[0]) / ((inner[2] - inner[0]) or 1)
    high = (outer[3] - outer[1]) / ((inner[3] - inner[1]) or 1)
    left, top = outer[0] + (box[0] - inner[0]) * wide, outer[1] + (box[1] - inner[1]) * high
    return left, top, left + (box[2] - box[0]) * wide, top + (box[3] - box[1]) * high


def _text_of(item: etree._Element) -> str:
    """Runs joined; what is only the reading of a sign (phonetic) is left out."""
    parts = [
        text.text or "" for text in item.iter(f"{_MAIN}t") if not any(True for _ in text.iterancestors(f"{_MAIN}rPh"))
    ]
    return "".join(parts).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _number(value: str, *, is_date: bool) -> str:
    number = float(value)
    if is_date and 0 < number < 100_000:
        return write_date(date(1899, 12, 30) + timedelta(days=int(number)))
    return str(int(number)) if number == int(number) else f"{number:.10g}".replace(".", ",")


def _place(reference: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return (row - 1, column - 1) if 0 < row <= _MOST_ROWS and column <= _MOST_COLUMNS else None


def _spans(root: etree._Element) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for merged in root.iter(f"{_MAIN}mergeCell"):
        begin, _, end = merged.get("ref", "").partition(":")
        first, last = _place(begin), _place(end or begin)
        if first and last:
            yield first, (max(last[0] - first[0] + 1, 1), max(last[1] - first[1] + 1, 1))


def _covered(place: tuple[int, int], span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for row in range(place[0], place[0] + span[0]):
        for column in range(place[1], place[1] + span[1]):
            yield row, column
