"""The drawing as SVG: well-formed, orthogonal, its text as text, and nothing that a page's CSP would forbid."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from tests.core.drawing.nasty_sop import nasty_sop
from tests.core.drawing.small_sops import small_sop
from tests.random_sop import random_sop
from tests.seeds import seeds

from alur.core.drawing.value import ShapeKind
from alur.core.sop.model import Sop
from alur.formats.svg.document import Drawn, lanes_svg, summary_of, table_svg
from alur.formats.svg.flow import Way, number

SVG = "{http://www.w3.org/2000/svg}"


def sop_of(seed: int) -> Sop:
    rows, lanes = 3 + 7 * seed % 58, 1 + 4 * seed % 15
    return random_sop(seed, rows=rows, lanes=lanes) if seed % 2 else nasty_sop(seed, rows=rows, lanes=lanes)


def parsed(drawn: Drawn) -> ElementTree.Element:
    return ElementTree.fromstring(drawn.svg)


def classed(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def points(element: ElementTree.Element) -> list[tuple[float, float]]:
    numbers = [float(each) for each in re.findall(r"[-\d.]+", element.attrib["points"])]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize("seed", seeds(24, quick=6))
@pytest.mark.parametrize("write", [table_svg, lanes_svg])
def test_any_sop_is_well_formed_and_shows_all_that_was_drawn(seed, write):
    drawn = write(sop_of(seed))
    root, (page,) = parsed(drawn), drawn.drawing.pages
    for name, kind in (("capsule", ShapeKind.CAPSULE), ("box", ShapeKind.BOX), ("diamond", ShapeKind.DIAMOND)):
        assert len(classed(root, name)) == sum(shape.kind is kind for shape in page.shapes)
    assert len(classed(root, "arrow")) == len(page.arrows)
    assert len(classed(root, "joint")) == len(page.joints)
    for arrow in classed(root, "arrow"):
        assert all((a[0] == b[0]) != (a[1] == b[1]) for a, b in pairwise(points(arrow)))
    written = ["".join(label.itertext()) for group in classed(root, "flow-labels") for label in group]
    assert written == [label.text for label in page.labels]


@pytest.mark.parametrize("seed", range(4))
def test_nothing_lies_outside_the_picture(seed):
    root = parsed(table_svg(sop_of(seed)))
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    places = [place for arrow in classed(root, "arrow") for place in points(arrow)]
    places += [(float(text.attrib["x"]), float(text.attrib["y"])) for text in root.iter(f"{SVG}text")]
    places += [(float(line.attrib["x2"]), float(line.attrib["y2"])) for line in root.iter(f"{SVG}line")]
    assert all(left <= x <= left + width and top <= y <= top + height for x, y in places)


def test_no_style_no_script_and_no_address_but_its_own():
    root = parsed(table_svg(sop_of(2)))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "defs", "marker", "g", "line", "text", "polyline", "polygon", "rect")
    }
    for element in root.iter():
        for name, value in element.attrib.items():
            assert name != "style"
            assert not name.startswith("on")
            assert "url(" not in value or value.startswith("url(#")


def test_it_is_named_and_described_for_who_cannot_see_it():
    sop = small_sop("a ( 2", "b < 3:Ya 1:Tidak", "a )", lanes="ab")
    drawn = table_svg(sop, prefix="satu")
    root = parsed(drawn)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "satu-title satu-desc"
    assert root.findtext(f"{SVG}desc") == summary_of(sop, drawn.drawing)
    assert summary_of(sop, drawn.drawing) == "3 langkah, 2 pelaksana, 1 keputusan, 3 panah, 0 persilangan."


def test_two_pictures_on_one_page_share_no_id():
    sop = sop_of(1)
    ids = [re.findall(r' id="([^"]+)"', table_svg(sop, prefix=prefix).svg) for prefix in ("a", "b")]
    assert len({*ids[0], *ids[1]}) == len(ids[0]) + len(ids[1])


def test_the_way_of_a_case_is_classes_on_rows_and_arrows():
    sop = small_sop("a ( 2", "b < 3:Ya 1:Tidak", "a )", lanes="ab")
    way = Way({"r1": "done", "r2": "current"}, {("r1", "r2"): "done"})
    root = parsed(table_svg(sop, way=way))
    assert [shape.get("data-row") for shape in classed(root, "is-current")] == ["r2"]
    assert [element.tag for element in classed(root, "is-done")] == [f"{SVG}polyline", f"{SVG}rect"]


def test_lanes_beside_a_table_tell_the_heights_its_rows_must_take():
    sop = small_sop("a ( 2", "b < 3:Ya 1:Tidak", "a )", lanes="ab")
    root = parsed(lanes_svg(sop, heights=[60, 54, 200], tails=[0, 0, 120]))
    heights = [float(height) for height in root.attrib["data-heights"].split(",")]
    assert (heights[0], heights[2]) == (60, 200)
    assert heights[1] >= 54
    assert sum(heights) == float(root.attrib["height"])
    # The symbol of the third row stands in the 80 above its finding.
    (capsule,) = [shape for shape in classed(root, "capsule") if shape.get("data-row") == "r3"]
    middle = float(capsule.attrib["y"]) + float(capsule.attrib["height"]) / 2
    assert middle == heights[0] + heights[1] + 40


def test_an_empty_sop_is_a_picture_too():
    assert classed(parsed(table_svg(small_sop(lanes=""))), "arrow") == []


@pytest.mark.parametrize(("value", "written"), [(0.004, "0"), (-0.004, "0"), (1e6, "1000000"), (10.10, "10.1")])
def test_numbers_are_written_short_and_never_as_powers(value, written):
    assert number(value) == written
