"""A Word document → `Grid`s, one a table: cells merged across and down, and figures drawn in a cell.

A figure belongs to the cell in whose paragraph it hangs, for where a page puts it only Word knows. Arrows that name
what they join (as Alur writes them) are read; of others the document does not say where they lead. Source: ECMA-376-1,
17.4 (tables) and 20.4; VML of older files, 19.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from alur.core.sheet.grid import Cell, Connector, Drawn, Figure, Grid
from alur.formats.document.figures import ARROW, SYMBOL, label_in, symbol_of
from alur.formats.document.package import open_package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_V = "{urn:schemas-microsoft-com:vml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VML = {"rect": Drawn.BOX, "roundrect": Drawn.CAPSULE, "oval": Drawn.CAPSULE}
_VML_TYPES = {
    "t116": Drawn.CAPSULE,
    "t109": Drawn.BOX,
    "t110": Drawn.DIAMOND,
    "t4": Drawn.DIAMOND,
    "t177": Drawn.PENTAGON,
}
_MOST_COLUMNS = 200


def read_docx(data: bytes, *, name: str) -> tuple[Grid, ...]:
    root = open_package(data, name=name).xml("word/document.xml")
    tables = [table for table in root.iter(f"{_W}tbl") if not _is_inside_a_cell(table)]
    return tuple(_Table(number, table).grid() for number, table in enumerate(tables, 1))


def _is_inside_a_cell(table: etree._Element) -> bool:
    return any(True for _ in table.iterancestors(f"{_W}tc"))


@dataclass(slots=True)
class _Table:
    number: int
    table: etree._Element
    cells: list[Cell] = field(default_factory=list)
    open: dict[int, int] = field(default_factory=dict)  # column → place in cells of what may still go on down
    figures: list[Figure] = field(default_factory=list)
    connectors: list[Connector] = field(default_factory=list)

    def grid(self) -> Grid:
        for row, element in enumerate(_rows(self.table)):
            self._row(row, element)
        return Grid(f"tabel {self.number}", tuple(self.cells), tuple(self.figures), tuple(self.connectors))

    def _row(self, row: int, element: etree._Element) -> None:
        column = _whole(element.find(f"{_W}trPr/{_W}gridBefore"))
        for cell in _cells(element):
            width = max(_whole(cell.find(f"{_W}tcPr/{_W}gridSpan")), 1)
            if column + width > _MOST_COLUMNS:
                return
            self._cell(cell, row, column, width)
            self._drawn(cell, row, column)
            column += width

    def _cell(self, cell: etree._Element, row: int, column: int, width: int) -> None:
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
        if goes_on and column in self.open:
            place = self.open[column]
            above = self.cells[place]
            text = "\n".join(filter(None, (above.text, _text_of(cell))))
            self.cells[place] = Cell(text, above.row, column, row - above.row + 1, above.width, above.place)
            return
        self.open.pop(column, None)
        if merged is not None:
            self.open[column] = len(self.cells)
        where = f"tabel {self.number}, baris {row + 1}"
        self.cells.append(Cell(_text_of(cell), row, column, 1, width, where))

    def _drawn(self, cell: etree._Element, row: int, column: int) -> None:
        for drawing in cell.iter(f"{_W}drawing"):
            if not _is_fallback(drawing):
                self._figure(drawing, row, column)
        for shape in cell.iter():
            if isinstance(shape.tag, str) and shape.tag.startswith(_V) and not _is_repeated(shape):
                kind = _VML.get(shape.tag.removeprefix(_V)) or _VML_TYPES.get(shape.get("type", "").rpartition("_")[2])
                if kind is not None:
                    self._add(kind, row, column, _inner_text(shape))

    def _figure(self, drawing: etree._Element, row: int, column: int) -> None:
        about = drawing.find(f".//{_WP}docPr")
        name = about.get("name", "") if about is not None else ""
        described = about.get("descr", "") if about is not None else ""
        if found := ARROW.fullmatch(name):
            if found[1] != found[2]:  # the second half of one that goes on from a segilima
                self.connectors.append(Connector(found[1], found[2], described))
            return
        geometry = drawing.find(f".//{_A}prstGeom")
        kind = symbol_of(geometry.get("prst", "")) if geometry is not None else None
        text = _inner_text(drawing)
        properties = drawing.find(f".//{_WPS}cNvSpPr")
        is_words = properties is not None and properties.get("txBox") == "1" and bool(text)
        if kind is not None and not is_words and not label_in(text):
            ours = SYMBOL.fullmatch(name)
            self._add(kind, row, column, text, id_=ours[1] if ours else "", described=described if ours else "")

    def _add(self, kind: Drawn, row: int, column: int, text: str, *, id_: str = "", described: str = "") -> None:
        id_ = id_ or f"{self.number}.{len(self.figures)}"
        self.figures.append(Figure(id_, kind, row, column, text, described))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Also those in a content control or a tracked insertion; not those of a table inside a cell."""
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is table:
            yield row


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is row:
            yield cell


def _text_of(cell: etree._Element) -> str:
    """Paragraphs as lines; deleted text and the text in figures are left out."""
    lines = []
    for paragraph in cell.iter(f"{_W}p"):
        if any(True for _ in paragraph.iterancestors(f"{_W}txbxContent")):
            continue
        lines.append("".join(_pieces(paragraph)).strip())
    return "\n".join(line for line in lines if line)


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        if next(element.iterancestors(f"{_W}p")) is not paragraph:
            continue
        match element.tag.rpartition("}")[2]:
            case "t":
                yield element.text or ""
            case "br":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case _:
                yield " "


def _inner_text(drawing: etree._Element) -> str:
    return " ".join("".join(run.text or "" for run in drawing.iter(f"{_W}t", f"{_A}t")).split())


def _is_fallback(element: etree._Element) -> bool:
    return any(True for _ in element.iterancestors(_FALLBACK))


def _is_repeated(shape: etree._Element) -> bool:
    """What stands in a Fallback is drawn by its modern twin too; inside a group each part is asked for itself."""
    return _is_fallback(shape)


def _whole(element: etree._Element | None) -> int:
    text = element.get(f"{_W}val", "0") if element is not None else "0"
    return int(text) if text.isdigit() else 0
