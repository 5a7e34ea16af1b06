"""LOOKS "Flow drawing" rule by rule, on SOPs small enough to work the points out by hand.

On screen a lane is 92 wide (centres at 46, 138, 230), a row 76 high (middles at 38, 114, 190, 266); a box is 52 × 30,
a diamond 58 × 36, a capsule 52 × 26.
"""

from tests.core.drawing.small_sops import small_sop

from alur.core.drawing.draw import draw
from alur.core.drawing.metrics import SCREEN, paper_metrics
from alur.core.drawing.value import Arrow, Drawing, Page, count_crossings
from alur.core.sop.model import Sop


def drawn(sop: Sop) -> Drawing:
    return draw(sop, SCREEN)


def arrow(drawing: Drawing, source: int, target: int) -> Arrow:
    (found,) = [
        each
        for page in drawing.pages
        for each in page.arrows
        if (each.source, each.target) == (f"r{source}", f"r{target}")
    ]
    return found


def test_in_the_same_lane_an_arrow_goes_straight_from_the_lower_edge_to_the_upper() -> None:
    drawing = drawn(small_sop("a ( 2", "a )"))
    # from 38 + 26/2 = 51 to 114 - 26/2 = 101
    assert arrow(drawing, 1, 2).points == ((46, 51), (46, 101))


def test_to_another_lane_it_leaves_at_the_side_and_comes_from_above_with_one_bend() -> None:
    drawing = drawn(small_sop("a ( 2", "b )"))
    assert arrow(drawing, 1, 2).points == ((72, 38), (138, 38), (138, 101))


def test_where_the_side_is_taken_it_leaves_below_and_crosses_9_above_the_row_rule() -> None:
    # The way back holds the left side of row 2; 2 × 76 - 9 = 143.
    drawing = drawn(small_sop("a ( 2", "b < 3:Ya 1:Tidak", "a )"))
    assert arrow(drawing, 2, 3).points == ((138, 132), (138, 143), (46, 143), (46, 177))
    assert arrow(drawing, 2, 3).bends == 2


def test_a_back_arrow_rides_13_from_the_symbols_and_7_from_the_lane_rule() -> None:
    drawing = drawn(small_sop("a ( 2", "b < 3:Ya 1:Tidak", "a )"))
    # 46 - 26 - 13 = 7
    assert arrow(drawing, 2, 1).points == ((109, 114), (7, 114), (7, 38), (20, 38))


def test_a_second_channel_widens_the_lane_by_7() -> None:
    # Rows 4 and 5 go back to rows 3 and 1, whose right sides are taken: the longer way lies outside.
    drawing = drawn(small_sop("a ( 2", "b [ 3", "a [ 4", "b < 5:Ya 3:Tidak", "b < 6:Ya 1:Tidak", "b )"))
    assert drawing.lanes[0].width == 99
    assert arrow(drawing, 5, 1).points[1][0] == 7
    assert arrow(drawing, 4, 3).points[1][0] == 14


def test_arrows_to_one_target_share_their_channel() -> None:
    drawing = drawn(small_sop("a ( 2", "b < 3:Ya 1:Tidak", "b < 4:Ya 1:Tidak", "b )"))
    assert arrow(drawing, 2, 1).points[1][0] == arrow(drawing, 3, 1).points[1][0] == 7
    assert drawing.lanes[0].width == 92


def test_at_a_join_one_arrow_enters_above_and_the_other_at_the_side() -> None:
    drawing = drawn(small_sop("a ( 2 3", "b [ 4", "a [ 4", "c )", joins={4}))
    above, beside = sorted((arrow(drawing, row, 4).points[-1] for row in (2, 3)), key=lambda point: point[1])
    assert above == (230, 253)
    assert beside in {(204, 266), (256, 266)}


def test_of_two_arrows_that_part_one_leaves_at_the_side_and_one_below() -> None:
    drawing = drawn(small_sop("a ( 2 3", "b [ 4", "a [ 4", "c )"))
    assert arrow(drawing, 1, 2).points[0] == (72, 38)
    assert arrow(drawing, 1, 3).points[0] == (46, 51)


def test_a_forward_arrow_round_a_symbol_of_its_lane_still_enters_above() -> None:
    drawing = drawn(small_sop("a < 3:Ya 2:Tidak", "a [ 3", "a )"))
    points = arrow(drawing, 1, 3).points
    assert points[1][0] == points[2][0] == 7
    assert points[-1] in ((46, 177), (20, 190))


def test_in_narrow_lanes_a_way_back_enters_from_below_with_one_bend() -> None:
    # Given
    lanes = "abcdefghijklmno"
    sop = small_sop("a ( 2", "b < 3:Ya 1:Tidak", "c )", lanes=lanes)
    metrics = paper_metrics(len(lanes))
    # When
    back = arrow(draw(sop, metrics), 2, 1)
    # Then
    assert metrics.narrow
    assert back.bends == 1
    assert back.points[-1][1] > metrics.row / 2


def test_a_row_that_leads_to_itself_leaves_and_comes_back_without_touching_its_symbol() -> None:
    drawing = drawn(small_sop("a ( 2", "a [ 2 3", "a )"))
    assert arrow(drawing, 2, 2).points[-1] == (46, 99)


def test_nine_exits_of_one_decision_leave_at_nine_places() -> None:
    # Given
    exits = " ".join(f"{target}:Pilihan{target}" for target in range(2, 11))
    sop = small_sop(f"a < {exits}", *["b )"] * 9)
    # When
    drawing = drawn(sop)
    # Then
    starts = {each.points[0] for each in drawing.pages[0].arrows}
    assert len(starts) == 9


def test_arrows_that_need_not_wait_for_one_another_may_run_into_one_line() -> None:
    drawing = drawn(small_sop("a ( 2 3", "b [ 4", "a [ 4", "c )"))
    assert arrow(drawing, 2, 4).points[-2:] == ((230, 114), (230, 253))
    assert arrow(drawing, 3, 4).points[-2:] == ((230, 190), (230, 253))
    assert drawing.crossings == 0


def test_a_crossing_is_counted_and_a_meeting_is_not() -> None:
    across = Arrow("r1", "r2", "", ((0, 10), (40, 10)))
    down = Arrow("r3", "r4", "", ((20, 0), (20, 30)))
    ending_on_it = Arrow("r5", "r2", "", ((30, 0), (30, 10)))
    page = Page((), (), (), (across, down, ending_on_it), (), 40)
    assert count_crossings(page) == 1
