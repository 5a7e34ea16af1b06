"""How many fields come in right over layouts of sheets: those the reader was made for, and five it was not.

The held-out five were measured once, untouched: 98.1 % of fields (made for: 98.4 %). What is missed is an end, or an
arrow, that a sheet without symbols does not tell of.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.formats.document.layouts import HELD_OUT, MADE_FOR, Layout

from alur.core.sheet.read import read_sheet
from alur.core.sop.model import Row, Sop
from alur.formats.document.read import read_document
from alur.formats.sopfile import read_sop

SOPS = ("pvl-laporan", "surat-masuk", "permohonan-informasi")


def example(kode: str) -> Sop:
    return read_sop(Path(f"examples/{kode}.sop.yaml").read_bytes(), name=kode)


def fields(sop: Sop, layout: Layout) -> Iterator[tuple[object, ...]]:
    labels = {lane.key: lane.label for lane in sop.lanes}
    for row in sop.rows:
        yield from ((row.text,), (labels.get(row.lane, ""),), (row.needs,), (row.time,), (row.outputs,))
        if layout.says_symbols:
            yield (row.symbols,)
        if layout.says_ways:
            yield tuple(sorted(ways(sop, row)))


def ways(sop: Sop, row: Row) -> Iterator[tuple[int, str]]:
    for link in sop.links:
        if link.source == row.id:
            yield sop.number_of(link.target), link.label


@pytest.mark.parametrize("layout", [*MADE_FOR, *HELD_OUT], ids=lambda layout: layout.name)
def test_nine_fields_of_ten_come_in_right(layout: Layout) -> None:
    right = told = 0
    for kode in SOPS:
        sop = example(kode)
        found = read_sheet(read_document(layout.make(sop), name=kode), name=kode).sop
        assert len(found.rows) == len(sop.rows)
        pairs = list(zip(fields(sop, layout), fields(found, layout), strict=True))
        right += sum(one == other for one, other in pairs)
        told += len(pairs)
    assert right / told >= 0.95


def test_what_the_sheet_does_not_say_is_asked() -> None:
    sop = example("pvl-laporan")
    layout = next(layout for layout in MADE_FOR if layout.name == "names of symbols")
    silent = read_sheet(read_document(layout.make(without_notes(sop)), name="x"), name="x")
    decisions = [number for number, row in enumerate(sop.rows, 1) if row.symbols[0].value == "putusan"]
    assert [one.step for one in silent.questions if one.check == "exit_proposed"] == decisions


def without_notes(sop: Sop) -> Sop:
    """Links that the layout cannot put into words: none leave a decision."""
    decisions = {row.id for row in sop.rows if row.symbols[0].value == "putusan"}
    return replace(sop, links=tuple(link for link in sop.links if link.source not in decisions))
