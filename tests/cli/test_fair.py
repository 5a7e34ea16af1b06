"""`alur fair` as a person calls it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.cli.processor_time import spent
from tests.cli.runs import alur, refused

MONDAY = date(2026, 2, 2)
HEAD = "person,kode,row,standard,due,late,holders,usable\n"


def rows(person: str, late_by_week: list[int]) -> str:
    """Five visits on the Mondays of one week after another, of which so many late."""
    return "".join(
        f"{person},podcast,sunting,1 jam,{MONDAY + timedelta(weeks=week)}T16:00+08:00,{int(place < late)},1,1\n"
        for week, late in enumerate(late_by_week)
        for place in range(5)
    )


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.csv"
    others = "".join(rows(f"o{number:02}", [1] * 5 + [0] * 5) for number in range(11))
    path.write_text(HEAD + others + rows("p", [2] * 10) + rows("q", [0] * 3))
    return path


def test_persons_are_shown_or_withheld_with_the_reason(facts: Path) -> None:
    run = alur("fair", facts, "--look", "2026-H2", "--asked", "2027-01-04", "--json")
    assert (run.code, run.err) == (0, "")
    told = json.loads(run.out)
    by_key = {each["person"]: each for each in told["persons"]}
    assert [*by_key] == sorted(by_key)
    keys = ["person", "visits", "late", "expected", "difference", "low", "high", "question", "thanks"]
    assert [*by_key["p"]] == keys
    assert (by_key["p"]["visits"], by_key["p"]["late"], by_key["p"]["question"]) == (50, 20, True)
    assert by_key["q"] == {"person": "q", "withheld": "kurang_kunjungan", "visits": 15}
    assert told["series"] == [
        {"kode": "podcast", "row": "sunting", "standard": "1 jam", "visits": 615, "late": 75, "unrealistic": False}
    ]


def test_it_is_said_in_visits(facts: Path) -> None:
    run = alur("fair", facts, "--look", "2026-H2", "--asked", "23 November 2026")
    # π = 75/615; e = (55 + 750/615) / (565 + 10), 50 e = 4.9
    assert "p: 20 terlambat, wajarnya 4,9, dari 50." in run.out.splitlines()
    assert "q: tidak ditampilkan, karena kurang dari 50 langkah yang dapat dibandingkan." in run.out.splitlines()


def test_a_look_without_visits_is_empty_and_fine(facts: Path) -> None:
    run = alur("fair", facts, "--look", "2020-H1", "--json")
    assert (run.code, json.loads(run.out)) == (0, {"persons": [], "series": []})


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["{facts}"], "--look"),
        (["{facts}", "--look", "2026"], "facts.csv: --look “2026”"),
        (["{facts}", "--look", "2026-H2", "--asked", "besok"], "facts.csv: --asked “besok”"),
        (["hilang.csv", "--look", "2026-H2"], "hilang.csv"),
        (["{more}", "--look", "2026-H2"], "more.csv, baris 1: kolom “agama”"),
    ],
)
def test_what_cannot_be_said_is_one_sentence_and_exit_2(words: list[str], sentence: str, facts: Path) -> None:
    more = facts.with_name("more.csv")
    more.write_text(HEAD.replace("usable", "usable,agama"))
    assert sentence in refused(alur("fair", *(word.format(facts=facts, more=more) for word in words), "--json"))


def test_a_large_office_is_judged_in_time(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(HEAD + "".join(rows(f"p{number}", [number % 3] * 40) for number in range(1_000)))
    begin = spent()
    assert alur("fair", path, "--look", "2026-H2", "--asked", "2027-01-04", "--json").code == 0
    assert spent() - begin < 20
