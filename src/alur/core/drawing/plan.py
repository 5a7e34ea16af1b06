"""One page before it has measures: which symbol stands in which cell, and which way each arrow takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from alur.core.drawing.board import Board
from alur.core.drawing.choose import Chooser
from alur.core.drawing.grid import Entry, Exit, Node, Route, Wire
from alur.core.drawing.table import Table
from alur.core.drawing.tracks import Stretch, assign_tracks
from alur.core.drawing.value import BandKind, ShapeKind
from alur.core.sop.model import Link

_HEAD_LANES = 5  # how many lanes are tried for a head


@dataclass(frozen=True, slots=True)
class PlannedBand:
    """``place`` is the band's index in the table, -1 for a row of connectors."""

    kind: BandKind
    row: str
    place: int


@dataclass(frozen=True, slots=True)
class Seat:
    """A node with what it shows: a row's symbol, or a connector that stands for the row."""

    node: Node
    kind: ShapeKind
    row: str


@dataclass(frozen=True, slots=True)
class Run:
    """An arrow on its way. ``beside``, ``below`` and ``above`` are the tracks of its three stretches, 0 if unused."""

    link: Link
    wire: Wire
    route: Route
    beside: int
    below: int
    above: int


@dataclass(frozen=True, slots=True)
class PagePlan:
    """``beside`` counts the tracks of each slot, ``below`` and ``above`` those of each band."""

    bands: tuple[PlannedBand, ...]
    seats: tuple[Seat, ...]
    runs: tuple[Run, ...]
    beside: tuple[int, ...]
    below: tuple[int, ...]
    above: tuple[int, ...]


def plan_page(table: Table, bands: range, *, narrow: bool) -> PagePlan:
    """The table's ``bands`` as one page; arrows that leave it, or come to it, end and begin at connectors."""
    draft = _Draft(table, bands, narrow=narrow)
    draft.lay_inside()
    draft.seat_feet()
    draft.seat_heads()
    draft.chooser.settle()
    return draft.finish()


class _Draft:
    def __init__(self, table: Table, bands: range, *, narrow: bool) -> None:
        self.table = table
        self.inside = {name: row for name, row in table.rows.items() if row.band in bands}
        leaving = [link for link in table.links if link.source in self.inside and link.target not in self.inside]
        coming = [link for link in table.links if link.source not in self.inside and link.target in self.inside]
        self.leaving = _by_target(leaving)
        self.coming = _by_target(coming)
        lanes = len(table.lanes)
        heads = -(-len(self.coming) // lanes)
        feet = -(-len(self.leaving) // lanes)
        self.bands = [PlannedBand(BandKind.HEAD, "", -1)] * heads
        for place in bands:
            row = table.bands[place].row
            kind = BandKind.ROW if row in self.inside and self.inside[row].band == place else BandKind.CONTINUED
            self.bands.append(PlannedBand(kind, row, place))
        self.bands += [PlannedBand(BandKind.FOOT, "", -1)] * feet
        self.heads = range(heads)
        self.feet = range(len(self.bands) - feet, len(self.bands))
        self.seats = [
            Seat(Node(row.band - bands.start + heads, row.lanes[0], row.lanes, row.joins), row.kind, name)
            for name, row in self.inside.items()
        ]
        self.index = {seat.row: index for index, seat in enumerate(self.seats)}
        board = Board([seat.node for seat in self.seats], bands=len(self.bands), lanes=lanes)
        self.chooser = Chooser(board, narrow=narrow)
        self.links: dict[Wire, Link] = {}

    def lay_inside(self) -> None:
        """Forward arrows first, and short ones before long: they have the fewest other ways."""
        for link in self.table.links:
            if link.source in self.inside and link.target in self.inside:
                self.links.setdefault(Wire(self.index[link.source], self.index[link.target], link.label), link)
        nodes = self.chooser.board.nodes
        spans = {wire: nodes[wire.target].band - nodes[wire.source].band for wire in self.links}
        for wire in sorted(self.links, key=lambda wire: (spans[wire] <= 0, abs(spans[wire]))):
            self.chooser.lay(wire)

    def seat_feet(self) -> None:
        """A foot stands in the lane of its first source, or in one of the next two that are free."""
        laid: list[Wire] = []
        for target, links in self.leaving.items():
            own = self.inside[links[0].source].lanes[0]
            index = len(self.chooser.board.nodes)
            wires = [Wire(self.index[link.source], index, link.label) for link in links]
            band, free = self._free_cells(self.feet, near=own)
            laid += self._seat(target, wires, links, band, free[: 1 if free[0] == own else 2])
        self._lay_again(laid)

    def seat_heads(self) -> None:
        """A head stands where its arrow crosses least, not far from its target."""
        laid: list[Wire] = []
        for target, links in self.coming.items():
            wire = Wire(len(self.chooser.board.nodes), self.index[target])
            band, free = self._free_cells(self.heads, near=self.inside[target].lanes[0])
            laid += self._seat(target, [wire], [Link(links[0].source, target)], band, free[:_HEAD_LANES])
        self._lay_again(laid)

    def _lay_again(self, wires: Sequence[Wire]) -> None:
        """Once all connectors have their seats: an early arrow may run where a late connector has come to stand."""
        for wire in wires:
            self.chooser.lift(wire)
        for wire in wires:
            self.chooser.lay(wire)

    def _free_cells(self, bands: range, *, near: int) -> tuple[int, list[int]]:
        """The first band with free lanes, and these lanes, those nearest to ``near`` first."""
        for band in bands:
            taken = {node.lane for node in self.chooser.board.band_nodes[band]}
            if free := [lane for lane in range(len(self.table.lanes)) if lane not in taken]:
                return band, sorted(free, key=lambda lane: abs(lane - near))
        raise AssertionError("Expected a cell for each connector, but the rows of connectors are full.")

    def _seat(
        self, row: str, wires: Sequence[Wire], links: Sequence[Link], band: int, lanes: Sequence[int]
    ) -> list[Wire]:
        lane = lanes[0] if len(lanes) == 1 else min(lanes, key=lambda lane: (self._price(wires, band, lane), lane))
        node = Node(band, lane, (lane,))
        self.seats.append(Seat(node, ShapeKind.PENTAGON, row))
        self.chooser.board.add(node)
        for wire, link in zip(wires, links, strict=True):
            self.links.setdefault(wire, link)
        unlike = list(dict.fromkeys(wires))
        for wire in unlike:
            self.chooser.lay(wire)
        return unlike

    def _price(self, wires: Sequence[Wire], band: int, lane: int) -> int:
        self.chooser.board.add(Node(band, lane, (lane,)))
        unlike = list(dict.fromkeys(wires))
        cost = sum([self.chooser.lay(wire) for wire in unlike])
        for wire in unlike:
            self.chooser.lift(wire)
        self.chooser.board.drop_last()
        return cost

    def finish(self) -> PagePlan:
        nodes = self.chooser.board.nodes
        ways = [(wire, self.chooser.route(wire)) for wire in self.links]
        beside = _Channels(3 * len(self.table.lanes))
        below, above = _Channels(len(self.bands)), _Channels(len(self.bands))
        for index, (wire, route) in enumerate(ways):
            source, target = nodes[wire.source], nodes[wire.target]
            onward = 1 if source.band < target.band else -1
            if route.slot % 3 != 1:
                beside.add(route.slot, index, _upright(self.chooser.board, wire, route))
            if route.exit is Exit.BELOW:
                # No two arrows leave on one line, not even to one target: each bears a label of its own.
                below.add(source.band, index, _level(source, -1, route.slot, onward, net=index))
            if route.entry is Entry.ABOVE:
                above.add(target.band, index, _level(target, 1, route.slot, -onward, net=wire.target))
        right_channels = range(2, 3 * len(self.table.lanes), 3)
        beside_tracks, beside_counts = beside.assign(len(ways), counted_from_last=right_channels)
        below_tracks, below_counts = below.assign(len(ways), counted_from_last=range(len(self.bands)))
        above_tracks, above_counts = above.assign(len(ways), counted_from_last=range(0))
        runs = tuple(
            Run(link, wire, route, *tracks)
            for (wire, link), (_, route), *tracks in zip(
                self.links.items(), ways, beside_tracks, below_tracks, above_tracks, strict=True
            )
        )
        return PagePlan(tuple(self.bands), tuple(self.seats), runs, beside_counts, below_counts, above_counts)


def _by_target(links: Sequence[Link]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.target, []).append(link)
    return found


def _upright(board: Board, wire: Wire, route: Route) -> Stretch:
    first, last, (turn_first, turn_last) = board.upright(wire, (route.exit, route.slot, route.entry))
    return Stretch(first, last, turn_first, turn_last, wire.target)


def _level(node: Node, turn_at_node: int, slot: int, turn_at_slot: int, *, net: int) -> Stretch:
    if node.centre < slot:
        return Stretch(node.centre, slot, turn_at_node, turn_at_slot, net)
    return Stretch(slot, node.centre, turn_at_slot, turn_at_node, net)


class _Channels:
    """Stretches gathered by the channel they lie in."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.found: dict[int, list[tuple[int, Stretch]]] = {}

    def add(self, channel: int, index: int, stretch: Stretch) -> None:
        self.found.setdefault(channel, []).append((index, stretch))

    def assign(self, ways: int, *, counted_from_last: range) -> tuple[list[int], tuple[int, ...]]:
        """→ (track by way, number of tracks by channel)."""
        tracks, counts = [0] * ways, [0] * self.count
        for channel, entries in self.found.items():
            given = assign_tracks([stretch for _, stretch in entries], from_last=channel in counted_from_last)
            counts[channel] = max(given) + 1
            for (index, _), track in zip(entries, given, strict=True):
                tracks[index] = track
        return tracks, tuple(counts)
