"""The header of the flow table: two rows, with the lanes under Pelaksana and the standard under Mutu Baku."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from alur.core.drawing.value import LaneBox
from alur.formats.sheet.page import Anchor, Rule, Text
from alur.formats.sheet.style import CAPITAL, TableStyle
from alur.formats.sheet.typeface import typeface
from alur.formats.sheet.wrap import wrapped

_TURNED_GROWTH = 1.25  # a turned title that does not fit makes the header higher by this factor


@dataclass(frozen=True, slots=True)
class Header:
    """``edges`` are the x of all rules down the table, from left to right; the lanes begin at the third."""

    texts: tuple[Text, ...]
    rules: tuple[Rule, ...]
    height: float
    edges: tuple[float, ...]

    @property
    def lanes_left(self) -> float:
        return self.edges[2]


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of the lanes, wrapped; ``turned`` titles run upward."""

    lines: tuple[tuple[str, ...], ...]
    height: float
    turned: bool


def titles_of(labels: Sequence[str], lane: float, style: TableStyle) -> Titles:
    """For lanes at least ``lane`` wide. Titles are turned where lanes are narrow or a word would have to be cut."""
    face, size = typeface(style.head_weight), style.head_size * style.stretch
    room = lane - style.pad
    words = [word for label in labels for word in label.split()]
    if style.turned_head and (lane < style.turned_below or any(face.width(word, size) > room for word in words)):
        height = style.turned_head
        while any(
            len(wrapped(label, face, size=size, width=height - style.pad)) * style.head_line > lane for label in labels
        ):
            height *= _TURNED_GROWTH
        lines = [wrapped(label, face, size=size, width=height - style.pad) for label in labels]
        return Titles(tuple(lines), height, turned=True)
    lines = [wrapped(label, face, size=size, width=room) for label in labels]
    most = max(len(each) for each in lines)
    return Titles(tuple(lines), max(style.head_least, most * style.head_line + style.pad), turned=False)


def header_of(lanes: Sequence[LaneBox], titles: Titles, widths: Sequence[float], style: TableStyle) -> Header:
    edges = tuple(accumulate([*widths[:2], *(lane.width for lane in lanes), *widths[2:]], initial=0.0))
    split, height = style.head_top, style.head_top + titles.height
    standard, note = edges[2 + len(lanes)], edges[-2]
    texts = [
        *_lying(("Pelaksana",), edges[2], standard, 0, split, style, centred=True),
        *_lying((style.standard_title,), standard, note, 0, split, style, centred=True),
    ]
    for index, column in enumerate(style.columns):
        place = index if index < 2 else index + len(lanes)
        top = split if 2 <= index <= 4 else 0.0
        centred = style.head_centred or column.centred
        texts += _lying((column.title,), edges[place], edges[place + 1], top, height, style, centred=centred)
    for lines, left, right in zip(titles.lines, edges[2:], edges[3:], strict=False):
        if titles.turned:
            texts += _turned(lines, (left + right) / 2, (split + height) / 2, style)
        else:
            texts += _lying(lines, left, right, split, height, style, centred=True)
    return Header(tuple(texts), tuple(_rules(edges, len(lanes), split, height)), height, edges)


def _rules(edges: Sequence[float], lanes: int, split: float, height: float) -> Iterator[Rule]:
    yield Rule(0, 0, edges[-1], 0, heavy=True)
    yield Rule(edges[2], split, edges[-2], split, heavy=True)
    whole = {1, 2, 2 + lanes, len(edges) - 2}  # the others stand under Pelaksana or Mutu Baku
    for place in range(1, len(edges) - 1):
        yield Rule(edges[place], 0 if place in whole else split, edges[place], height, heavy=True)


def _lying(
    lines: Sequence[str], left: float, right: float, top: float, bottom: float, style: TableStyle, *, centred: bool
) -> Iterator[Text]:
    x, anchor = ((left + right) / 2, Anchor.MIDDLE) if centred else (left + style.pad, Anchor.START)
    for y, line in zip(_baselines(len(lines), (top + bottom) / 2, style), lines, strict=True):
        yield Text(x, y, line, style.head_size, weight=style.head_weight, anchor=anchor)


def _turned(lines: Sequence[str], middle: float, y: float, style: TableStyle) -> Iterator[Text]:
    for x, line in zip(_baselines(len(lines), middle, style), lines, strict=True):
        yield Text(x, y, line, style.head_size, weight=style.head_weight, anchor=Anchor.MIDDLE, turned=True)


def _baselines(count: int, middle: float, style: TableStyle) -> list[float]:
    first = middle - (count - 1) * style.head_line / 2 + CAPITAL * style.head_size / 2
    return [first + number * style.head_line for number in range(count)]
