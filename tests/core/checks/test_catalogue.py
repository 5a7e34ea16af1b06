from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.checks.planted import PLANTS
from tests.core.checks.written import DAY, end, findings, sop, start, task
from tests.random_sop import random_sop

from alur.core import checks
from alur.core.checks.catalogue import CHECKS, check
from alur.core.checks.finding import Finding
from alur.core.sop.model import Identity, Sop

SEEDS = st.integers(0, 10_000)
NOT_CHECKS = {"__init__", "catalogue", "finding", "mend"}


@given(SEEDS, st.integers(4, 40), st.integers(1, 8))
@settings(max_examples=60, deadline=None)
def test_a_sound_sop_has_no_finding_at_all(seed: int, rows: int, lanes: int) -> None:
    assert check(random_sop(seed, rows=rows, lanes=lanes), today=DAY, for_approval=True) == ()


@pytest.mark.parametrize("name", PLANTS)
@given(SEEDS, st.integers(5, 22), st.integers(1, 5))
@settings(max_examples=12, deadline=None)
def test_a_planted_defect_is_found_at_its_row(name: str, seed: int, rows: int, lanes: int) -> None:
    planted = PLANTS[name](random_sop(seed, rows=rows, lanes=lanes), Random(seed))
    if planted is not None:
        broken, step = planted
        assert (name, step) in [(finding.check, finding.step) for finding in check(broken, today=DAY)]


def test_each_check_has_its_defect_planted() -> None:
    assert set(PLANTS) == {each.name for each in CHECKS}


def test_each_check_is_in_the_catalogue_once_and_has_its_tests() -> None:
    modules = {path.stem for path in Path(checks.__path__[0]).glob("*.py")} - NOT_CHECKS
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert sorted(each.name for each in CHECKS) == sorted(modules)
    assert modules <= tests


def test_findings_stand_by_row_those_of_the_whole_sop_first() -> None:
    written = sop(start(time="segera"), task(lane=""), task(time=""), end(), promise="segera")
    named = [(finding.check, finding.step) for finding in findings(written)]
    assert named == [("unmeasured_promise", None), ("unmeasured_time", 1), ("no_lane", 2), ("no_time", 3)]


def test_the_same_sop_has_the_same_findings_again() -> None:
    broken, _ = PLANTS["return_without_decision"](random_sop(7, rows=30), Random(7)) or (random_sop(7), None)
    assert check(broken) == check(broken)


def test_only_missing_content_weighs_more_when_the_sop_is_to_be_approved() -> None:
    heavier = {each.name for each in CHECKS if each.for_approval == "error" and each.level == "warning"}
    assert heavier == {"no_needs", "no_output", "no_time"}


@pytest.mark.parametrize("name", PLANTS)
def test_a_finding_speaks_in_whole_calm_sentences_and_names_its_row(name: str) -> None:
    for finding in _findings_of(name):
        for sentence in (finding.message, finding.why, finding.mend):
            assert sentence[0].isupper()
            assert sentence.endswith((".", ".”"))
            assert "!" not in sentence
            assert "..." not in sentence
        assert finding.step is None or f"aris {finding.step}" in finding.message + finding.mend


def _findings_of(name: str) -> tuple[Finding, ...]:
    plants = (PLANTS[name](random_sop(seed, rows=16, lanes=3), Random(seed)) for seed in range(8))
    return tuple(finding for planted in plants if planted is not None for finding in check(planted[0], today=DAY))


@pytest.mark.parametrize("empty", [Sop(Identity()), sop(start()), sop(end()), sop(task(lane="", symbols=()))])
def test_next_to_nothing_is_checked_without_stumbling(empty: Sop) -> None:
    assert any(finding.level == "error" for finding in check(empty))


def test_the_whole_catalogue_is_quick() -> None:
    """Sixty rows while one types: 20 ms. Two thousand rows, the most a file may have: 3 s of the processor."""
    for rows, limit in ((60, 0.02), (2000, 3.0)):
        written = random_sop(3, rows=rows, lanes=6)
        times = []
        for _ in range(5 if rows == 60 else 1):
            begun = process_time()
            check(written)
            times.append(process_time() - begun)
        assert min(times) < limit


HOSTILE = ("1" * 300_000, "(" * 300_000, "a " * 150_000, "1-" * 150_000, "oleh host " * 30_000, "me-" * 100_000)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:5])
def test_a_cell_as_long_as_a_book_costs_no_time(text: str) -> None:
    begun = process_time()
    check(sop(start(text, time=text, needs=(text,), outputs=(text,)), end(text), promise=text, made=text))
    assert process_time() - begun < 5
