"""A finished drawing: numbers in the unit of its metrics, from the left of the first lane and the top of each page."""

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

ASCENT, DESCENT = 0.75, 0.2  # of a label above and below its baseline, in parts of its size
_SHOULDER = 0.66  # where the sides of a segilima end, in parts of its height


class ShapeKind(Enum):
    """The symbols of PermenPAN-RB 35/2012 without the arrow."""

    CAPSULE = "kapsul"
    BOX = "kotak"
    DIAMOND = "belah ketupat"
    PENTAGON = "segilima"


class BandKind(Enum):
    """A row of the SOP, the rest of a row whose text outgrew its page, or a row of off-page connectors."""

    ROW = "baris"
    CONTINUED = "lanjutan"
    HEAD = "kepala"
    FOOT = "kaki"


@dataclass(frozen=True, slots=True)
class LaneBox:
    """``key`` is "" in the column of rows whose pelaksana is not known."""

    key: str
    label: str
    left: float
    width: float
    centre: float


@dataclass(frozen=True, slots=True)
class BandBox:
    kind: BandKind
    row: str
    top: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Shape:
    """Placed by its centre. ``row`` is the row's id; a segilima has that of the row it stands for, and its letter."""

    kind: ShapeKind
    x: float
    y: float
    width: float
    height: float
    row: str
    letter: str = ""
    shared: bool = False

    @property
    def box(self) -> Box:
        return self.x - self.width / 2, self.y - self.height / 2, self.x + self.width / 2, self.y + self.height / 2

    @property
    def corners(self) -> tuple[Point, ...]:
        """Clockwise from the upper left; of a capsule those of the box around it."""
        left, top, right, bottom = self.box
        match self.kind:
            case ShapeKind.CAPSULE | ShapeKind.BOX:
                return (left, top), (right, top), (right, bottom), (left, bottom)
            case ShapeKind.DIAMOND:
                return (left, self.y), (self.x, top), (right, self.y), (self.x, bottom)
            case ShapeKind.PENTAGON:
                shoulder = top + self.height * _SHOULDER
                return (left, top), (right, top), (right, shoulder), (self.x, bottom), (left, shoulder)


@dataclass(frozen=True, slots=True)
class Joint:
    """The line without head between the shapes of one row (`bersama`)."""

    left: float
    right: float
    y: float
    row: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From row to row by id, also where a segilima stands for one of them; the head is at the last point."""

    source: str
    target: str
    label: str
    points: tuple[Point, ...]

    @property
    def bends(self) -> int:
        return len(self.points) - 2


@dataclass(frozen=True, slots=True)
class Label:
    """``x`` is the start or, where ``ends``, the end of the text; ``y`` its baseline."""

    text: str
    x: float
    y: float
    width: float
    size: float
    ends: bool
    source: str
    target: str

    @property
    def box(self) -> Box:
        left = self.x - self.width if self.ends else self.x
        return left, self.y - ASCENT * self.size, left + self.width, self.y + DESCENT * self.size


@dataclass(frozen=True, slots=True)
class Page:
    bands: tuple[BandBox, ...]
    shapes: tuple[Shape, ...]
    joints: tuple[Joint, ...]
    arrows: tuple[Arrow, ...]
    labels: tuple[Label, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    lanes: tuple[LaneBox, ...]
    pages: tuple[Page, ...]
    width: float

    @property
    def boxes(self) -> int:
        return sum(len(page.shapes) for page in self.pages)

    @property
    def arrows(self) -> int:
        return sum(len(page.arrows) for page in self.pages)

    @property
    def bends(self) -> int:
        return sum(arrow.bends for page in self.pages for arrow in page.arrows)

    @property
    def crossings(self) -> int:
        return sum(count_crossings(page) for page in self.pages)


def count_crossings(page: Page) -> int:
    """Places where two arrows, or an arrow and a joint, cross; running into one another is no crossing."""
    levels = [(joint.left, joint.right, joint.y) for joint in page.joints]
    uprights: list[tuple[float, float, float]] = []
    for arrow in page.arrows:
        for (x, y), (to_x, to_y) in pairwise(arrow.points):
            if x == to_x:
                uprights.append((x, min(y, to_y), max(y, to_y)))
            else:
                levels.append((min(x, to_x), max(x, to_x), y))
    return _crossed(uprights, levels)


def _crossed(uprights: list[tuple[float, float, float]], levels: list[tuple[float, float, float]]) -> int:
    """Sweeps from left to right past the ends of the levels, and asks each upright how many it finds open."""
    opening, closing = sorted(levels, reverse=True), sorted((level[1:] for level in levels), reverse=True)
    open_at: list[float] = []
    crossings = 0
    for x, top, bottom in sorted(uprights):
        while opening and opening[-1][0] < x:
            insort(open_at, opening.pop()[2])
        while closing and closing[-1][0] <= x:
            del open_at[bisect_left(open_at, closing.pop()[1])]
        crossings += max(0, bisect_left(open_at, bottom) - bisect_right(open_at, top))
    return crossings
