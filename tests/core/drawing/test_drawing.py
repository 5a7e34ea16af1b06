"""What is drawn of an SOP: its symbols, its lanes, and what is broken in it."""

from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

from tests.core.drawing.geometry_judge import faults_of
from tests.core.drawing.small_sops import small_sop

from alur.core.drawing.draw import draw
from alur.core.drawing.metrics import EDITOR, SCREEN
from alur.core.drawing.table import Band
from alur.core.drawing.value import Arrow, ShapeKind
from alur.core.sop.model import Link, Sop, Symbol
from alur.formats.sopfile import read_sop

_PODCAST = Path(__file__).resolve().parents[3] / "examples" / "podcast.sop.yaml"


def podcast() -> Sop:
    return read_sop(_PODCAST.read_bytes(), name="podcast")


def test_the_podcast_has_13_arrows_18_bends_and_no_crossing() -> None:
    drawing = draw(podcast(), SCREEN)
    assert (drawing.boxes, drawing.arrows, drawing.bends, drawing.crossings) == (12, 13, 18, 0)
    assert faults_of(drawing, SCREEN) == []


def test_each_symbol_of_the_regulation_has_its_shape() -> None:
    drawing = draw(small_sop("a ( 2", "a [ 3", "b < 4:Ya 2:Tidak", "b )"), SCREEN)
    kinds = [shape.kind for shape in drawing.pages[0].shapes]
    assert kinds == [ShapeKind.CAPSULE, ShapeKind.BOX, ShapeKind.DIAMOND, ShapeKind.CAPSULE]


def test_bersama_is_a_second_box_in_the_row_joined_by_a_line_without_head() -> None:
    drawing = draw(small_sop("a ( 2", "b [ 3", "a )", shared={2: "c"}), SCREEN)
    (page,) = drawing.pages
    second = [shape for shape in page.shapes if shape.shared]
    assert [(shape.kind, shape.x, shape.y) for shape in second] == [(ShapeKind.BOX, 230, 114)]
    (joint,) = page.joints
    # from 138 + 26 to 230 - 26
    assert (joint.left, joint.right, joint.y) == (164, 204, 114)


def test_a_row_without_a_known_pelaksana_stands_in_a_column_of_its_own_at_the_end() -> None:
    drawing = draw(small_sop("a ( 2", "entah )", lanes="ab"), SCREEN)
    assert [lane.key for lane in drawing.lanes] == ["a", "b", ""]
    assert drawing.pages[0].shapes[1].x == drawing.lanes[2].centre


def test_a_row_of_two_symbols_or_of_none_is_drawn_all_the_same() -> None:
    sop = small_sop("a ( 2", "a [ 3", "a )")
    two = replace(sop.rows[1], symbols=(Symbol.DECISION, Symbol.TASK))
    none = replace(sop.rows[1], symbols=())
    for row, kind in ((two, ShapeKind.DIAMOND), (none, ShapeKind.BOX)):
        drawing = draw(replace(sop, rows=(sop.rows[0], row, sop.rows[2])), SCREEN)
        assert drawing.pages[0].shapes[1].kind is kind


def test_an_arrow_to_no_row_is_left_out_and_one_written_twice_is_drawn_once() -> None:
    sop = small_sop("a ( 2", "a )")
    drawing = draw(replace(sop, links=(*sop.links, *sop.links, Link("r1", "99"))), SCREEN)
    assert drawing.arrows == 1


def test_an_empty_sop_is_an_empty_drawing_with_one_column() -> None:
    drawing = draw(small_sop(lanes=""), SCREEN)
    assert (len(drawing.lanes), drawing.boxes, drawing.arrows, drawing.pages[0].height) == (1, 0, 0, 0)


def test_a_row_is_as_high_as_its_text_asks_and_its_symbol_stands_in_the_middle() -> None:
    sop = small_sop("a ( 2", "a )")
    drawing = draw(sop, SCREEN, bands=[Band(76, "r1"), Band(120, "r2")])
    assert [band.height for band in drawing.pages[0].bands] == [76, 120]
    assert drawing.pages[0].shapes[1].y == 76 + 60


def test_a_finding_under_a_row_does_not_move_its_symbol() -> None:
    sop = small_sop("a ( 2", "a )")
    drawing = draw(sop, EDITOR, bands=[Band(54 + 40, "r1", tail=40), Band(54, "r2")])
    assert [shape.y for shape in drawing.pages[0].shapes] == [27, 54 + 40 + 27]


def test_in_no_example_do_arrows_run_on_one_line_to_one_row_and_then_part() -> None:
    for path in sorted(_PODCAST.parent.glob("*.sop.yaml")):
        (page,) = draw(read_sop(path.read_bytes(), name=path.name), SCREEN).pages
        assert [
            (one.source, other.source, one.target)
            for one, other in combinations(page.arrows, 2)
            if one.target == other.target and one.points[-1] != other.points[-1] and _on_one_line(one, other)
        ] == []


def _on_one_line(one: Arrow, other: Arrow) -> bool:
    """Both downward in one channel, so that both pass its last piece."""
    down = [
        {x for (x, y), (to_x, to_y) in pairwise(arrow.points[:-1]) if x == to_x and y < to_y} for arrow in (one, other)
    ]
    return bool(down[0] & down[1])


def test_an_exit_leaves_at_the_symbol_itself_and_not_at_the_box_of_bersama() -> None:
    drawing = draw(small_sop("b ( 2", "b < 3:Ya 4:Tidak", "c )", "a )", shared={2: "a"}), SCREEN)
    (page,) = drawing.pages
    starts = [arrow.points[0] for arrow in page.arrows if arrow.source == "r2"]
    # The diamond in the middle lane: right corner at 138 + 29, lower corner at 114 + 18.
    assert sorted(starts) == [(138, 132), (167, 114)]
