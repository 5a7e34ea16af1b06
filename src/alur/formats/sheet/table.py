"""The flow table: its header, its rows of text and the drawing between them, on one page or on as many as it takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alur.core.drawing.draw import draw
from alur.core.drawing.metrics import Metrics
from alur.core.drawing.table import Band, lanes_of
from alur.core.drawing.value import BandBox, BandKind, Drawing, Page
from alur.core.sop.model import Sop
from alur.formats.sheet.cells import cells_of
from alur.formats.sheet.header import Titles, header_of, titles_of
from alur.formats.sheet.page import Anchor, Flow, Rule, SheetPage, Text
from alur.formats.sheet.style import CAPITAL, TableStyle, column_widths
from alur.formats.sheet.typeface import typeface
from alur.formats.sheet.wrap import wrapped_items

_FITTINGS = 3  # lanes may widen, which narrows the text, which makes rows higher, which may split pages elsewhere
MANY_PAGES = 300  # a whole book in one SOP is not fitted again
_NEAR = 0.01
Lines = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Laid out from (0, 0); every page has the same width and its own height."""

    pages: tuple[SheetPage, ...]
    heights: tuple[float, ...]
    width: float
    drawing: Drawing


def lay_table(
    sop: Sop, metrics: Metrics, style: TableStyle, *, width: float | None = None, height: float | None = None
) -> Table:
    """``width`` is to be filled, ``height`` is what a page can hold; the table exceeds them where nothing else fits."""
    titles = titles_of([lane.label for lane in lanes_of(sop)], metrics.lane, style)
    room = None if height is None else max(height - style.head_top - titles.height, _least_room(metrics))
    lanes = len(titles.lines) * metrics.lane
    for _ in range(_FITTINGS):
        widths = column_widths(style, None if width is None else width - lanes)
        drawing, parts = _drawn(sop, metrics, style, widths, room)
        if width is None or drawing.width <= lanes + _NEAR or len(drawing.pages) > MANY_PAGES:
            break
        lanes = drawing.width
    if width is not None and drawing.width <= lanes:  # else text was wrapped for these widths, and the table is wider
        widths = column_widths(style, width - drawing.width)
    return _paged(drawing, parts, titles, widths, style)


def _drawn(
    sop: Sop, metrics: Metrics, style: TableStyle, widths: Sequence[float], room: float | None
) -> tuple[Drawing, list[Lines]]:
    """The drawing for text wrapped to these widths, and the lines of each of its bands that is no row of connectors."""
    rows = [_lines(cells_of(sop, number, row), style, widths) for number, row in enumerate(sop.rows, 1)]
    parts = list(_parts(sop, rows, metrics, style, room))
    labels = {link.label: typeface().width(link.label, metrics.label) * style.stretch for link in sop.links}
    drawing = draw(sop, metrics, bands=[band for band, _ in parts], label_widths=labels, capacity=room)
    return drawing, [lines for _, lines in parts]


def _least_room(metrics: Metrics) -> float:
    """One row between connectors: under a header that fills the page, the page must grow."""
    return 2 * metrics.connector_row + metrics.row


def _paged(
    drawing: Drawing, parts: Sequence[Lines], titles: Titles, widths: Sequence[float], style: TableStyle
) -> Table:
    header = header_of(drawing.lanes, titles, widths, style)
    head, pages, heights = header.height, [], []
    left = iter(parts)
    for page in drawing.pages:
        texts, rules = list(header.texts), [*header.rules, *_row_rules(page, header.edges, head)]
        for box in page.bands:
            if box.kind in (BandKind.ROW, BandKind.CONTINUED):
                texts += _row_texts(next(left), box, widths, style, drawing.width, head)
        pages.append(SheetPage(tuple(texts), tuple(rules), Flow(page, header.lanes_left, head)))
        heights.append(head + page.height)
    return Table(tuple(pages), tuple(heights), header.edges[-1], drawing)


def _lines(cells: Sequence[Sequence[str]], style: TableStyle, widths: Sequence[float]) -> Lines:
    face = typeface()
    return tuple(
        wrapped_items(items, face, size=style.size * style.stretch, width=width - 2 * style.pad)
        for items, width in zip(cells, widths, strict=True)
    )


def _parts(
    sop: Sop, rows: Sequence[Lines], metrics: Metrics, style: TableStyle, room: float | None
) -> Iterator[tuple[Band, Lines]]:
    """Each row as one band; one that outgrows a page goes on in further bands, so that no line is lost."""
    most = 10**9
    if room is not None:
        most = max(1, int((room - 2 * metrics.connector_row - style.row_pad) / style.line))
    for row, lines in zip(sop.rows, rows, strict=True):
        count = max(len(cell) for cell in lines)
        for start in range(0, max(count, 1), most):
            part = tuple(cell[start : start + most] for cell in lines)
            least = max(len(cell) for cell in part) * style.line + style.row_pad
            yield Band(max(metrics.row, least) if start == 0 else least, row.id if start == 0 else ""), part


def _row_texts(
    lines: Lines, box: BandBox, widths: Sequence[float], style: TableStyle, lanes: float, head: float
) -> Iterator[Text]:
    middle = head + box.top + box.height / 2
    left = 0.0
    for index, (cell, width, column) in enumerate(zip(lines, widths, style.columns, strict=False)):
        x = left + (width / 2 if column.centred else style.pad)
        anchor = Anchor.MIDDLE if column.centred else Anchor.START
        first = middle - (len(cell) - 1) * style.line / 2 + CAPITAL * style.size / 2
        for number, line in enumerate(cell):
            yield Text(x, first + number * style.line, line, style.size, anchor=anchor)
        left += width + (lanes if index == 1 else 0.0)


def _row_rules(page: Page, edges: Sequence[float], head: float) -> Iterator[Rule]:
    """Rules between the rows and down the columns, then the frame over them."""
    bottom = head + page.height
    for box in page.bands[1:]:
        yield Rule(0, head + box.top, edges[-1], head + box.top)
    for edge in edges[1:-1]:
        yield Rule(edge, head, edge, bottom)
    yield Rule(0, head, edges[-1], head, heavy=True)
    yield Rule(0, bottom, edges[-1], bottom, heavy=True)
    yield Rule(0, 0, 0, bottom, heavy=True)
    yield Rule(edges[-1], 0, edges[-1], bottom, heavy=True)
