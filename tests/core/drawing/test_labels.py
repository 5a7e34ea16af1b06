"""Labels of decisions: 3 from the corner, 5 above the line, beside the stem opposite the turn; never under a line."""

from tests.core.drawing.small_sops import small_sop

from alur.core.drawing.draw import draw
from alur.core.drawing.metrics import SCREEN
from alur.core.drawing.value import Drawing, Label

_WIDTHS = {"Ya": 12.0, "Tidak": 26.0, "Dikembalikan kepada pemohon": 140.0, "Terima": 34.0}


def label(drawing: Drawing, text: str) -> Label:
    (found,) = [each for page in drawing.pages for each in page.labels if each.text == text]
    return found


def test_at_a_side_it_stands_3_from_the_corner_and_5_above_the_line() -> None:
    drawing = draw(small_sop("a ( 2", "b < 3:Ya 1:Tidak", "a )"), SCREEN, label_widths=_WIDTHS)
    found = label(drawing, "Tidak")
    # The left corner is at 138 - 29 = 109, the line at 114.
    assert (found.x, found.y, found.ends) == (106, 109, True)


def test_below_it_stands_beside_the_stem_opposite_the_turn() -> None:
    drawing = draw(small_sop("a ( 2", "b < 3:Ya 1:Tidak", "a )"), SCREEN, label_widths=_WIDTHS)
    found = label(drawing, "Ya")
    # The stem turns left at 138; the lower corner is at 132, and 132 + 3 + 0.75 × 11 = 143.25.
    assert (found.x, found.y, found.ends) == (143, 143.25, False)


def test_where_its_own_line_turns_up_close_by_it_stands_below_the_line() -> None:
    drawing = draw(small_sop("b ( 2", "a [ 3", "b < 4:Ya 2:Tidak", "c )", lanes="abc"), SCREEN, label_widths=_WIDTHS)
    up = draw(small_sop("a ( 2", "a < 3:Tidak 1:Ya", "b )"), SCREEN, label_widths=_WIDTHS)
    assert label(drawing, "Tidak").y < 190
    assert label(up, "Ya").y > 114


def test_a_long_label_widens_its_lane_rather_than_lie_under_a_foreign_line() -> None:
    # Given a label of 140 at row 3, and an arrow from 1 to 4 in the channel beside it
    sop = small_sop("a ( 2", "a < 3:Ya 5:Tidak", "a < 4:Ya 1:Dikembalikan·kepada·pemohon", "a [ 5", "a )", lanes="ab")
    widths = _WIDTHS | {"Dikembalikan·kepada·pemohon": 140.0}
    # When
    drawing = draw(sop, SCREEN, label_widths=widths)
    # Then
    found = label(drawing, "Dikembalikan·kepada·pemohon")
    left, top, right, bottom = found.box
    for arrow in drawing.pages[0].arrows:
        for (x, y), (to_x, to_y) in zip(arrow.points, arrow.points[1:], strict=False):
            clear_across = max(x, to_x) <= left or min(x, to_x) >= right
            clear_down = max(y, to_y) <= top or min(y, to_y) >= bottom
            assert clear_across or clear_down
