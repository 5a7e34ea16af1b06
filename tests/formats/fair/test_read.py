"""Facts from CSV: which rows count, and what is refused."""

import io
from contextlib import suppress
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alur.core.fair.visit import Series, Visit
from alur.core.refused import Refused
from alur.formats.fair.read import read_facts

HEAD = "person,kode,row,standard,due,late,holders,usable\n"
ROW = "p1,podcast,sunting,2 hari kerja,2026-03-02T16:00+08:00,1,1,1\n"


def read(text: str | bytes) -> list[Visit]:
    return list(read_facts(io.BytesIO(text.encode() if isinstance(text, str) else text), name="facts.csv"))


def test_a_row_is_a_visit() -> None:
    assert read(HEAD + ROW) == [Visit("p1", Series("podcast", "sunting", "2 hari kerja"), date(2026, 3, 2), True)]


def test_the_columns_may_stand_in_any_order() -> None:
    swapped = (
        "late,person,kode,row,standard,due,holders,usable\n1,p1,podcast,sunting,2 hari kerja,2026-03-02T16:00Z,1,1\n"
    )
    assert read(swapped) == read(HEAD + ROW)


def test_the_day_is_that_of_the_due_instants_own_zone() -> None:
    late_evening = HEAD + ROW.replace("2026-03-02T16:00+08:00", "2026-03-02T23:30-05:00")
    assert read(late_evening)[0].due == date(2026, 3, 2)


@pytest.mark.parametrize("ending", [",1,2,1\n", ",1,0,1\n", ",1,1,0\n"])
def test_visits_of_several_or_no_holders_and_unusable_ones_do_not_count(ending: str) -> None:
    assert read(HEAD + ROW.replace(",1,1,1\n", ending)) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "kolomnya harus tepat"),
        (HEAD.replace(",usable", ""), "kolomnya harus tepat"),
        (HEAD.replace("usable", "usable,agama"), "“agama” tidak boleh ada"),
        (HEAD.replace("usable", "usable,late"), "kolomnya harus tepat"),
        (HEAD + ROW + "p1,x\n", "baris 3: ada 2 kolom"),
        (HEAD + ROW.replace("p1", ""), "baris 2: person"),
        (HEAD + ROW.replace(",1,1,1", ",ya,1,1"), "late dan usable"),
        (HEAD + ROW.replace(",1,1,1", ",1,x,1"), "holders"),
        (HEAD + ROW.replace("2026-03-02", "2026-02-30"), "ISO 8601"),
        (HEAD + ROW.replace("+08:00", ""), "menyebut zona"),
        (HEAD.encode() + b"\xff\xfe\n", "UTF-8"),
        (HEAD + '"p1,podcast\n', "bukan CSV"),
        (HEAD + "x" * 100_000, "terlalu panjang"),
        (HEAD + '"' + "\n" * 1_000_000, "bukan CSV"),
    ],
)
def test_what_is_no_table_of_facts_is_refused(text: str | bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read(text)


@given(st.integers(0, 10**9))
def test_a_damaged_table_is_read_or_refused_and_nothing_else(seed: int) -> None:
    rng, data = Random(seed), bytearray((HEAD + ROW * 4).encode())
    for _ in range(rng.randint(1, 5)):
        at = rng.randrange(len(data))
        data[at : at + rng.randrange(3)] = rng.randbytes(rng.randrange(3))
    with suppress(Refused):
        read(bytes(data))
