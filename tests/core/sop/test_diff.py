"""Differences are said in words, and only what changes the work must be read again."""

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.random_sop import random_sop

from alur.core.sop.diff import difference
from alur.core.sop.edit import DeleteRow, Edit, InsertRow, MoveLane, MoveRow, SetCell, apply_edit
from alur.core.sop.model import Approval, Identity, Lane, Link, Row, Sop, Symbol

OLD = Sop(
    Identity(kode="x", name="Contoh"),
    (Lane("a", "Asisten"), Lane("v", "Verifikator")),
    (
        Row("terima", (Symbol.START,), "Menerima", lane="a", time="1 jam"),
        Row("periksa", (Symbol.DECISION,), "Memeriksa", lane="a", time="2 hari kerja"),
        Row("arsip", (Symbol.END,), "Mengarsipkan", lane="a", time="1 jam"),
    ),
    (Link("terima", "periksa"), Link("periksa", "arsip", "Ya"), Link("periksa", "terima", "Tidak")),
)


def edited(*edits: Edit) -> Sop:
    sop = OLD
    for edit in edits:
        sop = apply_edit(sop, edit)
    return sop


def test_the_same_sop_has_no_difference() -> None:
    assert not difference(OLD, OLD).changes


def test_who_and_when_of_one_row_stand_in_one_sentence() -> None:
    new = edited(SetCell("periksa", "lane", "Verifikator"), SetCell("periksa", "time", "1 hari kerja"))
    assert difference(OLD, new).sentences == (
        "Langkah 2 kini dikerjakan Verifikator, berwaktu 1 hari kerja, tadinya 2 hari kerja.",
    )
    assert difference(OLD, new).material


def test_a_mended_sentence_is_told_but_need_not_be_read_again() -> None:
    told = difference(OLD, edited(SetCell("terima", "text", "Menerima surat")))
    assert told.sentences == ("Kalimat langkah 1 menjadi “Menerima surat”.",)
    assert not told.material


def test_an_exit_that_leads_elsewhere_is_material() -> None:
    told = difference(OLD, edited(SetCell("periksa", "exits", "Ya 3, Tidak 2")))
    assert told.sentences == ("Langkah 2 kini lanjut ke 3 bila Ya, 2 bila Tidak.",)


def test_rows_that_come_and_go_are_named() -> None:
    told = difference(OLD, edited(InsertRow("terima"), SetCell("baris-baru", "text", "Mencatat"))).sentences
    assert "Langkah 2 baru: Mencatat." in told
    assert "Langkah 2 versi lama dihapus: Memeriksa." in difference(OLD, edited(DeleteRow("periksa"))).sentences


def test_identity_and_promise_are_compared() -> None:
    new = replace(OLD, promise="5 hari kerja", identity=replace(OLD.identity, warnings=("Jika terlambat, maka …",)))
    told = difference(OLD, new)
    assert told.sentences == ("Peringatan ditambah: Jika terlambat, maka ….", "Janji dari – menjadi 5 hari kerja.")
    assert told.material


def test_every_field_of_the_identity_page_is_compared() -> None:
    for field in fields(Identity):
        other = {"approval": Approval(name="Citra")}.get(field.name, ("x",) if "tuple" in str(field.type) else "lain")
        new = replace(OLD, identity=replace(OLD.identity, **{field.name: other}))
        assert len(difference(OLD, new).changes) == 1, field.name


def test_a_new_order_is_told_but_need_not_be_read_again() -> None:
    rows, lanes = difference(OLD, edited(MoveRow("arsip", 1))), difference(OLD, edited(MoveLane("v", 1)))
    assert "Urutan langkah berubah, dan nomornya ikut berubah." in rows.sentences
    assert lanes.sentences == ("Kolom pelaksana kini berurutan: Verifikator, Asisten.",)
    assert not lanes.material


@given(st.integers(0, 300), st.integers(0, 300))
@settings(max_examples=60, deadline=None)
def test_two_sops_differ_exactly_when_a_difference_is_told(one: int, two: int) -> None:
    old, new = random_sop(one, rows=6), random_sop(two, rows=6)
    new = replace(new, identity=old.identity)
    assert bool(difference(old, new).changes) == (_by_content(old) != _by_content(new))


def _by_content(sop: Sop) -> tuple[object, ...]:
    return (sop.rows, sop.links, sop.lanes, sop.promise)
