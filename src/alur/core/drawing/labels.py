"""Puts the labels of decisions where no line runs through them; asks for wider lanes where there is no such place."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from alur.core.drawing.grid import Exit
from alur.core.drawing.place import Needs, Placer
from alur.core.drawing.plan import Run
from alur.core.drawing.value import ASCENT, DESCENT, Arrow, Box, Label


@dataclass(frozen=True, slots=True)
class Placed:
    """``needs`` is empty where every label has its place."""

    labels: tuple[Label, ...]
    needs: Needs


def place_labels(placer: Placer, arrows: Sequence[Arrow], *, widths: Mapping[str, float]) -> Placed:
    """Each label takes the first of its places that is free, nearest to the symbol's corner first."""
    labels: list[Label] = []
    needs: Needs = {}
    runs = placer.plan.runs
    # Those below first: a label at a side has always room above its line, if the lane is wide enough.
    labelled = [index for index, run in enumerate(runs) if run.link.label]
    labelled.sort(key=lambda index: runs[index].route.exit in (Exit.LEFT, Exit.RIGHT))
    if not labelled:
        return Placed((), {})
    ground = _Ground(placer, arrows)
    for index in labelled:
        places = list(_places(placer, index, widths[runs[index].link.label]))
        label = next((place for place in places if ground.is_free(place, index)), None)
        if label is None:
            label = places[0]
            _ask_for_room(placer, index, label, needs)
        ground.put(label)
        labels.append(label)
    return Placed(tuple(labels), needs)


class _Ground:
    """The lines of a page and what else a label may not lie on, sorted so that few are looked at for each label."""

    def __init__(self, placer: Placer, arrows: Sequence[Arrow]) -> None:
        self.clear = placer.metrics.text_clear
        self.width = placer.columns.rights[-1]
        self.levels: list[tuple[float, float, float, int]] = []  # y, left, right, owner
        columns: dict[float, list[tuple[float, float, int]]] = {}
        for index, arrow in enumerate(arrows):
            for (x, y), (to_x, to_y) in pairwise(arrow.points):
                if x == to_x:
                    columns.setdefault(x, []).append((min(y, to_y), max(y, to_y), index))
                else:
                    self.levels.append((y, min(x, to_x), max(x, to_x), index))
        self.levels += [(joint.y, joint.left, joint.right, -1) for joint in placer.joints()]
        self.levels.sort()
        self.columns = sorted(columns)
        self.uprights = [sorted(columns[x]) for x in self.columns]  # top, bottom, owner
        boxes = [shape.box for shape in placer.shapes({})]
        self.tallest = max([placer.metrics.label, *(bottom - top for _, top, _, bottom in boxes)])
        self.boxes = sorted((top, left, right, bottom) for left, top, right, bottom in boxes)

    def put(self, label: Label) -> None:
        left, top, right, bottom = label.box
        insort(self.boxes, (top, left, right, bottom))

    def is_free(self, label: Label, index: int) -> bool:
        left, top, right, bottom = label.box
        if left < 0 or right > self.width or any(_meet(label.box, box) for box in self._boxes_near(label.box)):
            return False
        near = (left - self.clear, top - self.clear, right + self.clear, bottom + self.clear)
        beside = (near[0], top, near[2], bottom)  # its own line is nearer, above or below it
        return not any(_meet(beside if owner == index else near, line) for line, owner in self._lines_near(near))

    def _boxes_near(self, box: Box) -> Iterator[Box]:
        first = bisect_left(self.boxes, (box[1] - self.tallest,))
        for top, left, right, bottom in self.boxes[first : bisect_right(self.boxes, (box[3], inf))]:
            yield left, top, right, bottom

    def _lines_near(self, box: Box) -> Iterator[tuple[Box, int]]:
        left, top, right, bottom = box
        first, last = bisect_left(self.levels, (top,)), bisect_right(self.levels, (bottom, inf))
        for y, start, end, owner in self.levels[first:last]:
            yield (start, y, end, y), owner
        for place in range(bisect_right(self.columns, left), bisect_left(self.columns, right)):
            x, column = self.columns[place], self.uprights[place]
            for start, end, owner in column[: bisect_right(column, (bottom, inf))]:
                if end >= top:
                    yield (x, start, x, end), owner


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] <= other[3] and other[1] <= one[3]


def _places(placer: Placer, index: int, width: float) -> Iterator[Label]:
    run, metrics = placer.plan.runs[index], placer.metrics
    if run.route.exit in (Exit.LEFT, Exit.RIGHT):
        right = run.route.exit is Exit.RIGHT
        x, middle = placer.side(run.wire.source, right=right)
        x += metrics.label_gap if right else -metrics.label_gap
        yield _label(placer, run, x, middle - metrics.label_rise, width, ends=not right)
        yield _label(placer, run, x, middle + metrics.label_rise + ASCENT * metrics.label, width, ends=not right)
        return
    if run.wire.source in placer.crowds:
        yield _in_a_crowd(placer, index, width)
        return
    x, edge = placer.stem(index)
    turns_right = run.route.exit is Exit.BELOW and run.route.slot > placer.plan.seats[run.wire.source].node.centre
    baseline = edge + metrics.label_gap + ASCENT * metrics.label
    for right in (not turns_right, turns_right):
        aside = metrics.label_rise if right else -metrics.label_rise
        yield _label(placer, run, x + aside, baseline, width, ends=not right)


def _in_a_crowd(placer: Placer, index: int, width: float) -> Label:
    """Above its own line, beyond the outermost stem; a straight arrow's beside it, under all lines."""
    run, metrics = placer.plan.runs[index], placer.metrics
    node = placer.plan.seats[run.wire.source].node
    if run.route.exit is Exit.DOWN:
        x, line = placer.columns.centres[node.lane] + metrics.label_rise, placer.bands.ends[node.band]
        return _label(placer, run, x, line - metrics.text_clear - DESCENT * metrics.label, width, ends=False)
    right = run.route.slot > node.centre
    line = placer.below(node.band, run.below)
    asides = placer.crowds[run.wire.source]
    stem = max(0.0, *asides) if right else min(0.0, *asides)
    x = placer.columns.centres[node.lane] + stem + (metrics.label_rise if right else -metrics.label_rise)
    return _label(placer, run, x, line - metrics.text_clear - DESCENT * metrics.label, width, ends=not right)


def _label(placer: Placer, run: Run, x: float, baseline: float, width: float, *, ends: bool) -> Label:
    return Label(run.link.label, x, baseline, width, placer.metrics.label, ends, run.link.source, run.link.target)


def _ask_for_room(placer: Placer, index: int, label: Label, needs: Needs) -> None:
    run = placer.plan.runs[index]
    node, right = placer.plan.seats[run.wire.source].node, not label.ends
    lane = node.lane
    if run.route.exit in (Exit.LEFT, Exit.RIGHT):
        lane = node.high if right else node.low
    left, _, end, _ = label.box
    centre = placer.columns.centres[lane]
    need = (end - centre if right else centre - left) + placer.metrics.text_clear
    needs[lane, right] = max(needs.get((lane, right), 0.0), need)
