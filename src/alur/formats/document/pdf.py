"""A PDF → `Grid`s, one a ruled table: words in the cells that its lines make, and the symbols drawn in them.

Only the text layer is read; a page that is a picture has no words, and is refused as such. Lines that are no part of
the table are followed from symbol to symbol; an arrow points to where its head is, or down where it has none.
"""

import io
import logging
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from alur.core.refused import Refused
from alur.core.sheet.grid import Cell, Connector, Drawn, Figure, Grid
from alur.formats.document.figures import Box, Line, Point, Shape, Words, joined, label_in

# Its remarks on broken files are for those who make PDFs, not for the clerk who has one.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
_MOST_PAGES = 60
_SAME = 2.5  # points within which two lines are one
_NEAR = 14.0  # how far from a symbol an arrow may end
_LEAST, _MOST_OF_CELL = 6.0, 0.92  # a symbol is larger than a speck and smaller than its cell
_BROKEN = (PDFSyntaxError, PSException, MalformedPDFException, PdfminerException, ValueError, KeyError, TypeError)


def read_pdf(data: bytes, *, name: str) -> tuple[Grid, ...]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > _MOST_PAGES:
                raise Refused("{name}: lebih dari {most} halaman. Pisahkan SOP-nya.", name=name, most=_MOST_PAGES)
            grids = [grid for number, page in enumerate(document.pages, 1) for grid in _grids(page, number)]
            words = any(page.chars for page in document.pages)
    except PDFPasswordIncorrect:
        raise Refused("{name}: dikunci dengan kata sandi. Buka kuncinya, lalu coba lagi.", name=name) from None
    except _BROKEN:
        raise Refused("{name}: bukan PDF yang utuh. Simpan ulang, lalu coba lagi.", name=name) from None
    if not words:
        raise Refused("{name}: halamannya gambar tanpa teks. Pakai berkas Word atau Excel-nya.", name=name)
    return tuple(grids)


def _grids(page: Any, number: int) -> Iterator[Grid]:
    words = page.extract_words(use_text_flow=False, keep_blank_chars=False)
    for count, table in enumerate(page.find_tables(), 1):
        yield _Ruled(page, table.cells, words, f"halaman {number}", count).grid()


@dataclass(slots=True)
class _Ruled:
    page: Any
    boxes: Sequence[Box]
    words: Sequence[dict[str, Any]]
    place: str
    count: int

    def grid(self) -> Grid:
        columns = _rulers(x for box in self.boxes for x in (box[0], box[2]))
        rows = _rulers(y for box in self.boxes for y in (box[1], box[3]))
        cells = [self._cell(box, rows, columns) for box in self.boxes]
        shapes = list(self._shapes())
        figures = tuple(
            Figure(shape.id, shape.kind, _at(rows, shape.centre[1]), _at(columns, shape.centre[0]), shape.text)
            for shape in shapes
        )
        labels = [*self._labels(shapes)]
        ends = joined(shapes, self._arrows(shapes), labels, near=_NEAR)
        name = f"{self.place}, tabel {self.count}"
        return Grid(name, tuple(cells), figures, tuple(Connector(*one) for one in ends))

    def _cell(self, box: Box, rows: list[float], columns: list[float]) -> Cell:
        left, top, right, bottom = box
        row, column = _at(rows, top + _SAME), _at(columns, left + _SAME)
        height, width = _at(rows, bottom - _SAME) - row + 1, _at(columns, right - _SAME) - column + 1
        return Cell(self._text(box), row, column, height, width, self.place)

    def _text(self, box: Box) -> str:
        inside = [word for word in self.words if _holds(box, ((word["x0"] + word["x1"]) / 2, _middle(word)))]
        lines: list[list[dict[str, Any]]] = []
        for word in sorted(inside, key=lambda word: (_middle(word), word["x0"])):
            if lines and abs(_middle(lines[-1][-1]) - _middle(word)) <= _SAME:
                lines[-1].append(word)
            else:
                lines.append([word])
        return _unwrapped(" ".join(word["text"] for word in sorted(line, key=_left)) for line in lines)

    def _shapes(self) -> Iterator[Shape]:
        """Closed figures that are larger than a speck and lie within one cell without filling it."""
        seen: set[tuple[int, ...]] = set()
        for number, one in enumerate([*self.page.rects, *self.page.curves]):
            box = _box(one)
            cell = next((cell for cell in self.boxes if _holds(cell, _centre(box))), None)
            key = tuple(round(edge / _SAME) for edge in box)
            if cell is None or key in seen or not _fits(box, cell):
                continue
            kind = _kind(one, box) if one.get("stroke") else None
            if kind is not None:
                seen.add(key)
                text = " ".join(
                    word["text"] for word in self.words if _holds(box, ((word["x0"] + word["x1"]) / 2, _middle(word)))
                )
                yield Shape(f"{self.place}.{number}", kind, box, text)

    def _labels(self, shapes: Sequence[Shape]) -> Iterator[Words]:
        """Short words beside the symbols of a row: they name the ways out of a diamond."""
        places = [cell for cell in self.boxes if any(_holds(cell, shape.centre) for shape in shapes)]
        line: list[dict[str, Any]] = []
        for word in [*self.words, None]:
            if (
                word
                and line
                and abs(_middle(word) - _middle(line[-1])) < _SAME
                and 0 < word["x0"] - line[-1]["x1"] < _NEAR / 2
            ):
                line.append(word)
                continue
            text = " ".join(one["text"] for one in line)
            middle = _centre(_box(line[0])) if line else (0.0, 0.0)
            if (
                0 < len(text) < 25
                and any(_holds(place, middle) for place in places)
                and not any(_holds(s.box, middle) for s in shapes)
            ):
                left, top, _, _ = _box(line[0])
                yield Words(label_in(text) or text, (left, top, line[-1]["x1"], line[-1]["bottom"]))
            line = [word] if word else []

    def _arrows(self, shapes: Sequence[Shape]) -> Iterator[Line]:
        """Open paths that begin and end at symbols; a filled triangle at an end is its head."""
        heads = [_points(one) for one in self.page.curves if len(set(_points(one))) == 3]
        for one in [*self.page.curves, *self.page.lines]:
            points = _points(one)
            if (
                len(points) < 2
                or len(set(points)) == 3
                or points[0] == points[-1]
                or (one.get("fill") and len(points) > 2)
            ):
                continue
            begin, end = points[0], points[-1]
            if self._is_rule(begin, end):
                continue
            at_begin, at_end = (any(_close(point, head) for head in heads) for point in (begin, end))
            if at_begin and not at_end:
                begin, end = end, begin
            yield Line(begin, end)

    def _is_rule(self, begin: Point, end: Point) -> bool:
        """A line of the table itself: straight, along the edge of a cell."""
        for left, top, right, bottom in self.boxes:
            upright = abs(begin[0] - end[0]) < _SAME and min(abs(begin[0] - left), abs(begin[0] - right)) < _SAME / 2
            level = abs(begin[1] - end[1]) < _SAME and min(abs(begin[1] - top), abs(begin[1] - bottom)) < _SAME / 2
            if upright or level:
                return True
        return False


def _unwrapped(lines: Iterable[str]) -> str:
    """A line that begins small goes on with the one above, for which the cell was too narrow.

    >>> _unwrapped(["Surat fisik atau surat", "elektronik", "Cap waktu teri-", "ma"])
    'Surat fisik atau surat elektronik\\nCap waktu terima'
    """
    text = ""
    for line in lines:
        if not text:
            text = line
        elif line[:1].islower() and text.endswith("-"):
            text = text[:-1] + line
        else:
            text += (" " if line[:1].islower() or text.endswith(",") else "\n") + line
    return text


def _left(word: dict[str, Any]) -> float:
    return float(word["x0"])


def _rulers(edges: Iterable[float]) -> list[float]:
    """Each edge once; those closer than a line's width are one."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _SAME:
            found.append(edge)
    return found


def _at(rulers: list[float], value: float) -> int:
    return max(bisect_right(rulers, value) - 1, 0)


def _box(one: dict[str, Any]) -> Box:
    return one["x0"], one["top"], one["x1"], one["bottom"]


def _centre(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _middle(word: dict[str, Any]) -> float:
    return float(word["top"] + word["bottom"]) / 2


def _holds(box: Box, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _fits(box: Box, cell: Box) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    room = cell[2] - cell[0], cell[3] - cell[1]
    small = wide <= room[0] * _MOST_OF_CELL or high <= room[1] * _MOST_OF_CELL
    return min(wide, high) >= _LEAST and small and wide <= room[0] + _SAME and high <= room[1] + _SAME


def _points(one: dict[str, Any]) -> list[Point]:
    return [(round(x, 1), round(y, 1)) for x, y in one.get("pts", ())]


def _kind(one: dict[str, Any], box: Box) -> Drawn | None:
    """By its corners: at the middles of the sides a diamond, at the corners a box, five a segilima, else round."""
    if one["object_type"] == "rect":
        return Drawn.BOX
    corners = list(dict.fromkeys(_points(one)))
    if len(corners) < 4 or not (_points(one)[0] == _points(one)[-1] or one.get("fill")):
        return None
    x, y = _centre(box)
    if len(corners) == 4:
        at_middles = all(abs(px - x) < _SAME or abs(py - y) < _SAME for px, py in corners)
        return Drawn.DIAMOND if at_middles else Drawn.BOX
    return Drawn.PENTAGON if len(corners) == 5 else Drawn.CAPSULE


def _close(point: Point, head: Sequence[Point]) -> bool:
    return any(abs(point[0] - x) + abs(point[1] - y) < 3 * _SAME for x, y in head)
