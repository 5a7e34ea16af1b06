"""The laid-out sheet as PDF, set by typst: the same bytes for the same SOP, with fonts from our package alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alur.core.drawing.metrics import Metrics
from alur.core.drawing.value import Point, Shape, ShapeKind
from alur.core.refused import Refused
from alur.core.sop.model import Identity
from alur.formats.sheet.layout import LEFT, TOP, Sheet
from alur.formats.sheet.page import Anchor, Flow, SheetPage, Text
from alur.formats.sheet.typesetter import typeset, words_of

_TEMPLATE = Path(__file__).with_name("sheet.typ")
_GRID, _FRAME = (0.25, 47), (0.35, 0)  # thickness in millimetres, lightness in percent
# Typst takes up to 90 bytes of memory for each, and where it gets none it ends the process without a word.
_MOST_CHARACTERS = 6_000_000
_WIDEST = 5_000  # millimetres: no PDF may be larger, and readers refuse to open one that is
_HALO = 0.3  # millimetres of white round a label


def sheet_pdf(sheet: Sheet, identity: Identity) -> bytes:
    """Raises AssertionError where typst warns: another font would change every line of the sheet."""
    paper = sheet.paper
    if max(paper.width, paper.height) > _WIDEST:
        size = f"{paper.width / 1000:.0f} × {paper.height / 1000:.0f} m"
        raise Refused("Lembarnya menjadi {size}, terlalu besar; bagi menjadi SOP lain.", size=size)
    words = words_of(_data(sheet, identity))
    if len(words) > _MOST_CHARACTERS:
        raise Refused("Lembarnya {pages} halaman, terlalu panjang; bagi menjadi SOP lain.", pages=len(sheet.pages))
    return typeset(_TEMPLATE, words)


def _data(sheet: Sheet, identity: Identity) -> dict[str, Any]:
    return {
        "title": " ".join(part for part in ("SOP", identity.number, identity.name) if part),
        "author": identity.agency,
        "width": sheet.paper.width,
        "height": sheet.paper.height,
        "left": LEFT,
        "top": TOP,
        "arrow_line": sheet.metrics.arrow_line,
        "symbol_line": sheet.metrics.symbol_line,
        "pages": [_page(page, sheet.metrics) for page in sheet.pages],
    }


def _page(page: SheetPage, metrics: Metrics) -> dict[str, list[Any]]:
    flow = _flow(page.flow, metrics) if page.flow else {"arrows": [], "shapes": [], "halos": [], "texts": []}
    rules = [
        (rule.left, rule.top, rule.right, rule.bottom, _FRAME if rule.heavy else _GRID)
        for rule in sorted(page.rules, key=lambda rule: rule.heavy)
    ]
    return flow | {"rules": rules, "texts": [_text(text) for text in page.texts] + flow["texts"]}


def _text(text: Text) -> tuple[Any, ...]:
    return text.x, text.y, text.size, text.weight, text.anchor.value, text.turned, text.underlined, text.text


def _flow(flow: Flow, metrics: Metrics) -> dict[str, list[Any]]:
    def moved(point: Point) -> Point:
        return flow.left + point[0], flow.top + point[1]

    page = flow.page
    no_head: list[Point] = []
    joints = [([moved((joint.left, joint.y)), moved((joint.right, joint.y))], no_head) for joint in page.joints]
    labels = [
        Text(*moved((label.x, label.y)), label.text, label.size, anchor=Anchor.END if label.ends else Anchor.START)
        for label in page.labels
    ]
    letters = [
        Text(*moved((shape.x, shape.y + metrics.label / 4)), shape.letter, metrics.label, 700, Anchor.MIDDLE)
        for shape in page.shapes
        if shape.letter
    ]
    boxes = [label.box for label in page.labels]
    return {
        "arrows": joints + [_arrow([moved(point) for point in arrow.points], metrics) for arrow in page.arrows],
        "shapes": [_shape(shape, moved) for shape in page.shapes],
        "halos": [(*moved((left - _HALO, top)), *moved((right + _HALO, bottom))) for left, top, right, bottom in boxes],
        "texts": [_text(text) for text in (*labels, *letters)],
    }


def _arrow(points: list[Point], metrics: Metrics) -> tuple[list[Point], list[Point]]:
    """→ (line, head); the line ends inside the head, or its square end would show at the tip."""
    (from_x, from_y), (x, y) = points[-2:]
    along = ((x > from_x) - (x < from_x), (y > from_y) - (y < from_y))
    across = (-along[1], along[0])
    long, half = metrics.head.width, metrics.head.height / 2
    back = (x - along[0] * long, y - along[1] * long)
    head = [(x, y), (back[0] + across[0] * half, back[1] + across[1] * half)]
    head.append((back[0] - across[0] * half, back[1] - across[1] * half))
    return [*points[:-1], ((x + back[0]) / 2, (y + back[1]) / 2)], head


def _shape(shape: Shape, moved: Callable[[Point], Point]) -> tuple[list[Point], float]:
    """Corners of a polygon; of a box or capsule two of them, and how round they are."""
    if shape.kind in (ShapeKind.DIAMOND, ShapeKind.PENTAGON):
        return [moved(corner) for corner in shape.corners], 0.0
    left, top, right, bottom = shape.box
    return [moved((left, top)), moved((right, bottom))], shape.height / 2 if shape.kind is ShapeKind.CAPSULE else 0.0
