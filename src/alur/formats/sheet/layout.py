"""The official sheet, laid out: identity page, then the flow table with its header on each page, all with a footer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from alur.core.drawing.metrics import LEAST_LANE, Metrics, paper_metrics
from alur.core.drawing.value import Drawing
from alur.core.sop.model import Identity, Sop
from alur.formats.sheet.identity import identity_pages
from alur.formats.sheet.page import Anchor, SheetPage, Text
from alur.formats.sheet.style import PAPER_STYLE, POINT
from alur.formats.sheet.table import MANY_PAGES, Table, lay_table
from alur.formats.sheet.typeface import typeface
from alur.formats.sheet.wrap import wrapped

LEFT, TOP = 11.5, 10.0  # the margins; the right one is as the left
_FOOT = 6.0  # from the last line of the footer to the paper's edge
_FOOT_SIZE, _FOOT_LINE = 7 * POINT, 3.2
_FOOT_GAP = 4.0  # between the frame and the footer, at least
_NUMBER_ROOM = 45.0  # for "Halaman 1 dari 2"
_NEAR = 0.01
_FITTINGS, _SPARE = 6, 0.5


@dataclass(frozen=True, slots=True)
class Paper:
    """Landscape, in millimetres."""

    name: str
    width: float
    height: float


F4 = Paper("F4", 330, 215)
A4 = Paper("A4", 297, 210)
A3 = Paper("A3", 420, 297)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pages are laid out from the corner of the margins ``LEFT`` and ``TOP``.

    ``paper`` is the one asked for, A3 where the lanes are too many for it, or larger than A3 where nothing else holds.
    """

    paper: Paper
    pages: tuple[SheetPage, ...]
    metrics: Metrics
    drawing: Drawing


def lay_sheet(sop: Sop, paper: Paper) -> Sheet:
    """Never smaller symbols, never cut text (LOOKS): what the paper cannot hold gets a larger one."""
    sheet = _laid(sop, paper)
    return sheet if sheet.paper == paper else _laid(sop, A3)


def _laid(sop: Sop, paper: Paper) -> Sheet:
    width = paper.width - 2 * LEFT
    foot = wrapped(_foot_text(sop.identity), typeface(), size=_FOOT_SIZE, width=width - _NUMBER_ROOM)
    below = _FOOT_GAP + max(1, len(foot)) * _FOOT_LINE + _FOOT
    height = max(paper.height - TOP - below, paper.height / 2)
    metrics, table = _fitted(sop, width, height)
    needed = replace(
        paper,
        width=paper.width if table.width <= width + _NEAR else table.width + 2 * LEFT,
        height=max(paper.height, TOP + max((height, *table.heights)) + below),
    )
    identity = identity_pages(sop.identity, width=needed.width - 2 * LEFT, height=needed.height - TOP - below)
    pages = _with_feet((*identity, *table.pages), foot, needed)
    return Sheet(needed, tuple(pages), metrics, table.drawing)


def _fitted(sop: Sop, width: float, height: float) -> tuple[Metrics, Table]:
    """Where channels widen the lanes beyond the paper, all lanes begin narrower, down to the least of LOOKS."""
    # The lanes take the same share of each paper: 150 mm of the 307 of F4.
    all_lanes = 150 * width / (F4.width - 2 * LEFT)
    for _ in range(_FITTINGS):
        metrics = paper_metrics(len(sop.lanes), all_lanes=all_lanes)
        table = lay_table(sop, metrics, PAPER_STYLE, width=width, height=height)
        over = table.width - width
        if over <= _NEAR or metrics.lane <= LEAST_LANE or len(table.pages) > MANY_PAGES:
            break
        all_lanes = len(table.drawing.lanes) * metrics.lane - 1.2 * over - _SPARE
    return metrics, table


def _foot_text(identity: Identity) -> str:
    return " · ".join(part for part in (identity.number, identity.name) if part)


def _with_feet(pages: Sequence[SheetPage], foot: Sequence[str], paper: Paper) -> Iterator[SheetPage]:
    last = paper.height - TOP - _FOOT
    lines = [Text(0, last - (len(foot) - 1 - place) * _FOOT_LINE, line, _FOOT_SIZE) for place, line in enumerate(foot)]
    for number, page in enumerate(pages, 1):
        words = f"Halaman {number} dari {len(pages)}"
        numbered = Text(paper.width - 2 * LEFT, last, words, _FOOT_SIZE, anchor=Anchor.END)
        yield replace(page, texts=(*page.texts, *lines, numbered))
