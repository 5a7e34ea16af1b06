"""Judges a finished drawing by its numbers alone, written apart from the code that draws.

`faults_of` returns sentences; an empty list means that the page keeps the promises of LOOKS "Flow drawing".
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from alur.core.drawing.metrics import Metrics
from alur.core.drawing.value import Arrow, Drawing, Page, Shape, ShapeKind
from alur.core.sop.model import Sop

TINY = 1e-6
Box = tuple[float, float, float, float]


def faults_of(drawing: Drawing, metrics: Metrics) -> list[str]:
    return [
        f"halaman {number}: {fault}"
        for number, page in enumerate(drawing.pages, 1)
        for fault in _faults_of_page(page, drawing, metrics)
    ]


def missing_links(sop: Sop, drawing: Drawing) -> set[tuple[str, str, str]]:
    """Links between existing rows that no arrow draws, be it through a pair of connectors."""
    rows = {row.id for row in sop.rows}
    wanted = {(link.source, link.target, link.label) for link in sop.links if {link.source, link.target} <= rows}
    drawn = set()
    for page in drawing.pages:
        for arrow in page.arrows:
            ends_at_connector = any(
                shape.kind is ShapeKind.PENTAGON and shape.row == arrow.target and _on_edge(shape, arrow.points[-1])
                for shape in page.shapes
            )
            if not ends_at_connector or _continued(drawing, page, arrow.target):
                drawn.add((arrow.source, arrow.target, arrow.label))
    return wanted - drawn


def _continued(drawing: Drawing, foot: Page, target: str) -> bool:
    """Another page has a connector of the same letter from which an arrow leads to the row."""
    letters = {shape.letter for shape in foot.shapes if shape.kind is ShapeKind.PENTAGON and shape.row == target}
    for page in drawing.pages:
        heads = [shape for shape in page.shapes if shape.kind is ShapeKind.PENTAGON and shape.row == target]
        goals = [shape for shape in page.shapes if shape.kind is not ShapeKind.PENTAGON and shape.row == target]
        for arrow in page.arrows:
            arrives = any(_on_edge(goal, arrow.points[-1]) for goal in goals)
            if arrives and any(head.letter in letters and _on_edge(head, arrow.points[0]) for head in heads):
                return True
    return False


def _faults_of_page(page: Page, drawing: Drawing, metrics: Metrics) -> Iterator[str]:
    yield from _crooked(page)
    yield from _loose_ends(page)
    yield from _through_shapes(page, metrics)
    yield from _overlaps(page, metrics)
    yield from _through_labels(page)
    yield from _on_rules(page, drawing)
    yield from _outside(page, drawing)


def _name(arrow: Arrow) -> str:
    return f"panah {arrow.source} → {arrow.target} [{arrow.label}]"


def _segments(arrow: Arrow) -> list[Box]:
    return [(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in pairwise(arrow.points)]


def _crooked(page: Page) -> Iterator[str]:
    for arrow in page.arrows:
        for (x, y), (to_x, to_y) in pairwise(arrow.points):
            if (x == to_x) == (y == to_y):
                yield f"{_name(arrow)} tidak tegak lurus di {x, y} → {to_x, to_y}"
        for before, here, after in zip(arrow.points, arrow.points[1:], arrow.points[2:], strict=False):
            if (before[0] == here[0]) == (here[0] == after[0]):
                yield f"{_name(arrow)} lurus di belokan {here}"


def _on_edge(shape: Shape, point: tuple[float, float]) -> bool:
    across, down = abs(point[0] - shape.x) / (shape.width / 2), abs(point[1] - shape.y) / (shape.height / 2)
    if shape.kind is ShapeKind.DIAMOND:
        return abs(across + down - 1) < 1e-3
    return max(across, down) < 1 + 1e-3 and max(across, down) > 1 - 1e-3


def _loose_ends(page: Page) -> Iterator[str]:
    by_row = defaultdict(list)
    for shape in page.shapes:
        by_row[shape.row].append(shape)
    for arrow in page.arrows:
        starts = [*by_row[arrow.source], *by_row[arrow.target]]  # its row's symbol, or the connector of its target
        if not any(_on_edge(shape, arrow.points[0]) for shape in starts):
            yield f"{_name(arrow)} tidak mulai pada simbolnya"
        if not any(_on_edge(shape, arrow.points[-1]) for shape in by_row[arrow.target]):
            yield f"{_name(arrow)} tidak berakhir pada simbolnya"


def _shape_box(shape: Shape) -> Box:
    return (
        shape.x - shape.width / 2,
        shape.y - shape.height / 2,
        shape.x + shape.width / 2,
        shape.y + shape.height / 2,
    )


def _meet(one: Box, other: Box, clear: float = 0.0) -> bool:
    """Whether the two share more than an edge, or come nearer than ``clear``."""
    return (
        one[0] < other[2] + clear - TINY
        and other[0] < one[2] + clear - TINY
        and one[1] < other[3] + clear - TINY
        and other[1] < one[3] + clear - TINY
    )


def _enters(segment: Box, shape: Shape) -> bool:
    """Whether the segment has a point inside the shape's outline."""
    if shape.kind is not ShapeKind.DIAMOND:
        return _meet(segment, _shape_box(shape))
    x = min(max(shape.x, segment[0]), segment[2])
    y = min(max(shape.y, segment[1]), segment[3])
    return abs(x - shape.x) / (shape.width / 2) + abs(y - shape.y) / (shape.height / 2) < 1 - 1e-3


def _through_shapes(page: Page, metrics: Metrics) -> Iterator[str]:
    clear = min(metrics.symbol_clear, metrics.box.width / 2 + metrics.channel_gap - metrics.diamond.width / 2)
    for arrow in page.arrows:
        for shape in page.shapes:
            own = shape.row in (arrow.source, arrow.target)
            for segment in _segments(arrow):
                if own and _enters(segment, shape):
                    yield f"{_name(arrow)} menembus simbolnya sendiri {shape.row}"
                if not own and _meet(segment, _shape_box(shape), clear):
                    yield f"{_name(arrow)} terlalu dekat pada simbol {shape.row}"


def _overlaps(page: Page, metrics: Metrics) -> Iterator[str]:
    for one, other in combinations(page.arrows, 2):
        if one.target == other.target:
            continue
        for mine in _segments(one):
            for theirs in _segments(other):
                level = mine[1] == mine[3] and theirs[1] == theirs[3] and abs(mine[1] - theirs[1]) < metrics.arrow_line
                upright = (
                    mine[0] == mine[2] and theirs[0] == theirs[2] and abs(mine[0] - theirs[0]) < metrics.arrow_line
                )
                along = min(mine[2], theirs[2]) - max(mine[0], theirs[0]) if level else -1.0
                down = min(mine[3], theirs[3]) - max(mine[1], theirs[1]) if upright else -1.0
                if (level and along >= 0) or (upright and down >= 0):
                    yield f"{_name(one)} berhimpit dengan {_name(other)}"


def _through_labels(page: Page) -> Iterator[str]:
    for label in page.labels:
        for arrow in page.arrows:
            if any(_meet(segment, label.box) for segment in _segments(arrow)):
                yield f"{_name(arrow)} menembus label {label.text} dari {label.source}"
        for shape in page.shapes:
            if _meet(label.box, _shape_box(shape)) and shape.kind is not ShapeKind.DIAMOND:
                yield f"label {label.text} dari {label.source} menutupi simbol {shape.row}"
        for joint in page.joints:
            if _meet((joint.left, joint.y, joint.right, joint.y), label.box):
                yield f"label {label.text} dari {label.source} menutupi garis bersama"
    for one, other in combinations(page.labels, 2):
        if _meet(one.box, other.box):
            yield f"label {one.text} dari {one.source} menutupi label {other.text} dari {other.source}"


def _on_rules(page: Page, drawing: Drawing) -> Iterator[str]:
    across = [band.top for band in page.bands] + [page.height]
    down = [lane.left for lane in drawing.lanes] + [drawing.width]
    for arrow in page.arrows:
        for left, top, right, bottom in _segments(arrow):
            if top == bottom and any(abs(top - rule) < 0.5 for rule in across):
                yield f"{_name(arrow)} menempel pada garis baris"
            if left == right and any(abs(left - rule) < 0.5 for rule in down):
                yield f"{_name(arrow)} menempel pada garis lajur"


def _outside(page: Page, drawing: Drawing) -> Iterator[str]:
    for arrow in page.arrows:
        for x, y in arrow.points:
            if not (0 < x < drawing.width and 0 < y < page.height):
                yield f"{_name(arrow)} keluar dari gambar di {x, y}"
    for label in page.labels:
        left, top, right, bottom = label.box
        if left < 0 or top < 0 or right > drawing.width or bottom > page.height:
            yield f"label {label.text} dari {label.source} keluar dari gambar"
