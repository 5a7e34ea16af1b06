"""Nets of any shape: with silent moves, moves that wait until places are free, moves that clear, as BPMN has them."""

from collections import Counter
from contextlib import suppress
from heapq import heappop, heappush
from random import Random

import pytest

from alur.core.conform.align import Aligner
from alur.core.conform.net import SILENT, Move, Net
from alur.core.conform.reduce import reduced
from alur.core.refused import Refused

PLACES, STEPS = 6, 4


def random_net(rng: Random, *, foreign: bool) -> Net:
    def some(least: int, most: int) -> int:
        return sum(1 << place for place in rng.sample(range(PLACES), rng.randint(least, most)))

    moves = [
        Move(
            rng.choice((SILENT, *range(STEPS))),
            takes=some(1, 2),
            puts=some(0, 2),
            waits=some(0, 1) if foreign and rng.random() < 0.4 else 0,
            clears=some(0, 2) if foreign and rng.random() < 0.3 else 0,
        )
        for _ in range(rng.randint(4, 9))
    ]
    return Net(tuple(rng.choice("ABC") for _ in range(STEPS)), (some(1, 2), some(1, 1)), tuple(moves))


def plain_cost(net: Net, names: tuple[str, ...]) -> int | None:
    """Dijkstra without any bound or order. A move that would mark a place twice cannot fire here."""
    queue = [(0, 0, start) for start in net.starts]
    seen = set()
    while queue:
        cost, at, marking = heappop(queue)
        if (at, marking) in seen:
            continue
        seen.add((at, marking))
        if at == len(names) and not marking:
            return cost
        if at < len(names):
            heappush(queue, (cost + 1, at + 1, marking))
        for move in net.moves:
            kept = marking & ~move.takes & ~move.clears
            if marking & move.takes != move.takes or marking & move.waits or kept & move.puts:
                continue
            after = kept | move.puts
            heappush(queue, (cost + (move.step != SILENT), at, after))
            if at < len(names) and move.step != SILENT and net.texts[move.step] == names[at]:
                heappush(queue, (cost, at + 1, after))
    return None


@pytest.mark.parametrize("foreign", [False, True])
def test_a_plain_dijkstra_finds_the_same_cost_on_any_net(foreign: bool) -> None:
    outcomes: Counter[str] = Counter()
    for seed in range(3_000):
        rng = Random(seed)
        net = random_net(rng, foreign=foreign)
        traces = [tuple(rng.choices("ABCX", k=rng.randrange(6))) for _ in range(3)]
        try:
            aligner = Aligner(net)
            costs = [aligner.align(trace).cost for trace in traces]
        except Refused as refused:
            outcomes[str(refused)[:20]] += 1
            if "Tidak ada jalan" in str(refused):
                assert plain_cost(net, ()) is None, seed
            continue
        assert costs == [plain_cost(net, trace) for trace in traces], seed
        outcomes["compared"] += 1
        if not any(move.clears for move in net.moves):
            with suppress(Refused):  # in the smaller net a place may be marked twice sooner
                assert costs == [Aligner(reduced(net)).align(trace).cost for trace in traces], seed
    assert outcomes["compared"] > 500, outcomes
