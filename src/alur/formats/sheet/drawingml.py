"""The flow as native figures of Office (DrawingML), so that a sheet stays editable: symbols, arrows, words, in EMU.

A symbol bears the number by which arrows name it; what no symbol can say (menunggu pemohon …) is its description, in
the words of the SOP file. `formats.document` reads both. Source: ECMA-376-1, 20.1.9 (geometry), 20.1.2.2 (properties).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from alur.core.drawing.value import ASCENT, Label, Page, Point, Shape, ShapeKind
from alur.core.sheet.grid import SHARED
from alur.core.sop.model import Row, Sop

EMU = 9_525  # a pixel
_PRESETS = {
    ShapeKind.CAPSULE: "flowChartTerminator",
    ShapeKind.BOX: "flowChartProcess",
    ShapeKind.DIAMOND: "flowChartDecision",
    ShapeKind.PENTAGON: "flowChartOffpageConnector",
}
_INK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
_PAPER = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_FIRST = 1001  # numbers of symbols; those below are left to the programme


@dataclass(frozen=True, slots=True)
class Figure:
    """One native figure. ``box`` is left, top, width, height in EMU."""

    name: str
    number: int
    described: str
    box: tuple[int, int, int, int]
    properties: str
    text: str = ""


def figures_of(sop: Sop, page: Page) -> tuple[Figure, ...]:
    """Symbols first, so that arrows lie over them; from the left and top of the lanes."""
    return (*_symbols(sop, page), *_joints(page), *_arrows(sop, page), *_labels(page))


def _symbols(sop: Sop, page: Page) -> Iterator[Figure]:
    places = {row.id: place for place, row in enumerate(sop.rows)}
    shared = _FIRST + len(sop.rows)
    for shape in page.shapes:
        place = places[shape.row]
        number = _FIRST + place
        is_own = not shape.shared and shape.kind is not ShapeKind.PENTAGON
        if not is_own:
            number, shared = shared, shared + 1
        described = _more(sop.rows[place]) if is_own else SHARED if shape.shared else ""
        yield Figure(f"simbol {number}", number, described, _box_of(shape), _symbol(shape.kind), shape.letter)


def _box_of(shape: Shape) -> tuple[int, int, int, int]:
    left, top, right, bottom = shape.box
    return _emu(left), _emu(top), _emu(right - left), _emu(bottom - top)


def _symbol(kind: ShapeKind) -> str:
    geometry = f'<a:prstGeom prst="{_PRESETS[kind]}"><a:avLst/></a:prstGeom>'
    return f'{geometry}{_PAPER}<a:ln w="12700">{_INK}</a:ln>'


def _more(row: Row) -> str:
    """What the sheet has no column and no symbol for."""
    told = {
        "menunggu_pemohon": "true" if row.waits_for_applicant else "",
        "lewat_waktu": row.timeout_exit,
        "jumlah": "true" if row.counts_items else "",
    }
    return "; ".join(f"{key}: {value}" for key, value in told.items() if value)


def _joints(page: Page) -> Iterator[Figure]:
    for number, joint in enumerate(page.joints, 6001):
        box, path = _path(((joint.left, joint.y), (joint.right, joint.y)))
        yield Figure(f"garis {number}", number, "", box, f'{path}<a:ln w="12700">{_INK}</a:ln>')


def _arrows(sop: Sop, page: Page) -> Iterator[Figure]:
    numbers = {row.id: _FIRST + place for place, row in enumerate(sop.rows)}
    for number, arrow in enumerate(page.arrows, 20_001):
        box, path = _path(arrow.points)
        line = f'<a:ln w="12700">{_INK}<a:tailEnd type="triangle"/></a:ln>'
        name = f"panah {numbers[arrow.source]} ke {numbers[arrow.target]}"
        yield Figure(name, number, arrow.label, box, f"{path}{line}")


def _path(points: tuple[Point, ...]) -> tuple[tuple[int, int, int, int], str]:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide, high = max(x for x, _ in points) - left, max(y for _, y in points) - top
    marks = [f'<a:pt x="{_emu(x - left)}" y="{_emu(y - top)}"/>' for x, y in points]
    drawn = f"<a:moveTo>{marks[0]}</a:moveTo>" + "".join(f"<a:lnTo>{mark}</a:lnTo>" for mark in marks[1:])
    geometry = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{_emu(wide)}" h="{_emu(high)}" fill="none">{drawn}</a:path></a:pathLst></a:custGeom><a:noFill/>'
    )
    return (_emu(left), _emu(top), _emu(wide), _emu(high)), geometry


def _labels(page: Page) -> Iterator[Figure]:
    for number, label in enumerate(page.labels, 40_001):
        geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        yield Figure(f"kata {number}", number, "", _label_box(label), geometry, label.text)


def _label_box(label: Label) -> tuple[int, int, int, int]:
    """A little wider than the word, for the face of the programme may be wider than ours."""
    left = label.x - label.width if label.ends else label.x
    top = label.y - ASCENT * label.size - 2
    return _emu(left - 4), _emu(top - 2), _emu(label.width * 1.3 + 10), _emu(label.size * 1.5 + 4)


def _emu(pixels: float) -> int:
    return round(pixels * EMU)
