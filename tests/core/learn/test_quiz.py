"""Questions with exactly one right answer, on a thousand random SOPs and by hand."""

from dataclasses import replace
from random import Random

import pytest
from tests.core.learn.checker import faults
from tests.random_sop import random_sop
from tests.seeds import seeds

from alur.core.learn.alike import alike_things, alike_times
from alur.core.learn.quiz import Question, quiz
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Identity, Lane, Link, Row, Sop, Symbol

TIMES = ("60 menit", "1 jam", "1-2 jam", "2-3 hari kerja", "3 hari kerja", "5 hari kerja", "1 minggu", "7 hari")
THINGS = ("Laporan", "laporan", "Laporan kegiatan", "Nota dinas", "Surat undangan", "Undangan", "Daftar hadir")

WARNINGS = (
    "Apabila isi tidak diperiksa, maka data pribadi dapat tersiar.",
    "Apabila isi tidak diperiksa, maka pelapor dapat dikenali.",
    "Apabila izin belum ada, maka perekaman tidak dapat dimulai.",
    "Apabila narasumber berhalangan maka undangan dialihkan",
    "Apabila arsip hilang, maka undangan dialihkan.",
    "Bahan disimpan oleh operator.",
)


def asked(sop: Sop, seed: int = 1, *, items: int = 1_000, lane: str | None = None) -> tuple[Question, ...]:
    return quiz(flow_of(sop), items, chance=Random(seed), lane=lane)


def confusing_sop(seed: int) -> Sop:
    """Rows that share texts, times in other words, documents alike and lanes that take part."""
    rng, sop = Random(seed), random_sop(seed, rows=rng_rows(seed))
    rows = tuple(
        replace(
            row,
            text=rng.choice((row.text, "Memeriksa laporan", "memeriksa  laporan")),
            time=rng.choice((row.time, *TIMES)),
            outputs=tuple(rng.sample(THINGS, rng.randint(0, 3))) if rng.random() < 0.6 else row.outputs,
            needs=tuple(rng.sample(THINGS, rng.randint(0, 3))) if rng.random() < 0.6 else row.needs,
            shared=tuple(lane.key for lane in sop.lanes if lane.key != row.lane and rng.random() < 0.3),
        )
        for row in sop.rows
    )
    warnings = tuple(rng.sample(WARNINGS, rng.randint(0, len(WARNINGS))))
    identity = replace(sop.identity, warnings=warnings)
    return replace(sop, identity=identity, rows=rows, promise=rng.choice(("", "15 hari kerja", "1 bulan")))


def rng_rows(seed: int) -> int:
    return (4, 8, 14, 22)[seed % 4]


@pytest.mark.parametrize("hundred", seeds(10, quick=2))
def test_every_question_on_a_thousand_random_sops_has_one_right_answer(hundred: int) -> None:
    for seed in range(hundred * 100, hundred * 100 + 100):
        sop = confusing_sop(seed)
        items = asked(sop, seed)
        assert [(item, fault) for item in items for fault in faults(sop, item)] == [], seed
        assert len({item.question for item in items}) == len(items)


def test_there_are_at_least_eight_kinds() -> None:
    kinds = {item.kind for seed in range(60) for item in asked(confusing_sop(seed))}
    assert kinds == {
        "lane", "time", "output", "need", "next", "previous", "exit", "split", "first", "last", "waiting", "promise",
        "warning",
    }  # fmt: skip


def test_a_short_quiz_asks_each_kind_before_it_asks_one_again() -> None:
    items = asked(random_sop(3, rows=20), items=8)
    assert len({item.kind for item in items}) == 8


def test_the_same_seed_gives_the_same_and_another_another_order() -> None:
    sop = random_sop(5, rows=14)
    assert asked(sop, 1) == asked(sop, 1)
    assert [item.question for item in asked(sop, 1)] != [item.question for item in asked(sop, 2)]
    assert {item.question for item in asked(sop, 1)} == {item.question for item in asked(sop, 2)}


def test_a_lane_keeps_its_own_rows_only() -> None:
    sop = random_sop(5, rows=14)
    items = asked(sop, lane="p1")
    assert items
    assert all(item.row is not None and sop.rows[item.row - 1].lane == "p1" for item in items)


def small_sop(first: Row, second: Row, *labels: str) -> Sop:
    lanes = tuple(Lane(label.lower(), label) for label in labels)
    return Sop(Identity(), lanes=lanes, rows=(first, second), links=(Link(first.id, second.id),))


def test_an_sop_that_bears_no_more_gives_fewer() -> None:
    first = Row("a", (Symbol.START,), "Menerima", lane="petugas", time="1 jam")
    sop = small_sop(first, Row("b", (Symbol.END,), "Mengirim", lane="petugas"), "Petugas")
    # One lane, two rows: only the time of row 1 finds wrong answers (2, 3 and 5 jam).
    assert [(item.kind, item.row) for item in asked(sop)] == [("time", 1)]
    assert asked(Sop(Identity())) == ()


def test_the_checker_notices_a_wrong_answer_and_a_second_right_one() -> None:
    first = Row("a", (Symbol.START,), "Menerima", lane="ketua", shared=("asisten",))
    sop = small_sop(first, Row("b", (Symbol.END,), "Mengirim"), "Ketua", "Asisten", "Sekretaris", "Operator")
    question = "Siapa yang bertanggung jawab atas langkah 1, “Menerima”?"
    assert [*faults(sop, Question("lane", 1, question, ("Ketua", "Sekretaris", "Operator"), 0))] == []
    assert [*faults(sop, Question("lane", 1, question, ("Ketua", "Sekretaris", "Operator"), 1))] != []
    assert [*faults(sop, Question("lane", 1, question, ("Ketua", "Asisten", "Operator"), 0))] != []
    assert [*faults(sop, Question("lane", 1, question, ("Ketua", "ketua", "Operator"), 0))] != []


def test_who_takes_part_is_never_offered() -> None:
    first = Row("a", (Symbol.START,), "Menerima", lane="ketua", shared=("asisten",))
    second = Row("b", (Symbol.END,), "Mengirim", lane="operator")
    sop = small_sop(first, second, "Ketua", "Asisten", "Sekretaris", "Operator", "Arsiparis")
    for seed in range(30):
        item = next(item for item in asked(sop, seed) if (item.kind, item.row) == ("lane", 1))
        assert item.options[item.answer] == "Ketua"
        assert "Asisten" not in item.options


def test_the_consequence_of_a_warning_is_asked_as_it_is_written() -> None:
    warnings = (*WARNINGS[:1], *WARNINGS[2:4])
    sop = Sop(Identity(warnings=warnings))
    items = {item.question: item.options[item.answer] for item in asked(sop) if item.kind == "warning"}
    assert items == {
        "Menurut peringatan SOP ini, apa akibatnya apabila isi tidak diperiksa?": "data pribadi dapat tersiar",
        "Menurut peringatan SOP ini, apa akibatnya apabila izin belum ada?": "perekaman tidak dapat dimulai",
        "Menurut peringatan SOP ini, apa akibatnya apabila narasumber berhalangan?": "undangan dialihkan",
    }


def test_two_outcomes_of_one_cause_are_asked_once_and_not_offered_together() -> None:
    for seed in range(20):
        items = asked(Sop(Identity(warnings=WARNINGS)), seed)
        (item,) = [item for item in items if "isi tidak diperiksa" in item.question]
        assert not {"data pribadi dapat tersiar", "pelapor dapat dikenali"} <= set(item.options)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 jam", "60 menit"),
        ("3 hari kerja", "2-3 hari kerja"),
        ("1 minggu", "5 hari kerja"),
        ("1 minggu", "7 hari"),
        ("1 x 24 jam", "1 hari"),
        ("1 hari", "1 hari kerja"),
        ("1 hari kerja", "8 jam"),
        ("1 bulan", "30 hari"),
        ("1 bulan", "22 hari kerja"),
        ("30 menit - 3 jam", "2 jam"),
        ("2 menit/berkas", "2 menit"),
        ("Segera", "segera"),
    ],
)
def test_times_that_could_be_meant_alike_are_alike_both_ways(one: str, other: str) -> None:
    assert alike_times(one, other)
    assert alike_times(other, one)


@pytest.mark.parametrize(("one", "other"), [("1 jam", "2 jam"), ("1 hari kerja", "2 hari kerja"), ("Segera", "1 jam")])
def test_times_that_differ_are_not_alike(one: str, other: str) -> None:
    assert not alike_times(one, other)
    assert not alike_times(other, one)


def test_a_document_within_another_is_alike_but_a_word_within_a_word_is_not() -> None:
    assert alike_things("Undangan", "Surat undangan")
    assert not alike_things("Nota", "Notaris")
