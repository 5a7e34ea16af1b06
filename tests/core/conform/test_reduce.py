"""Leaving out silent moves: the same runs, as every trace's cost shows, and nothing left that only hands on a token."""

from dataclasses import replace
from random import Random

import pytest
from tests.core.conform.noise import with_noise
from tests.core.conform.plain_dijkstra import walk
from tests.core.conform.small_sops import linear_sop
from tests.random_sop import random_sop

from alur.core.conform.align import Aligner
from alur.core.conform.net import SILENT, Move, Net, bits
from alur.core.conform.reduce import reduced
from alur.core.conform.sop_net import sop_net
from alur.core.sop.flow import flow_of

A, B, C = 1, 2, 4  # places


def test_a_silent_move_that_only_hands_on_is_left_out() -> None:
    net = Net(("X", "Y"), (A,), (Move(0, A, B), Move(SILENT, B, C), Move(1, C, 0)))
    assert reduced(net).moves == (Move(0, A, C), Move(1, C, 0))


def test_a_silent_choice_becomes_a_choice_between_its_steps() -> None:
    net = Net(("X", "Y"), (A,), (Move(SILENT, A, B), Move(SILENT, A, C), Move(0, B, 0), Move(1, C, 0)))
    assert set(reduced(net).moves) == {Move(0, A, 0), Move(1, A, 0)}


def test_places_that_a_waiting_move_tells_apart_stay_apart() -> None:
    net = Net(("X", "Y"), (A,), (Move(SILENT, A, B), Move(0, B, 0), Move(1, B, 0, waits=A)))
    assert Move(SILENT, A, B) in reduced(net).moves


def test_what_clears_is_done_at_once_so_that_nothing_slips_in_before() -> None:
    net = Net(("X", "Y"), (A | B,), (Move(0, A, C), Move(1, B, 0), Move(SILENT, C, 0, clears=B)))
    aligner = Aligner(reduced(net))
    assert [aligner.align(tuple(trace)).cost for trace in ("X", "YX", "XY")] == [0, 0, 1]


@pytest.mark.parametrize("seed", range(60))
def test_every_trace_costs_the_same_before_and_after(seed: int) -> None:
    rng, sop = Random(seed), random_sop(seed, rows=14)
    net = padded(sop_net(flow_of(sop)), rng)
    before, after = Aligner(net), Aligner(reduced(net))
    assert not any(move.step == SILENT for move in after.net.moves)
    assert after.net.is_plain
    for _ in range(4):
        trace = with_noise(walk(sop, rng, longest=30), rng, [row.text for row in sop.rows], changes=rng.randrange(5))
        assert before.align(trace).cost == after.align(trace).cost


def test_nothing_is_left_out_of_an_sop() -> None:
    net = sop_net(flow_of(linear_sop("A", "B", "C")))
    assert reduced(net) == net


def padded(net: Net, rng: Random) -> Net:
    """The same net with silent moves in between: tokens are put beside their places and handed on."""
    width = max(move.takes | move.puts for move in net.moves).bit_length()
    moved = [place for place in range(width) if rng.random() < 0.6]
    hops = [Move(SILENT, 1 << width + at, 1 << place) for at, place in enumerate(moved)]

    def beside(mask: int) -> int:
        return sum(1 << (width + moved.index(place) if place in moved else place) for place in bits(mask))

    moves = tuple(replace(move, puts=beside(move.puts)) for move in net.moves)
    return replace(net, moves=moves + tuple(hops), starts=tuple(map(beside, net.starts)), structured=False)
