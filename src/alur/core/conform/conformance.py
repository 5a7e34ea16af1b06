"""How a log keeps to a net: cases that fit, the summed cost, the fitness, and each deviation with its cases."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from typing import Literal

from alur.core.conform.align import Aligner, Alignment
from alur.core.conform.net import SILENT, Net

DeviationKind = Literal["skipped", "extra"]


@dataclass(frozen=True, slots=True)
class Deviation:
    """``step`` is the row number, from 1; None for an event that no row bears the text of."""

    kind: DeviationKind
    step: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Conformance:
    """``deviations`` has the number of cases with each, the most frequent first."""

    cases: int
    fitting: int
    cost: int
    average_fitness: float
    deviations: tuple[tuple[Deviation, int], ...]

    @property
    def fitting_share(self) -> float:
        return self.fitting / self.cases


def conformance(net: Net, variants: Iterable[tuple[tuple[str, ...], int]]) -> Conformance:
    """``variants`` are distinct traces with their number of cases, at least one.

    >>> from alur.core.conform.net import Move
    >>> net = Net(("a", "b"), (1,), (Move(0, 1, 2), Move(1, 2, 0)), structured=True)
    >>> conformance(net, [(("a", "b"), 3), (("a",), 1)]).average_fitness  # (3 × 1 + 1 − 1/3) ÷ 4
    0.9166666666666667
    """
    aligner = Aligner(net)
    cases = fitting = cost = 0
    fitnesses: list[float] = []
    found: Counter[Deviation] = Counter()
    for names, count in variants:
        alignment = aligner.align(names)
        cases += count
        cost += alignment.cost * count
        fitting += 0 if alignment.cost else count
        fitnesses.append(count * (1 - alignment.cost / (len(names) + aligner.shortest)))
        for deviation in deviations_in(net, names, alignment):
            found[deviation] += count
    return Conformance(cases, fitting, cost, fsum(fitnesses) / cases, tuple(sorted(found.items(), key=_order)))


def deviations_in(net: Net, names: tuple[str, ...], alignment: Alignment) -> list[Deviation]:
    """Each deviation once, in the order of the trace."""
    found: dict[Deviation, None] = {}
    for pair in alignment.pairs:
        if pair.move is None and pair.event is not None:
            name = names[pair.event]
            found[Deviation("extra", net.number_of(name), name)] = None
        elif pair.move is not None and pair.event is None and pair.move.step != SILENT:
            found[Deviation("skipped", pair.move.step + 1, net.texts[pair.move.step])] = None
    return list(found)


def _order(item: tuple[Deviation, int]) -> tuple[int, bool, int, str, str]:
    deviation, count = item
    return -count, deviation.step is None, deviation.step or 0, deviation.kind, deviation.text
