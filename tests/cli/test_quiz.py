"""`alur quiz` as a person calls it."""

import json
from pathlib import Path

import pytest
from tests.cli.processor_time import spent
from tests.cli.runs import alur, refused

PODCAST = Path(__file__).parents[2] / "examples" / "podcast.sop.yaml"


def items(*words: str | Path) -> list[dict]:
    run = alur("quiz", PODCAST, *words, "--json")
    assert (run.code, run.err) == (0, "")
    told = json.loads(run.out)
    assert list(told) == ["items"]
    return told["items"]


def test_as_many_questions_as_asked_each_with_a_right_answer() -> None:
    found = items("--items", "10", "--seed", "1")
    assert len(found) == 10
    for item in found:
        assert list(item) == ["kind", "row", "question", "options", "answer"]
        assert 3 <= len(item["options"]) <= 5
        assert 0 <= item["answer"] < len(item["options"])


def test_the_same_seed_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    words = ("quiz", PODCAST, "--items", "20", "--seed", "1", "--json")
    assert len({alur(*words, PYTHONHASHSEED=seed).out for seed in "01"}) == 1
    assert alur(*words).out != alur("quiz", PODCAST, "--items", "20", "--seed", "2", "--json").out


def test_a_lane_keeps_the_rows_it_answers_for() -> None:
    assert {item["row"] for item in items("--items", "99", "--seed", "1", "--lane", "operator")} == {6, 8}


def test_fewer_where_the_sop_bears_no_more() -> None:
    assert 50 < len(items("--items", "10000", "--seed", "1")) < 100


def test_on_paper_the_answers_stand_at_the_end() -> None:
    lines = alur("quiz", PODCAST, "--items", "2", "--seed", "1").out.splitlines()
    assert lines[0].startswith("1. ")
    assert lines[-1].startswith("Kunci: 1")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["{sop}", "--seed", "1"], "--items"),
        (["{sop}", "--items", "0", "--seed", "1"], "--items"),
        (["{sop}", "--items", "5", "--seed", "1", "--lane", "bukan"], "podcast.sop.yaml: pelaksana “bukan” tidak ada"),
        (["hilang.yaml", "--items", "5", "--seed", "1"], "hilang.yaml"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence_and_exit_2(words: list[str], sentence: str) -> None:
    assert sentence in refused(alur("quiz", *(word.format(sop=PODCAST) for word in words), "--json"))


def test_the_largest_sop_of_things_all_alike_ends_in_time(tmp_path: Path) -> None:
    sop = tmp_path / "besar.sop.yaml"
    symbols = ["mulai", *["proses"] * 1998, "selesai"]
    rows = "".join(
        f"  - {symbol}: Menulis {number}\n    oleh: a\n    waktu: 1 jam\n"
        f"    output: [Laporan {'x ' * (number % 50)}]\n    kelengkapan: [Laporan {number}]\n"
        for number, symbol in enumerate(symbols)
    )
    sop.write_text(f"nama: Besar\npelaksana: {{a: A}}\nlangkah:\n{rows}")
    begin = spent()
    assert alur("quiz", sop, "--items", "10000", "--seed", "1", "--json").code == 0
    assert spent() - begin < 20
