"""The cheapest alignment: worked by hand, against a plain Dijkstra written apart, and against all runs written out."""

from random import Random

import pytest
from tests.core.conform.noise import with_few_texts, with_noise
from tests.core.conform.plain_dijkstra import edit_cost, plain_cost, runs, walk
from tests.core.conform.small_sops import linear_sop, looping_sop, open_split_sop, parallel_sop, two_starts_sop
from tests.random_sop import random_sop
from tests.seeds import seeds

from alur.core.conform.align import MOST_EVENTS, Aligner, Alignment
from alur.core.conform.net import Net
from alur.core.conform.sop_net import sop_net
from alur.core.refused import Refused
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Sop


def aligner_of(sop: Sop) -> Aligner:
    return Aligner(sop_net(flow_of(sop)))


@pytest.mark.parametrize(
    ("sop", "trace", "cost"),
    [
        (linear_sop("A", "B", "C"), "ABC", 0),
        (linear_sop("A", "B", "C"), "AC", 1),  # B skipped
        (linear_sop("A", "B", "C"), "ABBC", 1),  # one B too many
        (linear_sop("A", "B", "C"), "ACB", 2),  # one skipped and, later, one too many
        (linear_sop("A", "B", "C"), "", 3),  # all skipped
        (linear_sop("A", "B", "C"), "XYZ", 6),  # all skipped and all too many
        (looping_sop(), "ABCBCD", 0),
        (looping_sop(), "ABCCD", 1),  # B of the second round skipped, or a C too many
        (looping_sop(), "ABBCD", 1),
        (parallel_sop(), "ABCDEF", 0),
        (parallel_sop(), "ADBCEF", 0),
        (parallel_sop(), "ABDCEF", 0),
        (parallel_sop(), "ABCEDF", 2),  # D came after the join that waits for it
        (parallel_sop(), "AEF", 3),  # B, C and D skipped
        (two_starts_sop(), "AC", 0),
        (two_starts_sop(), "BC", 0),
        (two_starts_sop(), "ABC", 1),  # a case begins only once
        (open_split_sop(), "ACB", 0),
        (open_split_sop(), "AC", 1),
    ],
)
def test_the_cost_is_that_worked_out_by_hand(sop: Sop, trace: str, cost: int) -> None:
    assert aligner_of(sop).align(tuple(trace)).cost == cost


def some_sop(seed: int) -> Sop:
    """Every fifth is large enough for scopes within scopes."""
    return random_sop(seed, rows=Random(seed).choice((6, 10, 14)) if seed % 5 else 28)


@pytest.mark.parametrize("seed", seeds(320, quick=80))
def test_a_plain_dijkstra_written_apart_finds_the_same_cost(seed: int) -> None:
    rng = Random(seed)
    sop = some_sop(seed)
    if seed % 3 == 0:
        sop = with_few_texts(sop, rng, 4)
    aligner, alphabet = aligner_of(sop), [*(row.text for row in sop.rows), "Rapat"]
    assert aligner.shortest == plain_cost(sop, ())
    for _ in range(3):
        trace = with_noise(walk(sop, rng, longest=25), rng, alphabet, changes=rng.randrange(5))
        alignment = aligner.align(trace)
        assert alignment.cost == plain_cost(sop, trace), trace
        assert_is_a_run_of(aligner.net, alignment, trace)
        assert (aligner.align_exactly(trace) is not None) == (alignment.cost == 0)


def test_the_random_sops_have_loops_decisions_nested_scopes_and_several_starts() -> None:
    flows = [flow_of(some_sop(seed)) for seed in range(320)]
    assert sum(any(flow.is_back(link) for link in flow.sop.links) for flow in flows) > 100
    assert sum(any(len(flow.exits(row.id)) > 1 for row in flow.sop.rows) for flow in flows) > 200
    assert sum(any(flow.is_split(row.id) for row in flow.sop.rows) for flow in flows) > 100
    assert sum(any(len(flow.branch_path(row.id)) > 1 for row in flow.sop.rows) for flow in flows) >= 10
    assert sum(len(flow.starts) > 1 for flow in flows) > 40


def assert_is_a_run_of(net: Net, alignment: Alignment, trace: tuple[str, ...]) -> None:
    """Every event once and in order, every move allowed where it stands, nothing open at the end, cost as summed."""
    marking, cost, events = alignment.start, 0, []
    for pair in alignment.pairs:
        if pair.event is not None:
            events.append(pair.event)
        if pair.move is not None:
            assert marking & pair.move.takes == pair.move.takes
            assert not marking & ~pair.move.takes & pair.move.puts
            marking = marking & ~pair.move.takes | pair.move.puts
            assert pair.event is None or trace[pair.event] == net.texts[pair.move.step]
        cost += pair.event is None or pair.move is None
    assert marking == 0
    assert events == list(range(len(trace)))
    assert cost == alignment.cost
    assert alignment.start in net.starts


@pytest.mark.parametrize("seed", range(60))
def test_no_run_written_out_is_nearer_than_the_alignment(seed: int) -> None:
    rng = Random(seed)
    sop = random_sop(seed, rows=5)
    trace = tuple(rng.choice(sop.rows).text for _ in range(rng.randrange(6)))
    cost = aligner_of(sop).align(trace).cost
    # A run that is nearer than `cost` has fewer than len(trace) + cost visits.
    assert cost == min(edit_cost(trace, run) for run in runs(sop, len(trace) + cost))


def test_what_was_aligned_before_does_not_change_an_alignment() -> None:
    sop = random_sop(7, rows=12)
    rng = Random(7)
    traces = [with_noise(walk(sop, rng, longest=30), rng, [row.text for row in sop.rows], changes=4) for _ in range(20)]
    one_aligner = aligner_of(sop)
    forwards = {trace: one_aligner.align(trace) for trace in traces}
    assert all(aligner_of(sop).align(trace) == forwards[trace] for trace in reversed(traces))


def test_a_case_beyond_all_measure_is_refused_with_its_length() -> None:
    with pytest.raises(Refused, match=f"{MOST_EVENTS + 1} kejadian"):
        aligner_of(looping_sop()).align(("B",) * (MOST_EVENTS + 1))
