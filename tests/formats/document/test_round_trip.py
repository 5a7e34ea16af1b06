"""What goes out as a workbook or a Word document comes in as the same steps, roles, links and times."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.random_sop import random_sop
from tests.seeds import seeds

from alur.core.sheet.read import read_sheet
from alur.core.sop.model import Identity, Sop
from alur.formats.document.read import read_document
from alur.formats.sheet.book import sheet_xlsx
from alur.formats.sheet.word import sheet_docx
from alur.formats.sopfile import read_sop

EXAMPLES = [
    pytest.param(path, id=path.name, marks=() if path.name.startswith("podcast") else pytest.mark.slow)
    for path in sorted(Path("examples").glob("*.sop.yaml"))
]
WRITERS = (sheet_xlsx, sheet_docx)
Writer = Callable[[Sop], bytes]


def again(write: Writer, sop: Sop) -> Sop:
    found = read_sheet(read_document(write(sop), name="sop"), name="sop")
    assert found.questions == ()
    return found.sop


def told(sop: Sop) -> list[tuple[object, ...]]:
    """Each row by what a reader sees; rows by their numbers and lanes by their labels, for keys may be made anew."""
    labels = {lane.key: lane.label for lane in sop.lanes}
    numbers = {row.id: number for number, row in enumerate(sop.rows, 1)}
    return [
        (
            row.symbols,
            row.text,
            labels.get(row.lane, ""),
            sorted(labels[key] for key in row.shared),
            (row.needs, row.time, row.outputs, row.note),
            (row.joins, row.waits_for_applicant, row.counts_items, row.timeout_exit, row.calls),
            sorted((numbers[link.target], link.label) for link in sop.links if link.source == row.id),
        )
        for row in sop.rows
    ]


def head(identity: Identity) -> Identity:
    """What the identity page says; the rest of an SOP file has no place on a sheet."""
    unsaid = {"kode": "", "agency": "", "unit": "", "review": "", "kind": "", "process_code": ""}
    return replace(identity, **unsaid)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("path", EXAMPLES)
def test_each_example_comes_back(path: Path, write: Writer) -> None:
    sop = read_sop(path.read_bytes(), name=path.name)
    back = again(write, sop)
    assert told(back) == told(sop)
    assert [lane.label for lane in back.lanes] == [lane.label for lane in sop.lanes]
    assert head(back.identity) == head(sop.identity)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("ten", seeds(6, quick=0))
def test_any_sound_sop_comes_back(ten: int, write: Writer) -> None:
    for seed in range(10 * ten, 10 * ten + 10):
        sop = random_sop(seed, rows=3 + seed % 25, lanes=1 + seed % 9)
        lanes = tuple(replace(lane, label=f"{lane.label} {lane.key}") for lane in sop.lanes)
        sop = replace(sop, lanes=lanes)
        assert told(again(write, sop)) == told(sop), f"benih {seed}"


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_sop_gives_the_same_bytes(write: Writer) -> None:
    assert write(random_sop(3)) == write(random_sop(3))
