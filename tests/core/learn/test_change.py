"""Who must read a new version again, and what is struck and marked in it."""

from dataclasses import replace
from random import Random

import pytest
from tests.random_sop import random_sop

from alur.core.learn.change import Changed, Fate, Mend, what_changed
from alur.core.sop.diff import difference
from alur.core.sop.model import Identity, Lane, Link, Row, Sop, Symbol

LANES = (Lane("host", "Host"), Lane("operator", "Operator"), Lane("kepala", "Kepala"))
ROWS = (
    Row("rekam", (Symbol.START,), "Merekam", lane="host", needs=("Rundown",), time="90 menit", outputs=("Rekaman",)),
    Row("sunting", (Symbol.TASK,), "Menyunting", lane="operator", time="3 hari kerja", outputs=("Draf",)),
    Row("periksa", (Symbol.END,), "Memeriksa", lane="kepala", time="1 hari kerja"),
)
LINKS = (Link("rekam", "sunting"), Link("sunting", "periksa"))
OLD = Sop(Identity(name="Podcast"), lanes=LANES, rows=ROWS, links=LINKS)


def changed(place: int, **how: object) -> Changed:
    rows = [replace(row, **how) if at == place else row for at, row in enumerate(ROWS)]  # type: ignore[arg-type]
    return what_changed(OLD, replace(OLD, rows=tuple(rows)))


def test_a_shorter_time_is_struck_and_marked_for_its_lane_alone() -> None:
    found = changed(1, time="2 hari kerja")
    assert found.rows[0].mends == (Mend("Waktu menjadi lebih singkat", ("3 hari kerja",), ("2 hari kerja",)),)
    assert (found.rows[0].number, found.rows[0].lanes) == (2, {"operator"})
    assert found.for_lanes({"operator"}).must_be_read
    assert not found.for_lanes({"host"}).must_be_read


@pytest.mark.parametrize(
    ("how", "mend"),
    [
        ({"time": "2 jam"}, Mend("Waktu berubah", ("90 menit",), ("2 jam",))),
        ({"time": "100 menit"}, Mend("Waktu menjadi lebih panjang", ("90 menit",), ("100 menit",))),
        ({"time": ""}, Mend("Waktu berubah", ("90 menit",))),
        ({"needs": ("Rundown", "Izin")}, Mend("Kelengkapan bertambah", (), ("Izin",))),
        ({"needs": ()}, Mend("Kelengkapan berkurang", ("Rundown",))),
        ({"outputs": ("Suara",)}, Mend("Output berubah", ("Rekaman",), ("Suara",))),
        ({"shared": ("kepala",)}, Mend("Yang ikut serta bertambah", (), ("Kepala",))),
        ({"lane": "kepala"}, Mend("Pelaksana berganti", ("Host",), ("Kepala",))),
        ({"joins": True}, Mend("Penggabungan cabang berubah", (), ("menunggu semua cabang",))),
    ],
)
def test_each_thing_of_a_row_has_its_words(how: dict[str, object], mend: Mend) -> None:
    assert changed(0, **how).rows[0].mends == (mend,)


def test_a_spelling_need_not_be_read_again() -> None:
    assert changed(0, text="Merekam episode") == Changed()
    assert not changed(0, note="Di studio").must_be_read


def test_who_gave_a_step_away_and_who_got_it_must_both_read() -> None:
    assert changed(1, lane="host").rows[0].lanes == {"operator", "host"}


def test_who_takes_part_must_read_too() -> None:
    assert changed(1, shared=("kepala",)).rows[0].lanes == {"operator", "kepala"}


def test_a_new_way_on_concerns_those_it_leads_to_and_no_longer_leads_to() -> None:
    links = (Link("rekam", "periksa"), Link("sunting", "periksa"))
    found = what_changed(OLD, replace(OLD, links=links))
    assert [(row.row, row.lanes) for row in found.rows] == [("rekam", {"host", "operator", "kepala"})]
    assert found.rows[0].mends == (Mend("Kelanjutan berubah", ("Menyunting",), ("Memeriksa",)),)


def test_a_row_that_comes_or_goes_is_told_by_its_lane() -> None:
    extra = Row("siar", (Symbol.TASK,), "Menayangkan", lane="operator")
    bigger = replace(OLD, rows=(*ROWS, extra))
    assert [(row.fate, row.number, row.lanes) for row in what_changed(OLD, bigger).rows] == [
        (Fate.NEW, 4, {"operator"})
    ]
    assert [(row.fate, row.number, row.text) for row in what_changed(bigger, OLD).rows] == [
        (Fate.GONE, 4, "Menayangkan")
    ]


def test_what_concerns_everybody_is_read_by_every_lane() -> None:
    found = what_changed(OLD, replace(OLD, promise="5 hari kerja"))
    assert found.rows == ()
    assert found.for_lanes({"host"}).general == ("Janji dari – menjadi 5 hari kerja.",)


def test_it_says_material_exactly_where_the_difference_does() -> None:
    for seed in range(150):
        old, rng = random_sop(seed, rows=10), Random(seed)
        rows = [
            replace(row, time=rng.choice((row.time, "9 hari kerja")), text=rng.choice((row.text, "Lain")))
            for row in old.rows
            if rng.random() < 0.9
        ]
        new = replace(old, rows=tuple(rows))
        found = what_changed(old, new)
        assert found.must_be_read == difference(old, new).material, seed
        everybody = {lane.key for lane in old.lanes}
        assert found.for_lanes(everybody) == found, seed
