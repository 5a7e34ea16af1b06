"""The SOP as a table to draw: lanes, bands and links by number. What is broken in the SOP is settled here."""

from collections.abc import Sequence
from dataclasses import dataclass

from alur.core.drawing.metrics import Metrics
from alur.core.drawing.value import ShapeKind
from alur.core.sop.model import Lane, Link, Row, Sop, Symbol

NO_LANE = Lane(key="", label="Belum ditentukan")
_KINDS = {
    Symbol.START: ShapeKind.CAPSULE,
    Symbol.END: ShapeKind.CAPSULE,
    Symbol.TASK: ShapeKind.BOX,
    Symbol.DECISION: ShapeKind.DIAMOND,
}


@dataclass(frozen=True, slots=True)
class Band:
    """A row of the table, as high as its text asks. ``row`` is "" where it only goes on with the text before.

    ``tail`` is the part of the height that lies below what belongs to the symbol, as a finding under a row does.
    """

    height: float
    row: str = ""
    tail: float = 0.0


@dataclass(frozen=True, slots=True)
class TableRow:
    """``lanes`` are the columns that bear a shape, the row's own first."""

    band: int
    kind: ShapeKind
    lanes: tuple[int, ...]
    joins: bool


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` are by id in order. Links to rows that do not exist are left out: `checks` tells of them."""

    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    rows: dict[str, TableRow]
    links: tuple[Link, ...]


def lanes_of(sop: Sop) -> tuple[Lane, ...]:
    """The columns: the SOP's lanes, and one more at the end where a row's pelaksana is none of them."""
    lanes = {lane.key: lane for lane in sop.lanes}
    if lanes and all(row.lane in lanes for row in sop.rows):
        return tuple(lanes.values())
    return (*lanes.values(), NO_LANE)


def table_of(sop: Sop, bands: Sequence[Band] | None, metrics: Metrics) -> Table:
    lanes = lanes_of(sop)
    if bands is None:
        bands = [Band(metrics.row, row.id) for row in sop.rows]
    places = {band.row: place for place, band in reversed(list(enumerate(bands))) if band.row}
    columns = {lane.key: column for column, lane in enumerate(lanes)}
    rows = {
        row.id: TableRow(places[row.id], _kind(row), _lanes(row, columns), row.joins)
        for row in sop.rows
        if row.id in places
    }
    links = tuple(link for link in sop.links if link.source in rows and link.target in rows)
    return Table(lanes, tuple(bands), rows, links)


def _kind(row: Row) -> ShapeKind:
    """Of several symbols the first is drawn; without one, a box."""
    return _KINDS[row.symbols[0]] if row.symbols else ShapeKind.BOX


def _lanes(row: Row, columns: dict[str, int]) -> tuple[int, ...]:
    own = columns.get(row.lane, columns.get("", 0))
    return tuple(dict.fromkeys([own, *(columns[key] for key in row.shared if key in columns)]))
