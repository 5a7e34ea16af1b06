"""When each step was opened: replay by hand, and against simulated work that knows it."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.measure.sums import OFFICE, row, sop_of
from tests.random_sop import random_sop

from alur.core.conform.replay import Player
from alur.core.measure.openings import Openings
from alur.core.measure.simulation import Done, simulate
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Sop, Symbol

# 1 A (start) → 2 B? (decision: Ya C, Tidak A) → 3 C splits to D and E → D → F → 6 G joins ← E; 7 G ends
SOP = sop_of(
    [
        row("A", symbol=Symbol.START),
        row("B", symbol=Symbol.DECISION),
        row("C"),
        row("D"),
        row("F"),
        row("E"),
        row("G", symbol=Symbol.END, joins=True),
    ],
    "A>B", "B>C:Ya", "B>A:Tidak", "C>D", "C>E", "D>F", "F>G", "E>G",
)  # fmt: skip


def openings(sop: Sop, trace: str) -> str:
    """The opening of each event by its place from 1; - where there is none."""
    visits = Openings(flow_of(sop)).visits(list(trace))
    return " ".join("-" if visit.opened_by is None else str(visit.opened_by + 1) for visit in visits)


@pytest.mark.parametrize(
    ("trace", "opened_by"),
    [
        pytest.param("ABC", "- 1 2", id="one after the other"),
        pytest.param("ABABC", "- 1 2 3 4", id="round a loop, each visit by its own round"),
        pytest.param("ABCDFEG", "- 1 2 3 4 3 6", id="a branch, then the other: E was open since C"),
        pytest.param("ABCDEFG", "- 1 2 3 3 4 6", id="branches in turns: F open since D, G since the last to arrive"),
        pytest.param("ABCEDFG", "- 1 2 3 3 5 6", id="the short branch first"),
        pytest.param("AC", "- 1", id="B skipped: the event just before"),
        pytest.param("ABB", "- 1 2", id="B twice: the second was not enabled, so the event just before"),
        pytest.param("BA", "- 1", id="begun in the middle"),
        pytest.param("ABCDG", "- 1 2 3 4", id="a join whose other branch never came"),
        pytest.param("AXB", "- 1", id="an event of another procedure neither opens nor takes anything"),
        pytest.param("ABXD", "- 1 3", id="but may be the event just before"),
        pytest.param("ABAC", "- 1 2 3", id="the decision went back, so it did not open C"),
        pytest.param("X", "", id="nothing of this procedure"),
        pytest.param("", "", id="nothing at all"),
    ],
)
def test_an_event_is_opened_by_the_one_that_enabled_it(trace: str, opened_by: str) -> None:
    assert openings(SOP, trace) == opened_by


def with_texts(sop: Sop, texts: dict[str, str]) -> Sop:
    """The same SOP with other texts in some rows."""
    return replace(sop, rows=tuple(replace(each, text=texts.get(each.id, each.text)) for each in sop.rows))


def rows_done(sop: Sop, trace: str) -> str:
    return " ".join(visit.row for visit in Openings(flow_of(sop)).visits(list(trace)))


def test_of_two_rows_with_one_text_the_enabled_one_was_done() -> None:
    line = sop_of(
        [row("A", symbol=Symbol.START), row("B1"), row("C"), row("B2", symbol=Symbol.END)], "A>B1", "B1>C", "C>B2"
    )
    twice = with_texts(line, {"B1": "B", "B2": "B"})

    assert rows_done(twice, "ABCB") == "A B1 C B2"
    assert rows_done(twice, "ACBX") == "A C B2"
    assert rows_done(twice, "B") == "B1"


def test_a_later_event_tells_two_rows_with_one_text_apart() -> None:
    fork = sop_of(
        [
            row("A", symbol=Symbol.START),
            row("B", symbol=Symbol.DECISION),
            row("C1"),
            row("D", symbol=Symbol.END),
            row("C2"),
            row("E", symbol=Symbol.END),
        ],
        "A>B", "B>C1:Ya", "B>C2:Tidak", "C1>D", "C2>E",
    )  # fmt: skip
    twice = with_texts(fork, {"C1": "C", "C2": "C"})

    assert rows_done(twice, "ABCD") == "A B C1 D"
    assert rows_done(twice, "ABCE") == "A B C2 E"


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(4, 40))
def test_one_walk_finds_the_openings_that_simulated_work_had_and_exact_replay_finds(seed: int, rows: int) -> None:
    sop = random_sop(seed, rows=rows)
    flow = flow_of(sop)
    cases: dict[int, list[Done]] = {}
    for done in simulate(flow, OFFICE, cases=3, begin=OFFICE.rules.periods[0].since, chance=Random(seed)):
        cases.setdefault(done.case, []).append(done)

    for work in cases.values():
        visits = list(Openings(flow).visits([flow.row(done.row).text for done in work]))
        assert [visit.row for visit in visits] == [done.row for done in work]
        exact = Player(flow).replay([flow.row(done.row).text for done in work])
        assert exact is not None
        assert exact.enabled_by == tuple(visit.opened_by for visit in visits)
        opened = [None if visit.opened_by is None else work[visit.opened_by].ended for visit in visits]
        assert opened == [None, *(done.opened for done in work[1:])]
