"""Edits keep ids and links whole: nothing points at a row that is gone, and nothing typed is lost."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.random_sop import random_sop

from alur.core.refused import Refused
from alur.core.sop.cells import COLUMNS, cell_text
from alur.core.sop.edit import (
    AddLane,
    DeleteLane,
    DeleteRow,
    Edit,
    InsertRow,
    MergeRow,
    MoveLane,
    MoveRow,
    RenameLane,
    SetCell,
    SplitRow,
    apply_edit,
)
from alur.core.sop.model import Identity, Lane, Link, Row, Sop, Symbol


def plain(*texts: str) -> Sop:
    """mulai, then proses, then selesai, all by one lane, each leading to the next."""
    symbols = [Symbol.START, *[Symbol.TASK] * (len(texts) - 2), Symbol.END]
    rows = tuple(Row(text.lower(), (symbol,), text, lane="a") for text, symbol in zip(texts, symbols, strict=True))
    links = tuple(Link(one.id, two.id) for one, two in itertools.pairwise(rows))
    return Sop(Identity(kode="x"), (Lane("a", "Asisten"),), rows, links)


def ways(sop: Sop) -> str:
    return " ".join(f"{link.source}{link.label and '/' + link.label}>{link.target}" for link in sop.links)


def test_a_row_put_in_takes_the_way_over_its_gap() -> None:
    sop = apply_edit(plain("A", "B", "C"), InsertRow("a"))
    assert ways(sop) == "a>baris-baru baris-baru>b b>c"
    named = apply_edit(sop, SetCell("baris-baru", "text", "Menulis surat"))
    assert ways(named) == "a>menulis-surat menulis-surat>b b>c"


def test_a_row_keeps_its_id_when_its_text_changes() -> None:
    sop = apply_edit(plain("A", "B", "C"), SetCell("b", "text", "Sama sekali lain"))
    assert [row.id for row in sop.rows] == ["a", "b", "c"]


def test_a_row_taken_out_lets_the_way_through() -> None:
    assert ways(apply_edit(plain("A", "B", "C"), DeleteRow("b"))) == "a>c"


def test_a_row_moved_in_the_plain_way_takes_the_way_along() -> None:
    assert ways(apply_edit(plain("A", "B", "C", "D"), MoveRow("b", 3))) == "a>c c>b b>d"
    assert ways(apply_edit(plain("A", "B", "C", "D"), MoveRow("c", 2))) == "a>c c>b b>d"


def test_exits_are_typed_by_number_and_kept_by_id() -> None:
    sop = apply_edit(plain("A", "B", "C"), SetCell("b", "symbol", "putusan"))
    sop = apply_edit(sop, SetCell("b", "exits", "Ya 3, Tidak 1"))
    assert ways(sop) == "a>b b/Ya>c b/Tidak>a"
    later = apply_edit(sop, InsertRow("a"))
    assert cell_text(later, later.rows[2], "exits") == "Ya 4, Tidak 1"


def test_a_target_that_names_no_row_stays_as_written() -> None:
    sop = apply_edit(plain("A", "B", "C"), SetCell("b", "exits", "9"))
    assert sop.links[-1] == Link("b", "9")


def test_a_decision_that_becomes_a_box_keeps_one_way_without_a_label() -> None:
    sop = apply_edit(plain("A", "B", "C"), SetCell("b", "symbol", "putusan"))
    sop = apply_edit(sop, SetCell("b", "exits", "Ya 3, Tidak 1"))
    assert ways(apply_edit(sop, SetCell("b", "symbol", "proses"))) == "a>b b>c"


def test_a_lane_not_known_yet_is_added_when_typed() -> None:
    sop = apply_edit(plain("A", "B", "C"), SetCell("b", "lane", "Kepala Perwakilan"))
    assert sop.lanes[-1] == Lane("kepala-perwakilan", "Kepala Perwakilan")
    assert sop.rows[1].lane == "kepala-perwakilan"
    again = apply_edit(sop, SetCell("c", "lane", "kepala perwakilan"))
    assert len(again.lanes) == 2


def test_arrows_into_either_of_two_merged_rows_lead_into_the_one_left() -> None:
    sop = plain("A", "B", "C", "D", "E")
    tangled = replace(sop, links=(*sop.links, Link("d", "c", "tidak"), Link("c", "c")))
    assert ways(apply_edit(tangled, MergeRow("b"))) == "a>b b>d d>e d/tidak>b"


def test_split_and_merge_undo_each_other_in_the_way() -> None:
    sop = plain("A", "Menulis dan mengirim", "C")
    row = sop.rows[1]
    halves = apply_edit(sop, SplitRow(row.id, len("Menulis dan ")))
    assert [one.text for one in halves.rows] == ["A", "Menulis dan", "Mengirim", "C"]
    whole = apply_edit(halves, MergeRow(row.id))
    assert len(whole.rows) == 3
    assert [(x.source, x.target) for x in whole.links] == [(x.source, x.target) for x in sop.links]


def test_lanes_are_renamed_moved_and_kept_while_they_work() -> None:
    sop = apply_edit(plain("A", "B", "C"), AddLane("Host"))
    sop = apply_edit(apply_edit(sop, MoveLane("host", 1)), RenameLane("host", "Pemandu"))
    assert [lane.label for lane in sop.lanes] == ["Pemandu", "Asisten"]
    with pytest.raises(Refused, match="masih mengerjakan"):
        apply_edit(sop, DeleteLane("a"))
    assert len(apply_edit(sop, DeleteLane("host")).lanes) == 1


@pytest.mark.parametrize(
    "edit", [DeleteRow("zz"), SetCell("a", "zz", ""), SetCell("a", "symbol", "bulat"), SplitRow("a", 0)]
)
def test_an_edit_that_cannot_be_is_refused_in_words(edit: Edit) -> None:
    with pytest.raises(Refused):
        apply_edit(plain("A", "B", "C"), edit)


@given(st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_typing_what_stands_in_a_cell_changes_nothing(seed: int) -> None:
    sop = random_sop(seed)
    for row in sop.rows:
        for column in COLUMNS:
            assert apply_edit(sop, SetCell(row.id, column, cell_text(sop, row, column))) == sop, (seed, row.id, column)


def an_edit(data: st.DataObject, sop: Sop) -> Edit:
    rows = st.sampled_from([row.id for row in sop.rows])
    column = st.sampled_from(sorted(COLUMNS))
    text = st.sampled_from(["", "2", "Ya 1, Tidak 2", "putusan", "selesai", "Host", "Menulis surat", "ya", "1 jam"])
    return data.draw(
        st.one_of(
            st.builds(SetCell, rows, column, text),
            st.builds(InsertRow, st.one_of(st.none(), rows)),
            st.builds(DeleteRow, rows),
            st.builds(MoveRow, rows, st.integers(1, len(sop.rows))),
            st.builds(MergeRow, rows),
            st.builds(SplitRow, rows, st.integers(0, 12)),
        )
    )


@given(st.integers(0, 200), st.data())
@settings(max_examples=120, deadline=None)
def test_any_row_of_edits_leaves_ids_and_links_whole(seed: int, data: st.DataObject) -> None:
    sop = random_sop(seed, rows=8)
    loose = {link.target for link in sop.links} - {row.id for row in sop.rows}
    for _ in range(8):
        if not sop.rows:
            return
        edit = an_edit(data, sop)
        before = {row.id: row for row in sop.rows}
        try:
            sop = apply_edit(sop, edit)
        except Refused:
            continue
        ids = [row.id for row in sop.rows]
        assert len(set(ids)) == len(ids)
        gone = set(before) - set(ids) - {one for one in before if one.startswith("baris-baru")}
        assert len(gone) <= 1
        assert all(link.source in ids for link in sop.links)
        assert not {link.target for link in sop.links} & (gone - loose)


def test_the_value_before_an_edit_is_untouched() -> None:
    sop = plain("A", "B", "C")
    kept = replace(sop)
    apply_edit(sop, DeleteRow("b"))
    assert sop == kept
