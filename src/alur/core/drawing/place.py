"""Gives a planned page its measures: widths of lanes, heights of bands, and from them every point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alur.core.drawing.grid import Entry, Exit, Node
from alur.core.drawing.metrics import Metrics, Size
from alur.core.drawing.plan import PagePlan, Run
from alur.core.drawing.table import Band, Table
from alur.core.drawing.value import ASCENT, DESCENT, Arrow, Joint, Point, Shape, ShapeKind


@dataclass(frozen=True, slots=True)
class Columns:
    """Of each lane its left edge, its centre and its right edge."""

    lefts: tuple[float, ...]
    centres: tuple[float, ...]
    rights: tuple[float, ...]

    def track(self, slot: int, track: int, metrics: Metrics) -> float:
        """The x of a track: channels are counted from the lane's rule towards the symbol."""
        lane, part = divmod(slot, 3)
        inward = metrics.rule_gap + track * metrics.step
        return (self.lefts[lane] + inward, self.centres[lane], self.rights[lane] - inward)[part]


@dataclass(frozen=True, slots=True)
class Bands:
    """Of each band its top, its middle, where its symbol's part ends, and its bottom.

    The lines below its symbols lie ``below_gaps`` above the end, and ``below_steps`` apart.
    """

    tops: tuple[float, ...]
    middles: tuple[float, ...]
    ends: tuple[float, ...]
    bottoms: tuple[float, ...]
    below_gaps: tuple[float, ...]
    below_steps: tuple[float, ...]


def size_of(kind: ShapeKind, metrics: Metrics) -> Size:
    match kind:
        case ShapeKind.CAPSULE:
            return metrics.capsule
        case ShapeKind.BOX:
            return metrics.box
        case ShapeKind.DIAMOND:
            return metrics.diamond
        case ShapeKind.PENTAGON:
            return metrics.pentagon


Needs = dict[tuple[int, bool], float]  # (lane, to the right) → room that labels need from the lane's centre


def columns_of(plans: Sequence[PagePlan], lanes: int, metrics: Metrics, *, needs: Needs) -> Columns:
    """The same on each page; a lane widens on the side where channels or labels need room."""
    lefts, centres, rights = [], [], []
    edge = 0.0
    for lane in range(lanes):
        lefts.append(edge)
        centres.append(edge + _half(plans, lane, metrics, needs, right=False))
        edge = centres[-1] + _half(plans, lane, metrics, needs, right=True)
        rights.append(edge)
    return Columns(tuple(lefts), tuple(centres), tuple(rights))


def _half(plans: Sequence[PagePlan], lane: int, metrics: Metrics, needs: Needs, *, right: bool) -> float:
    tracks = max((plan.beside[3 * lane + 2 * right] for plan in plans), default=0)
    channels = metrics.rule_gap + (tracks - 1) * metrics.step if tracks else 0.0
    symbol = metrics.box.width / 2 + metrics.channel_gap if tracks else 0.0
    return max(metrics.lane / 2, max(symbol, needs.get((lane, right), 0.0)) + channels)


def bands_of(plan: PagePlan, table: Table, metrics: Metrics) -> Bands:
    """A band grows, on both sides of its middle, where lines need more room than text."""
    below_gaps, below_steps = _below_room(plan, metrics)
    halves = [metrics.pentagon.height / 2 if band.place < 0 else 0.0 for band in plan.bands]
    for seat in plan.seats:
        halves[seat.node.band] = max(halves[seat.node.band], size_of(seat.kind, metrics).height / 2)
    tops, middles, ends, bottoms = [], [], [], []
    edge = 0.0
    for band, planned in enumerate(plan.bands):
        given = table.bands[planned.place] if planned.place >= 0 else Band(metrics.connector_row)
        below = above = halves[band]
        if plan.below[band]:
            below += (
                max(metrics.symbol_clear, below_steps[band])
                + (plan.below[band] - 1) * below_steps[band]
                + below_gaps[band]
            )
        if plan.above[band]:
            above += (
                max(metrics.head.width, metrics.symbol_clear) + (plan.above[band] - 1) * metrics.step + metrics.row_gap
            )
        half = max((given.height - given.tail) / 2, below, above)
        tops.append(edge)
        middles.append(edge + half)
        ends.append(edge + 2 * half)
        edge = ends[-1] + given.tail
        bottoms.append(edge)
    return Bands(tuple(tops), tuple(middles), tuple(ends), tuple(bottoms), below_gaps, below_steps)


def _below_room(plan: PagePlan, metrics: Metrics) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Where several labelled arrows leave below one symbol, each label has a line of its own."""
    text = metrics.label * (ASCENT + DESCENT) + 2 * metrics.text_clear
    gaps, steps = [metrics.row_gap] * len(plan.bands), [metrics.step] * len(plan.bands)
    for runs in below_exits(plan).values():
        if len(runs) > 1 and any(run.link.label for run in runs):
            band = plan.seats[runs[0].wire.source].node.band
            steps[band] = max(metrics.step, text)
            if any(run.route.exit is Exit.DOWN for run in runs):
                gaps[band] = max(metrics.row_gap, text)
    return tuple(gaps), tuple(steps)


def below_exits(plan: PagePlan) -> dict[int, list[Run]]:
    """By node, the arrows that leave below it."""
    found: dict[int, list[Run]] = {}
    for run in plan.runs:
        if run.route.exit in (Exit.BELOW, Exit.DOWN):
            found.setdefault(run.wire.source, []).append(run)
    return found


@dataclass(frozen=True, slots=True)
class Placer:
    """A plan with its measures."""

    plan: PagePlan
    columns: Columns
    bands: Bands
    metrics: Metrics
    stems: dict[int, float]  # by index of the run: how far from the centre its stem leaves below, if it does
    crowds: dict[int, list[float]]  # the same by node, of those where several do

    def shapes(self, letters: Mapping[str, str]) -> list[Shape]:
        found = []
        for seat in self.plan.seats:
            size, node = size_of(seat.kind, self.metrics), seat.node
            middle = self.bands.middles[node.band]
            letter = letters.get(seat.row, "") if seat.kind is ShapeKind.PENTAGON else ""
            found.append(
                Shape(seat.kind, self.columns.centres[node.lane], middle, size.width, size.height, seat.row, letter)
            )
            for lane in node.shapes[1:]:
                box = self.metrics.box
                x = self.columns.centres[lane]
                found.append(Shape(ShapeKind.BOX, x, middle, box.width, box.height, seat.row, shared=True))
        return found

    def joints(self) -> list[Joint]:
        found = []
        for seat in self.plan.seats:
            lanes = sorted(seat.node.shapes)
            for lane, after in pairwise(lanes):
                left = self.columns.centres[lane] + self.half_width(seat.node, seat.kind, lane)
                right = self.columns.centres[after] - self.half_width(seat.node, seat.kind, after)
                found.append(Joint(left, right, self.bands.middles[seat.node.band], seat.row))
        return found

    def half_width(self, node: Node, kind: ShapeKind, lane: int) -> float:
        return size_of(kind if lane == node.lane else ShapeKind.BOX, self.metrics).width / 2

    def arrow(self, index: int) -> Arrow:
        run = self.plan.runs[index]
        x = self.columns.track(run.route.slot, run.beside, self.metrics)
        points = _straightened([*self.way_out(index, x), *self._way_in(run, x)])
        source, target = self.plan.seats[run.wire.source].row, self.plan.seats[run.wire.target].row
        return Arrow(source, target, run.link.label, points)

    def side(self, index: int, *, right: bool) -> Point:
        """Where a side arrow leaves or enters the outermost shape of a node's row."""
        seat = self.plan.seats[index]
        lane = seat.node.high if right else seat.node.low
        reach = self.half_width(seat.node, seat.kind, lane)
        return self.columns.centres[lane] + (reach if right else -reach), self.bands.middles[seat.node.band]

    def way_out(self, index: int, x: float) -> list[Point]:
        run = self.plan.runs[index]
        if run.route.exit in (Exit.LEFT, Exit.RIGHT):
            start = self.side(run.wire.source, right=run.route.exit is Exit.RIGHT)
            return [start, (x, start[1])]
        start = self.stem(index)
        if run.route.exit is Exit.DOWN:
            return [start]
        level = self.below(self.plan.seats[run.wire.source].node.band, run.below)
        return [start, (start[0], level), (x, level)]

    def stem(self, index: int) -> Point:
        """Where the arrow leaves the lower edge of its symbol, which slopes where it is a diamond."""
        run = self.plan.runs[index]
        seat = self.plan.seats[run.wire.source]
        size = size_of(seat.kind, self.metrics)
        aside = self.stems.get(index, 0.0)
        share = 1 - abs(aside) / (size.width / 2) if seat.kind is ShapeKind.DIAMOND else 1.0
        return (
            self.columns.centres[seat.node.lane] + aside,
            self.bands.middles[seat.node.band] + size.height / 2 * share,
        )

    def _way_in(self, run: Run, x: float) -> list[Point]:
        seat = self.plan.seats[run.wire.target]
        if run.route.entry in (Entry.LEFT, Entry.RIGHT):
            end = self.side(run.wire.target, right=run.route.entry is Entry.RIGHT)
            return [(x, end[1]), end]
        centre, middle = self.columns.centres[seat.node.lane], self.bands.middles[seat.node.band]
        half = size_of(seat.kind, self.metrics).height / 2
        if run.route.entry is Entry.UP:
            return [(centre, middle + half)]
        if run.route.entry is Entry.DOWN:
            return [(centre, middle - half)]
        level = self.above(seat.node.band, run.above)
        return [(x, level), (centre, level), (centre, middle - half)]

    def below(self, band: int, track: int) -> float:
        return self.bands.ends[band] - self.bands.below_gaps[band] - track * self.bands.below_steps[band]

    def above(self, band: int, track: int) -> float:
        return self.bands.tops[band] + self.metrics.row_gap + track * self.metrics.step


def placer_of(plan: PagePlan, columns: Columns, bands: Bands, metrics: Metrics) -> Placer:
    stems = _stems(plan, metrics)
    crowds: dict[int, list[float]] = {}
    for index, aside in stems.items():
        crowds.setdefault(plan.runs[index].wire.source, []).append(aside)
    return Placer(plan, columns, bands, metrics, stems, crowds)


def _stems(plan: PagePlan, metrics: Metrics) -> dict[int, float]:
    """Where several arrows use the lower edge of a symbol they stand side by side and cross nowhere."""
    indices = {id(run): index for index, run in enumerate(plan.runs)}
    entered = {run.wire.target for run in plan.runs if run.route.entry is Entry.UP}
    stems: dict[int, float] = {}
    for source, runs in below_exits(plan).items():
        if len(runs) == 1 and source not in entered:
            continue
        seat = plan.seats[source]
        # On either side the one on the highest line is the outermost.
        aside = sorted((run for run in runs if run.route.exit is Exit.BELOW), key=lambda run: run.below)
        left = [run for run in aside if run.route.slot < seat.node.centre]
        right = [run for run in aside if run.route.slot > seat.node.centre]
        room = size_of(seat.kind, metrics).width / 2 * 0.9 / (max(len(left), len(right)) + 1)
        step = min(metrics.step, room)
        stems |= {indices[id(run)]: 0.0 for run in runs if run.route.exit is Exit.DOWN}
        stems |= {indices[id(run)]: -place * step for place, run in enumerate(left, 1)}
        stems |= {indices[id(run)]: place * step for place, run in enumerate(right, 1)}
    return stems


def _straightened(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without points that lie on a straight line between their neighbours."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        while len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]
