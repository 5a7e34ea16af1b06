"""Simulated work: along the flow, in office hours, the same for the same seed, and neither perfect nor hopeless."""

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.measure.sums import OFFICE, row, sop_of
from tests.random_sop import random_sop

from alur.core.instant import SECOND
from alur.core.measure.log import LogMaker
from alur.core.measure.simulation import Done, simulate
from alur.core.measure.step_figures import steps_of
from alur.core.refused import Refused
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Sop, Symbol
from alur.formats.sopfile import read_sop

PODCAST = read_sop((Path(__file__).parents[3] / "examples" / "podcast.sop.yaml").read_bytes(), name="podcast.sop.yaml")


def work(sop: Sop, seed: int, cases: int = 5) -> list[Done]:
    return list(simulate(flow_of(sop), OFFICE, cases=cases, begin=date(2026, 1, 5), chance=Random(seed)))


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(3, 40))
def test_each_visit_is_opened_by_the_flow_taken_and_ended_in_office_hours(seed: int, rows: int) -> None:
    done = work(random_sop(seed, rows=rows), seed)

    assert {each.case for each in done} == set(range(5))
    assert [each.ended for each in done] == sorted(each.ended for each in done)
    for each in done:
        assert each.opened <= each.taken < each.ended
        assert each.ended % SECOND == 0
        assert OFFICE.working_us(each.ended, each.ended + 1) == 1
        assert each.worker == 0 or OFFICE.working_us(each.taken, each.taken + 1) == 1


@settings(max_examples=30)
@given(st.integers(0, 10**6))
def test_one_seed_gives_one_work_and_another_seed_another(seed: int) -> None:
    assert work(PODCAST, seed) == work(PODCAST, seed)
    assert work(PODCAST, seed) != work(PODCAST, seed + 1)


@settings(max_examples=30)
@given(st.integers(0, 10**6))
def test_no_worker_has_two_short_things_at_once(seed: int) -> None:
    short = [row("A", "30 menit", Symbol.START), row("B", "1 jam"), row("C", "10 menit", Symbol.END)]
    done = work(sop_of(short, "A>B", "B>C"), seed, cases=20)

    for worker in (1, 2):
        spans = sorted((each.taken, each.ended) for each in done if each.worker == worker)
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans))


def test_a_year_of_the_podcast_is_plausible() -> None:
    flow, maker = flow_of(PODCAST), LogMaker()
    done = work(PODCAST, 7, cases=200)
    for number in range(200):
        maker.open_case(str(number))
    for each in done:
        maker.add(each.case, flow.row(each.row).text, each.ended)

    steps = steps_of(maker.log(), flow, OFFICE)

    late, judged = sum(step.late for step in steps), sum(step.late + step.on_time for step in steps)
    assert 0.02 < late / judged < 0.25
    exits = Counter(each.exit for each in done if each.row == "setujui-tema")
    assert exits["Tidak"] / exits.total() == pytest.approx(0.15, abs=0.06)
    assert any(each.opened < each.taken for each in done)


def test_a_loop_that_chance_would_never_leave_is_left() -> None:
    class AlwaysBack:
        def random(self) -> float:
            return 0.0

    loop = sop_of(
        [row("A", "1 jam", Symbol.START), row("B", "1 jam", Symbol.DECISION), row("C", "1 jam", Symbol.END)],
        "A>B", "B>A:Tidak", "B>C:Ya",
    )  # fmt: skip
    done = list(simulate(flow_of(loop), OFFICE, cases=1, begin=date(2026, 1, 5), chance=AlwaysBack()))

    assert [each.row for each in done] == list("ABABABC")


A, B, C = row("A", symbol=Symbol.START), row("B"), row("C")
END = row("D", symbol=Symbol.END)


@pytest.mark.parametrize(
    ("sop", "why"),
    [
        pytest.param(sop_of([B, END], "B>D"), "tidak mempunyai langkah mulai", id="no start"),
        pytest.param(sop_of([A, B, END], "A>B", "B>A"), "tidak ada jalan ke selesai", id="no way to the end"),
        pytest.param(sop_of([A, B, C, END], "A>B", "A>C", "B>D", "C>D"), "langkah 4 keliru", id="branches meet"),
    ],
)
def test_an_sop_whose_cases_could_not_end_is_refused(sop: Sop, why: str) -> None:
    with pytest.raises(Refused, match=why):
        work(sop, 1)
