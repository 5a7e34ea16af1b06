"""SOP → drawing: the one way in. Deterministic, numbers only, and no SOP is refused."""

from collections.abc import Mapping, Sequence
from itertools import count

from alur.core.drawing.labels import place_labels
from alur.core.drawing.metrics import Metrics
from alur.core.drawing.pages import Room, split_pages
from alur.core.drawing.place import Columns, Needs, Placer, bands_of, columns_of, placer_of
from alur.core.drawing.plan import PagePlan, plan_page
from alur.core.drawing.table import Band, Table, table_of
from alur.core.drawing.value import Arrow, BandBox, Drawing, Label, LaneBox, Page, ShapeKind
from alur.core.sop.model import Sop

_SPLITS = 4  # rounds of splitting anew after lines made rows higher; a page that is still too high stays so


def draw(
    sop: Sop,
    metrics: Metrics,
    *,
    bands: Sequence[Band] | None = None,
    label_widths: Mapping[str, float] | None = None,
    capacity: float | None = None,
) -> Drawing:
    """The flow of ``sop``; ``bands`` are its rows at the least heights that their text asks, in order.

    ``label_widths`` gives the measured width of each label. With a ``capacity``, the height of bands that one page can
    hold, the drawing is split and arrows over pages end in paired connectors.
    """
    table = table_of(sop, bands, metrics)
    widths = label_widths or {link.label: 0.55 * metrics.label * len(link.label) for link in table.links}
    plans = _plan(table, metrics, capacity)
    columns, pages = _measured(plans, table, metrics, widths)
    return Drawing(_lane_boxes(table, columns), pages, columns.rights[-1])


def _plan(table: Table, metrics: Metrics, capacity: float | None) -> list[PagePlan]:
    if capacity is None or not table.bands:
        return [plan_page(table, range(len(table.bands)), narrow=metrics.narrow)]
    heights = [band.height for band in table.bands]
    places = {name: row.band for name, row in table.rows.items()}
    links = [(places[link.source], places[link.target]) for link in table.links]
    room = Room(capacity, metrics.connector_row, len(table.lanes))
    known: dict[range, PagePlan] = {}
    for _ in range(_SPLITS):
        split = split_pages(heights, links, room)
        for page in split:
            if page not in known:
                known[page] = plan_page(table, page, narrow=metrics.narrow)
        plans = [known[page] for page in split]
        grown = _grown(plans, table, metrics, heights, capacity)
        if grown == heights:
            break
        heights = grown
    return plans


def _grown(
    plans: Sequence[PagePlan], table: Table, metrics: Metrics, heights: list[float], capacity: float
) -> list[float]:
    """The heights that bands have come to need, where these made a page of several rows too high.

    What rows of connectors have grown by counts for the first and the last row of their page.
    """
    grown = list(heights)
    for plan in plans:
        bands = bands_of(plan, table, metrics)
        rows = [(planned.place, bands.bottoms[band] - bands.tops[band]) for band, planned in enumerate(plan.bands)]
        inner = [(place, height) for place, height in rows if place >= 0]
        if bands.bottoms[-1] <= capacity or len(inner) < 2:
            continue
        for place, height in inner:
            grown[place] = max(grown[place], height)
        heads = [height - metrics.connector_row for place, height in rows[: rows.index(inner[0])]]
        feet = [height - metrics.connector_row for place, height in rows[rows.index(inner[-1]) + 1 :]]
        for (place, height), more in ((inner[0], sum(heads)), (inner[-1], sum(feet))):
            grown[place] = max(grown[place], height + more)
    return grown


def _measured(
    plans: Sequence[PagePlan], table: Table, metrics: Metrics, widths: Mapping[str, float]
) -> tuple[Columns, tuple[Page, ...]]:
    """Lanes are widened until every label has its place; what was free before stays free then."""
    needs: Needs = {}
    bands = [bands_of(plan, table, metrics) for plan in plans]
    while True:
        columns = columns_of(plans, len(table.lanes), metrics, needs=needs)
        placers = [placer_of(plan, columns, each, metrics) for plan, each in zip(plans, bands, strict=True)]
        arrows = [tuple(placer.arrow(index) for index in range(len(placer.plan.runs))) for placer in placers]
        placed = [place_labels(placer, lines, widths=widths) for placer, lines in zip(placers, arrows, strict=True)]
        asked = {key: need for each in placed for key, need in each.needs.items() if need > needs.get(key, 0.0)}
        if not asked:
            break
        needs |= asked
    letters = _letters(plans)
    pages = [
        _page(placer, lines, each.labels, letters) for placer, lines, each in zip(placers, arrows, placed, strict=True)
    ]
    return columns, tuple(pages)


def _letters(plans: Sequence[PagePlan]) -> dict[str, str]:
    """One letter for each row that a connector stands for, in the order one reads the pages."""
    names = (_letter(number) for number in count())
    letters: dict[str, str] = {}
    for plan in plans:
        connectors = [seat for seat in plan.seats if seat.kind is ShapeKind.PENTAGON]
        for seat in sorted(connectors, key=lambda seat: (seat.node.band, seat.node.lane)):
            if seat.row not in letters:
                letters[seat.row] = next(names)
    return letters


def _letter(number: int) -> str:
    """A to Z, then AA, AB …"""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


def _page(placer: Placer, arrows: tuple[Arrow, ...], labels: tuple[Label, ...], letters: Mapping[str, str]) -> Page:
    bands = placer.bands
    boxes = tuple(
        BandBox(band.kind, band.row, top, bottom - top)
        for band, top, bottom in zip(placer.plan.bands, bands.tops, bands.bottoms, strict=True)
    )
    height = bands.bottoms[-1] if bands.bottoms else 0.0
    return Page(boxes, tuple(placer.shapes(letters)), tuple(placer.joints()), arrows, labels, height)


def _lane_boxes(table: Table, columns: Columns) -> tuple[LaneBox, ...]:
    measures = zip(table.lanes, columns.lefts, columns.centres, columns.rights, strict=True)
    return tuple(LaneBox(lane.key, lane.label, left, right - left, centre) for lane, left, centre, right in measures)
