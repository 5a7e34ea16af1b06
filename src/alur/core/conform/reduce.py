"""The same runs with fewer silent moves: what only hands a token on is left out (Murata 1989, fusion of places).

A silent move that alone takes from a place can be done at once whenever that place is marked; one that alone puts into
a place can be put off until the place is needed. Both need that no `waits` or `clears` tells the two places apart. One
that clears is meant to be done at once (BPMN's terminate): nothing may slip in before it.
"""

from collections import defaultdict
from dataclasses import replace

from alur.core.conform.net import SILENT, Move, Net, bits


def reduced(net: Net) -> Net:
    """The texts and their order stay."""
    work = _Reduction(net)
    work.run()
    moves = dict.fromkeys(
        move for _, move in sorted(work.moves.items(), key=lambda item: item[0]) if not _does_nothing(move)
    )
    return replace(net, starts=tuple(work.starts), moves=tuple(moves))


def _does_nothing(move: Move) -> bool:
    return move.step == SILENT and move.takes == move.puts and not move.clears


class _Reduction:
    def __init__(self, net: Net) -> None:
        self.starts = list(net.starts)
        self.moves = dict(enumerate(net.moves))
        self.regions = {region for move in net.moves for region in (move.waits, move.clears) if region}
        self.takers: defaultdict[int, set[int]] = defaultdict(set)
        self.putters: defaultdict[int, set[int]] = defaultdict(set)
        for number, move in self.moves.items():
            self._list(number, move)

    def run(self) -> None:
        todo = list(self.moves)
        while todo:
            number = todo.pop()
            move = self.moves.get(number)
            if move is None or move.step != SILENT or move.waits:
                continue
            if self._can_be_done_at_once(move):
                todo += self._do_at_once(number, move)
            elif self._can_be_put_off(move):
                todo += self._put_off(number, move)

    def _can_be_done_at_once(self, move: Move) -> bool:
        place = move.takes
        if place.bit_count() != 1 or len(self.takers[_only(place)]) > 1:
            return False
        marked = [self.moves[putter].puts for putter in self.putters[_only(place)]]
        marked += [start for start in self.starts if start & place]
        is_apart = not any(puts & move.puts for puts in marked)
        return is_apart and (bool(move.clears) or self._is_one(place, move.puts))

    def _do_at_once(self, number: int, move: Move) -> list[int]:
        changed = list(self.putters[_only(move.takes)])
        self._drop(number)
        for putter in changed:
            before = self.moves[putter]
            self._change(putter, replace(before, puts=_after(before.puts, move), clears=before.clears | move.clears))
        self.starts = [_after(start, move) if start & move.takes else start for start in self.starts]
        return changed

    def _can_be_put_off(self, move: Move) -> bool:
        place = move.puts
        if place.bit_count() != 1 or move.clears or len(self.putters[_only(place)]) > 1:
            return False
        if any(start & place for start in self.starts) or not self._is_one(move.takes, place):
            return False
        takers = self.takers[_only(place)]
        return bool(takers) and all(self.moves[taker].takes == place for taker in takers)

    def _put_off(self, number: int, move: Move) -> list[int]:
        changed = list(self.takers[_only(move.puts)])
        self._drop(number)
        for taker in changed:
            self._change(taker, replace(self.moves[taker], takes=move.takes))
        return changed

    def _is_one(self, places: int, others: int) -> bool:
        """Apart from each other, and to every region alike: all of them in it or none."""
        if places & others:
            return False
        return all((places | others) & region in (0, places | others) for region in self.regions)

    def _change(self, number: int, move: Move) -> None:
        self._drop(number)
        self.moves[number] = move
        self._list(number, move)

    def _list(self, number: int, move: Move) -> None:
        for place in bits(move.takes):
            self.takers[place].add(number)
        for place in bits(move.puts):
            self.putters[place].add(number)

    def _drop(self, number: int) -> None:
        move = self.moves.pop(number)
        for place in bits(move.takes):
            self.takers[place].discard(number)
        for place in bits(move.puts):
            self.putters[place].discard(number)


def _only(place: int) -> int:
    return place.bit_length() - 1


def _after(marked: int, move: Move) -> int:
    return marked & ~move.takes & ~move.clears | move.puts
