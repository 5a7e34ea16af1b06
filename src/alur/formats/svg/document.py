"""SVG documents: the flow table of an SOP (`alur draw`, the page Alur), and the lanes alone beside a table of HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from alur.core.drawing.draw import draw
from alur.core.drawing.metrics import EDITOR, SCREEN, Metrics
from alur.core.drawing.table import Band
from alur.core.drawing.value import Drawing
from alur.core.sop.model import Sop, Symbol
from alur.formats.sheet.page import Anchor, Rule, Text
from alur.formats.sheet.style import SCREEN_STYLE
from alur.formats.sheet.table import lay_table
from alur.formats.sheet.typeface import FAMILY, typeface
from alur.formats.svg.flow import Way, flow_elements, head_marker, number, words

# Where Source Sans is not at hand, faces about as wide; the table leaves room for them (`TableStyle.stretch`).
_FACES = f"'{FAMILY}', 'Source Sans 3', 'Source Sans', Arial, 'Liberation Sans', Helvetica, sans-serif"
_MARGIN = 1.0  # half of the frame's line would else be cut off


@dataclass(frozen=True, slots=True)
class Drawn:
    """``left`` is where the lanes begin: what stands before them may be kept in view while they are scrolled."""

    svg: str
    drawing: Drawing
    left: float = 0.0


def table_svg(sop: Sop, *, way: Way | None = None, prefix: str = "alur") -> Drawn:
    """The SOP as one picture: header, rows of text and flow. ``prefix`` keeps ids apart where a page has several."""
    table = lay_table(sop, _widened(sop, SCREEN), SCREEN_STYLE)
    (page,), (height,) = table.pages, table.heights
    body = [
        f"<defs>{head_marker(SCREEN, f'{prefix}-head')}</defs>",
        *_rules(page.rules),
        *_texts(page.texts),
    ]
    if page.flow:
        flow = page.flow
        body += flow_elements(flow.page, SCREEN, left=flow.left, top=flow.top, head=f"{prefix}-head", way=way)
    svg = _document(sop, table.drawing, body, width=table.width, height=height, prefix=prefix)
    return Drawn(svg, table.drawing, _MARGIN + page.flow.left if page.flow else 0.0)


def _widened(sop: Sop, metrics: Metrics) -> Metrics:
    """On screen there is room: a lane is at least as wide as the longest word of a title."""
    face, size = typeface(SCREEN_STYLE.head_weight), SCREEN_STYLE.head_size * SCREEN_STYLE.stretch
    words = [face.width(word, size) for lane in sop.lanes for word in lane.label.split()]
    return replace(
        metrics, lane=min(2 * metrics.lane, max([metrics.lane, *(word + SCREEN_STYLE.pad for word in words)]))
    )


def lanes_svg(
    sop: Sop,
    *,
    heights: Sequence[float] | None = None,
    tails: Sequence[float] | None = None,
    metrics: Metrics = EDITOR,
    way: Way | None = None,
    prefix: str = "lajur",
) -> Drawn:
    """The lanes alone, to stand beside rows that are at least ``heights`` high, of which ``tails`` are findings below.

    The attribute ``data-heights`` has the heights that the rows must take: a row grows where arrows need the room.
    """
    bands = _bands(sop, heights or (), tails or (), metrics)
    labels = {link.label: typeface().width(link.label, metrics.label) * SCREEN_STYLE.stretch for link in sop.links}
    drawing = draw(sop, metrics, bands=bands, label_widths=labels)
    (page,) = drawing.pages
    body = [f"<defs>{head_marker(metrics, f'{prefix}-head')}</defs>", '<g class="flow-rules" stroke="#ccc">']
    body += [_line(0, box.bottom, drawing.width, box.bottom) for box in page.bands[:-1]]
    body += [_line(lane.left, 0, lane.left, page.height) for lane in drawing.lanes[1:]]
    body += ["</g>", *flow_elements(page, metrics, left=0, top=0, head=f"{prefix}-head", way=way)]
    grown = ",".join(number(box.height) for box in page.bands)
    svg = _document(
        sop,
        drawing,
        body,
        width=drawing.width,
        height=page.height,
        prefix=prefix,
        margin=0,
        more=f' data-heights="{grown}"',
    )
    return Drawn(svg, drawing)


def _bands(sop: Sop, heights: Sequence[float], tails: Sequence[float], metrics: Metrics) -> list[Band]:
    """Heights that are missing count as the least row."""
    bands = []
    for place, row in enumerate(sop.rows):
        tail = tails[place] if place < len(tails) else 0.0
        height = heights[place] if place < len(heights) else metrics.row + tail
        bands.append(Band(height, row.id, tail))
    return bands


def summary_of(sop: Sop, drawing: Drawing) -> str:
    """The line under the picture, which is also its description.

    "11 langkah, 6 pelaksana, 3 keputusan, 13 panah, 0 persilangan."
    """
    decisions = sum(Symbol.DECISION in row.symbols for row in sop.rows)
    return (
        f"{len(sop.rows)} langkah, {len(sop.lanes)} pelaksana, {decisions} keputusan, "
        f"{drawing.arrows} panah, {drawing.crossings} persilangan."
    )


def _document(
    sop: Sop,
    drawing: Drawing,
    body: Sequence[str],
    *,
    width: float,
    height: float,
    prefix: str,
    margin: float = _MARGIN,
    more: str = "",
) -> str:
    title, described = f"{prefix}-title", f"{prefix}-desc"
    wide, high = number(width + 2 * margin), number(height + 2 * margin)
    box = f"{number(-margin)} {number(-margin)} {wide} {high}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="flow" role="img" aria-labelledby="{title} {described}" '
        f'width="{wide}" height="{high}" viewBox="{box}" font-family={quoteattr(_FACES)}{more}>'
        f'<title id="{title}">{words(f"Alur {sop.identity.name}".strip())}</title>'
        f'<desc id="{described}">{words(summary_of(sop, drawing))}</desc>' + "\n".join(body) + "</svg>\n"
    )


def _rules(rules: Sequence[Rule]) -> Iterator[str]:
    for name, colour, heavy in (("flow-rules", "#ccc", False), ("flow-frame", "#444", True)):
        yield f'<g class="{name}" stroke="{colour}">'
        yield from (_line(rule.left, rule.top, rule.right, rule.bottom) for rule in rules if rule.heavy is heavy)
        yield "</g>"


def _line(left: float, top: float, right: float, bottom: float) -> str:
    return f'<line x1="{number(left)}" y1="{number(top)}" x2="{number(right)}" y2="{number(bottom)}"/>'


def _texts(texts: Sequence[Text]) -> Iterator[str]:
    yield '<g class="flow-text">'
    for text in texts:
        weight = f' font-weight="{text.weight}"' if text.weight != 400 else ""
        anchor = f' text-anchor="{text.anchor.value}"' if text.anchor is not Anchor.START else ""
        yield (
            f'<text x="{number(text.x)}" y="{number(text.y)}" font-size="{number(text.size)}"{weight}{anchor}>'
            f"{words(text.text)}</text>"
        )
    yield "</g>"
