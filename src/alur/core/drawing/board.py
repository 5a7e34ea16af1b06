"""The board of one page on which routes lie: what is taken, and what one more route would cross.

Arrows may share a line only when they share the target, so every stretch bears its *net*: the index of its target.
Only `choose` writes to a board.
"""

from collections.abc import Collection, Iterator, Sequence

from alur.core.drawing.grid import Node, Wire

# Plain numbers, because this is the inner loop: the members of `grid.Exit` and `grid.Entry`.
LEFT, RIGHT, BELOW, DOWN = 0, 1, 2, 3
ABOVE, UP = 2, 4
Choice = tuple[int, int, int]  # exit, slot, entry
Upright = tuple[int, int, int, int, Wire]  # first level, last level, turn at the first, turn at the last, owner
Level = tuple[int, int, Wire]  # first slot passed, slot after the last one passed, owner


class Board:
    """Counts what passes each (slot, level), and lists what lies in each slot and on each middle."""

    def __init__(self, nodes: Sequence[Node], *, bands: int, lanes: int) -> None:
        self.nodes: list[Node] = []
        self.slots = 3 * lanes
        self.level_cover = [[0] * (3 * bands) for _ in range(self.slots)]  # level stretches passing a slot, by slot
        self.upright_cover = [[0] * self.slots for _ in range(3 * bands)]  # upright stretches passing a level, by level
        self.uprights: list[list[Upright]] = [[] for _ in range(self.slots)]
        self.levels: list[list[Level]] = [[] for _ in range(3 * bands)]
        self.lane_shapes = [0] * lanes  # bit b is set where band b bears a shape in this lane
        self.band_nodes: list[list[Node]] = [[] for _ in range(bands)]
        # By node, left and right: a side bears either one leaving arrow or arriving ones.
        self.side_out: list[tuple[list[Wire], list[Wire]]] = []
        self.side_in: list[tuple[list[Wire], list[Wire]]] = []
        self.arrivals: list[list[tuple[int, int, bool]]] = []  # by node: slot, entry, whether it comes from above
        self.below_out: list[int] = []  # of these, ``down_out`` go straight on
        self.down_out: list[int] = []
        self.below_in: list[int] = []
        self.top_in: list[int] = []
        for node in nodes:
            self.add(node)

    def add(self, node: Node) -> int:
        self.nodes.append(node)
        self.side_out.append(([], []))
        self.side_in.append(([], []))
        self.arrivals.append([])
        for counts in self._counts():
            counts.append(0)
        self.band_nodes[node.band].append(node)
        for lane in node.shapes:
            self.lane_shapes[lane] |= 1 << node.band
        for slot in range(3 * node.low + 2, 3 * node.high + 1):  # the plain line that joins the shapes of `bersama`
            self.level_cover[slot][3 * node.band + 1] += 1
        return len(self.nodes) - 1

    def drop_last(self) -> None:
        """Takes back the newest node, which must have a single shape and no route."""
        node = self.nodes.pop()
        self.side_out.pop()
        self.side_in.pop()
        self.arrivals.pop()
        for counts in self._counts():
            counts.pop()
        self.band_nodes[node.band].remove(node)
        self.lane_shapes[node.lane] &= ~(1 << node.band)

    def _counts(self) -> tuple[list[int], ...]:
        return self.below_out, self.down_out, self.below_in, self.top_in

    def put(self, wire: Wire, choice: Choice) -> None:
        self.uprights[choice[1]].append(self._owned(wire, choice))
        self.arrivals[wire.target].append(self._arrival(wire, choice))
        for side in self._sides(wire, choice):
            side.append(wire)
        for level, first, stop in self.level_parts(wire, choice):
            self.levels[level].append((first, stop, wire))
        self._count(wire, choice, 1)

    def lift(self, wire: Wire, choice: Choice) -> None:
        self.uprights[choice[1]].remove(self._owned(wire, choice))
        self.arrivals[wire.target].remove(self._arrival(wire, choice))
        for side in self._sides(wire, choice):
            side.remove(wire)
        for level, first, stop in self.level_parts(wire, choice):
            self.levels[level].remove((first, stop, wire))
        self._count(wire, choice, -1)

    def _owned(self, wire: Wire, choice: Choice) -> Upright:
        first, last, (turn_first, turn_last) = self.upright(wire, choice)
        return first, last, turn_first, turn_last, wire

    def _arrival(self, wire: Wire, choice: Choice) -> tuple[int, int, bool]:
        return choice[1], choice[2], self.nodes[wire.source].band < self.nodes[wire.target].band

    def apart(self, wire: Wire, entry: int) -> Collection[int]:
        """The slots in which another arrow comes to the same target, but then parts from one that enters so."""
        if not self.arrivals[wire.target]:
            return ()
        onward = self.nodes[wire.source].band < self.nodes[wire.target].band
        return {slot for slot, other, down in self.arrivals[wire.target] if other != entry and down == onward}

    def upright(self, wire: Wire, choice: Choice) -> tuple[int, int, tuple[int, int]]:
        """→ (upper level, lower level, (turn at the upper, turn at the lower)): the side to which the arrow leaves."""
        out, slot, into = choice
        source, target = self.nodes[wire.source], self.nodes[wire.target]
        start = 3 * source.band + (1 if out < BELOW else 2)
        stop = 3 * target.band + (1, 1, 0, 0, 2)[into]
        leave = 0 if out == DOWN else 1 if 3 * source.lane + 1 > slot else -1
        arrive = 0 if into > ABOVE else 1 if 3 * target.lane + 1 > slot else -1
        return (start, stop, (leave, arrive)) if start <= stop else (stop, start, (arrive, leave))

    def level_parts(self, wire: Wire, choice: Choice) -> Iterator[tuple[int, int, int]]:
        """Level stretches as (level, first slot passed, slot after the last one passed)."""
        out, slot, into = choice
        for node, end, side_level in ((self.nodes[wire.source], out, 2), (self.nodes[wire.target], into, 0)):
            if end == LEFT:
                yield 3 * node.band + 1, slot + 1, 3 * node.low + 1
            elif end == RIGHT:
                yield 3 * node.band + 1, 3 * node.high + 2, slot
            elif end == BELOW:  # the same number as ABOVE
                centre = 3 * node.lane + 1
                yield 3 * node.band + side_level, min(slot, centre) + 1, max(slot, centre)

    def _sides(self, wire: Wire, choice: Choice) -> Iterator[list[Wire]]:
        if choice[0] < BELOW:
            yield self.side_out[wire.source][choice[0]]
        if choice[2] < ABOVE:
            yield self.side_in[wire.target][choice[2]]

    def _count(self, wire: Wire, choice: Choice, by: int) -> None:
        out, slot, into = choice
        if out >= BELOW:
            self.below_out[wire.source] += by
            self.down_out[wire.source] += by * (out == DOWN)
        if into == UP:
            self.below_in[wire.target] += by
        elif into >= ABOVE:
            self.top_in[wire.target] += by
        for level, first, stop in self.level_parts(wire, choice):
            for between in range(first, stop):
                self.level_cover[between][level] += by
        first, last, _ = self.upright(wire, choice)
        for level in range(first + 1, last):
            self.upright_cover[level][slot] += by

    def reach(self, node: Node, net: int) -> tuple[int, int]:
        """The outermost slots to which a side arrow may run before it meets the next symbol or a foreign stretch."""
        low, high = 0, self.slots - 1
        others = self.band_nodes[node.band]
        if len(others) == 1:
            return low, high
        for other in others:
            if other.high < node.low:
                low = max(low, 3 * other.high + 2)
            elif other.low > node.high:
                high = min(high, 3 * other.low)
        for first, stop, wire in self.levels[3 * node.band + 1]:
            if wire.target != net and stop < 3 * node.low + 1:
                low = max(low, stop + 1)
            elif wire.target != net and first > 3 * node.high + 2:
                high = min(high, first - 2)
        return low, high

    def centre_taken(self, wire: Wire, choice: Choice) -> bool:
        """Whether the upright stretch, on a lane's centre, would meet a symbol or a foreign stretch."""
        out, slot, into = choice
        shapes, net = self.lane_shapes[slot // 3], wire.target
        # Above or below another symbol of the same band that symbol's own arrows come and go.
        if out == BELOW and shapes >> self.nodes[wire.source].band & 1:
            return True
        if into == ABOVE and shapes >> self.nodes[net].band & 1:
            return True
        first, last, _ = self.upright(wire, choice)
        upper, lower = (first + 1) // 3, (last - 1) // 3  # the bands whose middle lies on the stretch
        if upper <= lower and shapes >> upper & ((1 << (lower - upper + 1)) - 1):
            return True
        return any(
            first <= end and start <= last and net != other.target for start, end, _, _, other in self.uprights[slot]
        )

    def beside(self, slot: int, wire: Wire, choice: Choice) -> tuple[int, int]:
        """→ (crossings that no order of the channel's tracks avoids, foreign stretches alongside)."""
        first, last, (upper, lower) = self.upright(wire, choice)
        crossings = company = 0
        for start, end, up, low, other in self.uprights[slot]:
            if other.target == wire.target or start > last or first > end:
                continue
            company += 1
            ours_left = (upper > 0 and start < first < end) + (lower > 0 and start < last < end)
            ours_left += (up < 0 and first < start < last) + (low < 0 and first < end < last)
            ours_right = (upper < 0 and start < first < end) + (lower < 0 and start < last < end)
            ours_right += (up > 0 and first < start < last) + (low > 0 and first < end < last)
            crossings += min(ours_left, ours_right)
        return crossings, company

    def met(self, wire: Wire, choice: Choice) -> list[Wire]:
        """The wires that this choice crosses, or runs beside in a channel."""
        slot = choice[1]
        first, last, _ = self.upright(wire, choice)
        found = [other for start, end, _, _, other in self.uprights[slot] if first <= end and start <= last]
        for level in range(first + 1, last):
            found += [other for start, stop, other in self.levels[level] if start <= slot < stop]
        for level, start, stop in self.level_parts(wire, choice):
            for passed in range(start, stop):
                found += [other for top, bottom, _, _, other in self.uprights[passed] if top < level < bottom]
        return list(dict.fromkeys(other for other in found if other is not wire))
