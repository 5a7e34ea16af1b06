"""What surely and what possibly still happens, seen from a marking: two fixed points over the net, kept as bits.

They give `align` its lower bounds: a step that surely comes but is not in the rest of the trace will be skipped, and an
event whose step cannot come any more is too many.
"""

from collections.abc import Callable

from alur.core.conform.net import SILENT, Move, Net, bits

_Masks = list[int]


class Ahead:
    """``never`` is a bit beside those of the steps; `must` sets it where no end can be reached."""

    def __init__(self, net: Net) -> None:
        self.never = 1 << len(net.texts)
        # A token leaves its place when a move takes it or clears it away, so both decide what surely comes.
        self._must = _settle(_by_place(net, lambda move: move.takes | move.clears), self.never * 2 - 1, self._surely)
        self._may = _settle(_by_place(net, lambda move: move.takes), 0, self._possibly)
        self.repeats = self._on_a_cycle(net) if net.structured else self.never - 1

    def must(self, marking: int) -> int:
        return _all(self._must, marking)

    def may(self, marking: int) -> int:
        return _all(self._may, marking)

    def _surely(self, moves: list[Move], must: _Masks) -> int:
        found = self.never * 2 - 1
        for move in moves:
            found &= _own(move) | _all(must, move.puts)
        return found

    def _possibly(self, moves: list[Move], may: _Masks) -> int:
        found = 0
        for move in moves:
            found |= _own(move) | _all(may, move.puts)
        return found

    def _on_a_cycle(self, net: Net) -> int:
        found = 0
        for move in net.moves:
            found |= _own(move) & self.may(move.puts)
        return found


def _own(move: Move) -> int:
    return 0 if move.step == SILENT else 1 << move.step


def _all(masks: _Masks, marking: int) -> int:
    found = 0
    for place in bits(marking):
        found |= masks[place]
    return found


def _by_place(net: Net, removed: Callable[[Move], int]) -> list[list[Move]]:
    marked = [move.takes | move.puts | move.clears for move in net.moves]
    places: list[list[Move]] = [[] for _ in range(max(0, *marked, *net.starts).bit_length())]
    for move in net.moves:
        for place in bits(removed(move)):
            places[place].append(move)
    return places


def _settle(places: list[list[Move]], first: int, step: Callable[[list[Move], _Masks], int]) -> _Masks:
    """Sweeps to and fro until nothing changes: a file is written downwards, so few sweeps are needed."""
    masks = [first] * len(places)
    order = range(len(places) - 1, -1, -1)
    changed = True
    while changed:
        changed = False
        for place in order:
            mask = step(places[place], masks)
            changed |= mask != masks[place]
            masks[place] = mask
        order = order[::-1]
    return masks
