"""A pasted table becomes rows with the columns guessed right, and nothing in it is lost in silence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from alur.core.sop.edit import PasteRows, apply_edit
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Identity, Lane, Sop, Symbol
from alur.core.sop.paste import KINDS, cells_of, guess, rows_from

EMPTY = Sop(Identity(kode="x"))
WITH_HEADINGS = (
    "No\tKegiatan\tPelaksana\tPersyaratan\tWaktu\tKeluaran\tKet.\n"
    '1\tMenerima surat\tPetugas\t"1. Surat\n2. Agenda"\t5 menit\tSurat tercatat\t\n'
    "2\tMemberi disposisi\tKepala\tSurat tercatat\t1 hari kerja\tDisposisi\tSegera\n"
)
BARE = (
    "1\tMenerima surat\tPetugas\tSurat\t5 menit\tSurat tercatat\n"
    "2\tMemberi disposisi\tKepala\tSurat tercatat\t1 jam\tDisposisi"
)


def test_headings_of_real_sheets_name_the_columns() -> None:
    cells = cells_of(WITH_HEADINGS)
    found = guess(cells, lanes=())
    assert found.kinds == ("nomor", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "keterangan")
    pasted = rows_from(EMPTY, cells, found)
    assert [row.text for row in pasted.rows] == ["Menerima surat", "Memberi disposisi"]
    assert pasted.rows[0].needs == ("Surat", "Agenda")
    assert pasted.rows[1].note == "Segera"
    assert pasted.lanes == (Lane("petugas", "Petugas"), Lane("kepala", "Kepala"))


def test_without_headings_the_cells_tell_what_they_are() -> None:
    found = guess(cells_of(BARE), lanes=())
    assert found.kinds == ("nomor", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output")
    assert not found.header


def test_a_whole_table_pasted_into_an_empty_sop_can_be_run() -> None:
    cells = cells_of(BARE)
    pasted = rows_from(EMPTY, cells, guess(cells, lanes=()))
    sop = apply_edit(EMPTY, PasteRows(None, pasted.rows, pasted.lanes))
    assert [row.symbol for row in sop.rows] == [Symbol.START, Symbol.END]
    assert [row.id for row in sop.rows] == ["menerima-surat", "memberi-disposisi"]
    assert flow_of(sop).can_end() == {"menerima-surat", "memberi-disposisi"}


@given(st.text(alphabet='ab1\t\n" 5menit', max_size=80))
@settings(max_examples=300)
def test_any_clipboard_is_read_without_an_error(text: str) -> None:
    cells = cells_of(text)
    found = guess(cells, lanes=())
    assert set(found.kinds) <= set(KINDS)
    rows_from(EMPTY, cells, found)
