"""The drawing as SVG elements: rectangles, closed diamonds, orthogonal lines with heads, text as text.

Black on white by attributes; a page of the site styles the same classes (no style attribute, which its CSP forbids).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from alur.core.drawing.metrics import Metrics
from alur.core.drawing.value import Arrow, Label, Page, Shape, ShapeKind

_CLASSES = {
    ShapeKind.CAPSULE: "capsule",
    ShapeKind.BOX: "box",
    ShapeKind.DIAMOND: "diamond",
    ShapeKind.PENTAGON: "pentagon",
}
# XML 1.0 has no way to write these, not even escaped.
_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Way:
    """How far a case has come: a class (done, current, ahead) for rows by id, and for arrows by (source, target)."""

    rows: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    arrows: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))


def number(value: float) -> str:
    """Two decimals are a hundredth of a pixel, or of a millimetre.

    >>> number(12.0), number(-0.001), number(3.14159)
    ('12', '0', '3.14')
    """
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def words(text: str) -> str:
    """As content of an element.

    >>> words("A & B\\x1b")
    'A &amp; B\\ufffd'
    """
    return escape(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def head_marker(metrics: Metrics, identity: str) -> str:
    """The arrow head, drawn by the viewer at the end of each path that names it."""
    long, wide = number(metrics.head.width), number(metrics.head.height)
    half = number(metrics.head.height / 2)
    return (
        f'<marker id={quoteattr(identity)} markerUnits="userSpaceOnUse" orient="auto" markerWidth="{long}" '
        f'markerHeight="{wide}" refX="{long}" refY="{half}"><polygon class="head" points="0,0 {long},{half} 0,{wide}" '
        'fill="context-stroke"/></marker>'
    )


def flow_elements(
    page: Page, metrics: Metrics, *, left: float, top: float, head: str, way: Way | None = None
) -> Iterator[str]:
    """All of a page's flow with its upper left corner at (left, top); ``head`` is the marker's id."""
    way = way or Way()
    yield f'<g class="flow-arrows" fill="none" stroke="#000" stroke-width="{number(metrics.arrow_line)}">'
    for joint in page.joints:
        x, to_x, y = number(left + joint.left), number(left + joint.right), number(top + joint.y)
        yield f'<line class="joint" x1="{x}" y1="{y}" x2="{to_x}" y2="{y}"/>'
    for arrow in page.arrows:
        yield _arrow(arrow, left, top, head, way.arrows.get((arrow.source, arrow.target), ""))
    yield f'</g><g class="flow-symbols" fill="#fff" stroke="#000" stroke-width="{number(metrics.symbol_line)}">'
    for shape in page.shapes:
        yield _shape(shape, left, top, way.rows.get(shape.row, ""))
    yield "</g>"
    yield from _letters(page, metrics, left, top)
    yield from _labels(page, metrics, left, top)


def _arrow(arrow: Arrow, left: float, top: float, head: str, state: str) -> str:
    points = " ".join(f"{number(left + x)},{number(top + y)}" for x, y in arrow.points)
    return f'<polyline class="{_classes("arrow", state)}" points="{points}" marker-end="url(#{escape(head)})"/>'


def _classes(name: str, state: str) -> str:
    return f"{name} is-{escape(state)}" if state else name


def _shape(shape: Shape, left: float, top: float, state: str) -> str:
    start = f'class="{_classes(_CLASSES[shape.kind], state)}" data-row={quoteattr(shape.row)}'
    if shape.kind in (ShapeKind.DIAMOND, ShapeKind.PENTAGON):
        points = " ".join(f"{number(left + x)},{number(top + y)}" for x, y in shape.corners)
        return f'<polygon {start} points="{points}"/>'
    x, y, _, _ = shape.box
    corner = f' rx="{number(shape.height / 2)}"' if shape.kind is ShapeKind.CAPSULE else ""
    return (
        f'<rect {start} x="{number(left + x)}" y="{number(top + y)}" width="{number(shape.width)}" '
        f'height="{number(shape.height)}"{corner}/>'
    )


def _letters(page: Page, metrics: Metrics, left: float, top: float) -> Iterator[str]:
    connectors = [shape for shape in page.shapes if shape.letter]
    if connectors:
        size = number(metrics.label * 1.1)
        yield f'<g class="flow-letters" font-size="{size}" font-weight="700" text-anchor="middle">'
        for shape in connectors:
            x, y = number(left + shape.x), number(top + shape.y + metrics.label * 0.25)
            yield f'<text x="{x}" y="{y}">{words(shape.letter)}</text>'
        yield "</g>"


def _labels(page: Page, metrics: Metrics, left: float, top: float) -> Iterator[str]:
    if page.labels:
        halo = number(metrics.label * 3 / 11)
        yield (
            f'<g class="flow-labels" font-size="{number(metrics.label)}" stroke="#fff" stroke-width="{halo}" '
            'stroke-linejoin="round" paint-order="stroke">'
        )
        for label in page.labels:
            yield _label(label, left, top)
        yield "</g>"


def _label(label: Label, left: float, top: float) -> str:
    anchor = ' text-anchor="end"' if label.ends else ""
    return f'<text x="{number(left + label.x)}" y="{number(top + label.y)}"{anchor}>{words(label.text)}</text>'
