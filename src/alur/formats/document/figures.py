"""Drawn figures of Office (DrawingML), as geometry: which symbol each is, and which two an arrow joins.

Source: ECMA-376-1, 20.1.10.56 (preset shapes), 20.5 (spreadsheet drawing). Positions are EMU, 914 400 to the inch.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alur.core.sheet.grid import Drawn

Box = tuple[float, float, float, float]
Point = tuple[float, float]

_PRESETS = {
    **dict.fromkeys(("flowChartTerminator", "roundRect", "ellipse", "flowChartAlternateProcess"), Drawn.CAPSULE),
    **dict.fromkeys(("flowChartProcess", "rect", "flowChartPredefinedProcess", "bevel"), Drawn.BOX),
    **dict.fromkeys(("flowChartDecision", "diamond"), Drawn.DIAMOND),
    **dict.fromkeys(("flowChartOffpageConnector", "homePlate", "pentagon"), Drawn.PENTAGON),
}
_LABEL = re.compile(
    r"(ya|tidak|setuju|tidak setuju|lengkap|tidak lengkap|sesuai|tidak sesuai|yes|no|y|t)", re.IGNORECASE
)
NEAR = 400_000.0  # EMU: how far from a figure a loose end of an arrow may lie, a bit more than a centimetre
ARROW = re.compile(r"panah (\S+) ke (\S+)")  # how Alur names an arrow: by the numbers of the symbols it joins
SYMBOL = re.compile(r"simbol (\S+)")
_SHORT = {"y": "Ya", "t": "Tidak"}


@dataclass(frozen=True, slots=True)
class Shape:
    id: str
    kind: Drawn
    box: Box
    text: str = ""
    described: str = ""

    @property
    def centre(self) -> Point:
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """``begin`` and ``end`` as it points; the figures it is glued to, "" where it is not."""

    begin: Point
    end: Point
    from_id: str = ""
    to_id: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    box: Box


def symbol_of(preset: str) -> Drawn | None:
    return _PRESETS.get(preset)


def label_in(text: str) -> str:
    """
    >>> label_in(" tidak "), label_in("T"), label_in("Mulai")
    ('Tidak', 'Tidak', '')
    """
    words = " ".join(text.split())
    return _SHORT.get(words.lower(), words.capitalize()) if _LABEL.fullmatch(words) else ""


def joined(
    shapes: Sequence[Shape], lines: Iterable[Line], words: Sequence[Words], *, near: float = NEAR
) -> Iterator[tuple[str, str, str]]:
    """(source, target, label) of each arrow that joins two figures, glued to them or ending beside them."""
    known = {shape.id: shape for shape in shapes}
    free = list(words)
    for line in lines:
        source = line.from_id if line.from_id in known else _nearest(shapes, line.begin, near)
        target = line.to_id if line.to_id in known else _nearest(shapes, line.end, near)
        if source and target and source != target:
            label = line.label or (_take_label(free, line, near) if known[source].kind is Drawn.DIAMOND else "")
            yield source, target, label


def _nearest(shapes: Sequence[Shape], point: Point, near: float) -> str:
    best = min(shapes, key=lambda shape: _distance(shape.box, point), default=None)
    return best.id if best and _distance(best.box, point) <= near else ""


def _distance(box: Box, point: Point) -> float:
    left, top, right, bottom = box
    x, y = point
    return max(left - x, 0, x - right) + max(top - y, 0, y - bottom)


def _take_label(free: list[Words], line: Line, near: float) -> str:
    """The nearest word to where the arrow begins; each word is taken once."""
    best = min(free, key=lambda words: _distance(words.box, line.begin), default=None)
    if best is None or _distance(best.box, line.begin) > 2 * near:
        return ""
    free.remove(best)
    return best.text
