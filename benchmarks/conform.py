"""Optimal alignments (DESIGN §9): ours, a plain Dijkstra, and r4pm on the same net.

The declarations of the BPI Challenge 2020 against their most frequent way, and noisy runs of the Podcast. A peer counts
only where its costs are ours.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any
from uuid import uuid4

from benchmarks.peer import ask, told
from benchmarks.row import Row
from tests.core.conform.noise import with_noise
from tests.core.conform.plain_dijkstra import plain_cost, walk
from tests.shared_data import DATA

from alur.core.conform.align import Aligner
from alur.core.conform.net import SILENT, Net, bits
from alur.core.conform.sop_net import sop_net
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Identity, Link, Sop, Symbol
from alur.core.sop.model import Row as SopRow
from alur.formats.log.read import read_log
from alur.formats.sopfile import read_sop

Variants = dict[tuple[str, ...], int]

PODCAST = Path(__file__).parents[1] / "examples" / "podcast.sop.yaml"
NOISY_CASES = 2_000
ROUNDS = 5


def run() -> list[Row]:
    podcast = read_sop(PODCAST.read_bytes(), name=PODCAST.name)
    rows = [_row("Podcast with noise", podcast, _noisy_runs(podcast))]
    if DATA is not None:
        with (DATA / "domestic_declarations.xes.gz").open("rb") as stream:
            log = read_log(stream, name="domestic_declarations").log
        variants = Counter(log.texts(case) for case in range(len(log.cases)))
        rows.append(_row("declarations on their top variant", _linear(variants.most_common(1)[0][0]), variants))
    return rows


def _row(work: str, sop: Sop, variants: Variants) -> Row:
    net = sop_net(flow_of(sop))
    traces = list(variants)
    costs = [Aligner(net).align(trace).cost for trace in traces]
    ours = _milliseconds(lambda: _align_all(net, traces))
    peers = {"plain Dijkstra": _plain(sop, traces, costs), "r4pm": _r4pm(net, traces, costs)}
    said = ", ".join(told(peer, took) for peer, took in peers.items())
    met = all(took is None or ours <= took for took in peers.values())
    return Row(f"alignments, {work}, {len(traces)} variants", f"{ours:.1f}", said, "ms", "≤ the peers'", met)


def _align_all(net: Net, traces: list[tuple[str, ...]]) -> None:
    aligner = Aligner(net)
    for trace in traces:
        aligner.align(trace)


def _noisy_runs(sop: Sop) -> Variants:
    rng, texts = Random(2026), [row.text for row in sop.rows]
    return Counter(
        with_noise(walk(sop, rng, longest=60), rng, texts, changes=rng.choice((0, 0, 1, 2, 4)))
        for _ in range(NOISY_CASES)
    )


def _linear(texts: tuple[str, ...]) -> Sop:
    symbols = [Symbol.START, *[Symbol.TASK] * (len(texts) - 2), Symbol.END]
    rows = tuple(
        SopRow(f"r{at}", (symbol,), text) for at, (symbol, text) in enumerate(zip(symbols, texts, strict=True))
    )
    return Sop(Identity(), rows=rows, links=tuple(Link(f"r{at}", f"r{at + 1}") for at in range(len(texts) - 1)))


def _plain(sop: Sop, traces: list[tuple[str, ...]], costs: list[int]) -> float:
    begin = perf_counter()
    found = [plain_cost(sop, trace) for trace in traces]
    passed = perf_counter() - begin
    _agree("the plain Dijkstra", found, costs)
    return passed * 1_000


def _r4pm(net: Net, traces: list[tuple[str, ...]], costs: list[int]) -> float | None:
    return ask("r4pm_alignments", {"net": _petri_net(net), "traces": traces, "costs": costs})


def _petri_net(net: Net) -> dict[str, Any]:
    """With a start and an end place of its own; only for nets in which one token comes to the end."""
    width = max(move.takes | move.puts for move in net.moves).bit_length()
    places = [str(uuid4()) for _ in range(width + 2)]
    begin, end = places[width], places[width + 1]
    transitions, arcs = {}, []
    moves = [(None, [begin], [places[at] for at in bits(start)]) for start in net.starts]
    for move in net.moves:
        label = None if move.step == SILENT else net.texts[move.step]
        puts = [places[at] for at in bits(move.puts)] or [end]
        moves.append((label, [places[at] for at in bits(move.takes)], puts))
    for label, takes, puts in moves:
        transition = str(uuid4())
        transitions[transition] = {"id": transition, "label": label}
        arcs += [{"from_to": {"type": "PlaceTransition", "nodes": [at, transition]}, "weight": 1} for at in takes]
        arcs += [{"from_to": {"type": "TransitionPlace", "nodes": [transition, at]}, "weight": 1} for at in puts]
    return {
        "places": {place: {"id": place} for place in places},
        "transitions": transitions,
        "arcs": arcs,
        "initial_marking": {begin: 1},
        "final_markings": [{end: 1}],
    }


def _agree(peer: str, found: list[int | None], costs: list[int]) -> None:
    if found != costs:
        raise AssertionError(f"Expected {peer} to find our costs, but it did not.")


def _milliseconds(work: Callable[[], object]) -> float:
    """The best of some rounds: what the machine does beside it only ever adds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begin = perf_counter()
        work()
        best = min(best, perf_counter() - begin)
    return best * 1_000
