"""Chooses a route for each wire of a page: each in turn the cheapest beside the others, again until nothing improves.

Every arrow is one upright stretch with at most one level stretch at each end, so what a slot costs is the sum of what
the way out, the stretch and the way in cost: one walk over the slots prices all routes. Costs order as LOOKS says:
crossings, bends, length, left first.
"""

from collections.abc import Collection

from alur.core.drawing.board import ABOVE, BELOW, DOWN, LEFT, RIGHT, UP, Board, Choice
from alur.core.drawing.grid import Entry, Exit, Node, Route, Wire

CROSSING = 100_000
BEND = 4_000
SLOT = 4
_PARTING = 2 * BEND  # one line to one target that then parts reads as two ways
_NEVER = 1 << 60
_ROUNDS = 4
_TRIED = 3  # of the wires that one crosses, how many are laid again together with it
# In places looked at: two to four seconds. A page that asks for more has thousands of rows or arrows, and nobody reads
# it; its longest arrows then take the plain way, and it is settled no further.
_EFFORT_TO_LAY, _EFFORT_TO_SETTLE = 200_000_000, 100_000_000
_STRETCH = 60  # places looked at in the time that one stretch beside takes
_ASIDE = 7  # slots beyond both symbols where a way round is still looked for


class Chooser:
    """Wires and their present choices on one board."""

    def __init__(self, board: Board, *, narrow: bool) -> None:
        self.board = board
        self.narrow = narrow
        self.chosen: dict[Wire, Choice] = {}
        self.plain: set[Wire] = set()
        self.effort = _EFFORT_TO_LAY

    def route(self, wire: Wire) -> Route:
        out, slot, into = self.chosen[wire]
        return Route(Exit(out), slot, Entry(into))

    def lay(self, wire: Wire) -> int:
        """→ its cost. The plain way is free for every arrow, so the board need not know who takes it."""
        if self.effort > 0:
            return self._lay_best(wire)
        self.plain.add(wire)
        source, target = self.board.nodes[wire.source], self.board.nodes[wire.target]
        self.chosen[wire] = BELOW, source.centre + (1 if source.lane <= target.lane else -1), ABOVE
        return 0

    def _lay_best(self, wire: Wire) -> int:
        cost, choice = self.best(wire)
        self.place(wire, choice)
        return cost

    def place(self, wire: Wire, choice: Choice) -> None:
        self.board.put(wire, choice)
        self.chosen[wire] = choice

    def lift(self, wire: Wire) -> Choice:
        choice = self.chosen.pop(wire)
        if wire in self.plain:
            self.plain.remove(wire)
        else:
            self.board.lift(wire, choice)
        return choice

    def settle(self) -> None:
        """Lays again what may be cheaper: alone, and together with what stands in its way."""
        if self.plain:
            return
        self.effort = _EFFORT_TO_SETTLE
        changes, settled_at = 0, dict.fromkeys(self.chosen, -1)
        for _ in range(_ROUNDS):
            for wire in list(self.chosen):
                if settled_at[wire] < changes and self.effort > 0:
                    changes += self._relay(wire)
                    settled_at[wire] = changes

    def _relay(self, wire: Wire) -> bool:
        old = self.lift(wire)
        before = self.price(wire, old)
        if before < self._least(wire) + BEND:
            self.place(wire, old)
            return False
        cost, choice = self.best(wire)
        if cost >= before:
            cost, choice = before, old
        wish, wanted = self.best(wire, eviction=BEND)
        if wish < cost and self._instead(wire, wanted, self._holders(wire, wanted), cost):
            return True
        if any(self._instead(wire, None, [other], cost) for other in self._rivals(wire, choice, cost)[:_TRIED]):
            return True
        self.place(wire, choice)
        return cost < before

    def _rivals(self, wire: Wire, choice: Choice, cost: int) -> list[Wire]:
        """The arrows that the choice crosses, and those that come into the same join."""
        found = self.board.met(wire, choice) if cost > CROSSING else []
        if self.board.nodes[wire.target].joins:
            found += [other for other in self.chosen if other.target == wire.target]
        return found

    def _least(self, wire: Wire) -> int:
        """What the wire costs at least, were it alone."""
        source, target = self.board.nodes[wire.source], self.board.nodes[wire.target]
        if source.band >= target.band:
            return BEND if self.narrow else 2 * BEND
        if source.lane != target.lane:
            return BEND
        rows = (1 << (target.band - source.band - 1)) - 1
        return 2 * BEND if self.board.lane_shapes[source.lane] >> (source.band + 1) & rows else 0

    def _instead(self, wire: Wire, wanted: Choice | None, others: list[Wire], cost: int) -> bool:
        """Lays the wire first, as ``wanted`` or at its best, and the others after it, if all together then cost less.

        The wire is not on the board; ``cost`` is what it would cost beside the others.
        """
        olds: list[tuple[Wire, Choice]] = []
        before = cost
        for other in others:
            choice = self.lift(other)
            olds.append((other, choice))
            before += self.price(other, choice)
        if wanted is None:
            after = self._lay_best(wire)
        else:
            after = self.price(wire, wanted)
            self.place(wire, wanted)
        after += sum([self._lay_best(other) for other, _ in olds])
        if after < before:
            return True
        for moved in (wire, *others):
            self.lift(moved)
        for other, choice in olds:
            self.place(other, choice)
        return False

    def _holders(self, wire: Wire, choice: Choice) -> list[Wire]:
        """The arrows that hold the sides which the choice wants."""
        out, _, into = choice
        found: list[Wire] = []
        if out < BELOW:
            found += self.board.side_out[wire.source][out] + self.board.side_in[wire.source][out]
        if into < ABOVE:
            found += self.board.side_out[wire.target][into]
        return list(dict.fromkeys(found))

    def best(self, wire: Wire, *, eviction: int = _NEVER) -> tuple[int, Choice]:
        """The cheapest route; ``eviction`` is the price of a side that other arrows hold."""
        best, found = _NEVER, (BELOW, 0, ABOVE)
        source, target = self.board.nodes[wire.source].band, self.board.nodes[wire.target].band
        top, bottom = (3 * source + 3, 3 * target) if source < target else (3 * target + 2, 3 * source + 1)
        for bound, choice in self._bounds(wire, eviction):
            if bound >= best:
                break
            self.effort -= bottom - top
            cost = bound + sum(self.board.level_cover[choice[1]][top:bottom]) * CROSSING
            if cost < best:
                cost += self._along(wire, choice)
            if cost < best:
                best, found = cost, choice
        if best >= _NEVER:
            raise AssertionError("Expected the way below, a channel and in from above to be free, but it was not.")
        return best, found

    def price(self, wire: Wire, choice: Choice) -> int:
        """What this choice costs beside all that lies on the board, in the coin of `best`."""
        board, (out, slot, into) = self.board, choice
        first, last, _ = board.upright(wire, choice)
        crossings = sum(board.level_cover[slot][first + 1 : last])
        for level, start, stop in board.level_parts(wire, choice):
            crossings += sum(board.upright_cover[level][start:stop])
        ends = self._out_prices(wire)[out] + self._in_prices(wire)[into] + _PARTING * (slot in board.apart(wire, into))
        return crossings * CROSSING + ends + self._length(wire, slot) + self._along(wire, choice)

    def _length(self, wire: Wire, slot: int) -> int:
        here, there = self.board.nodes[wire.source].centre, self.board.nodes[wire.target].centre
        return (abs(slot - here) + abs(slot - there)) * SLOT + (slot > here)

    def _along(self, wire: Wire, choice: Choice) -> int:
        slot = choice[1]
        self.effort -= _STRETCH * len(self.board.uprights[slot])
        if slot % 3 == 1:
            return _NEVER if self.board.centre_taken(wire, choice) else 0
        if not self.board.uprights[slot]:
            return BEND if self.narrow else 0
        crossings, company = self.board.beside(slot, wire, choice)
        return crossings * CROSSING + company * (BEND // 4)

    def _out_prices(self, wire: Wire) -> tuple[int, int, int, int]:
        board, node = self.board, self.board.nodes[wire.source]
        beside = 6 * BEND if wire.label else 3 * BEND  # labels there want lines of their own
        below = beside * board.below_out[wire.source] + 3 * BEND * (board.below_in[wire.source] > 0)
        # A side that belongs to a box of `bersama` says less clearly whose exit it is.
        left, right = 3 * BEND * (node.low < node.lane), 3 * BEND * (node.high > node.lane)
        return BEND + left, BEND + right, 2 * BEND + below, below

    def _in_prices(self, wire: Wire) -> tuple[int, int, int, int, int]:
        source, target = self.board.nodes[wire.source], self.board.nodes[wire.target]
        forward = source.band < target.band
        # The first arrow to come from above enters at the top, late and back arrows at a side.
        first = BEND + BEND // 2 if forward and not self.board.top_in[wire.target] else 0
        left, right = BEND * (target.low < target.lane), BEND * (target.high > target.lane)
        above = 2 * BEND + BEND // 8 if forward else 4 * BEND
        straight = 0
        if target.joins:
            taken = 2 * BEND
            left += taken * bool(self.board.side_in[wire.target][LEFT])
            right += taken * bool(self.board.side_in[wire.target][RIGHT])
            straight = taken * bool(self.board.top_in[wire.target])
        return BEND + left + first, BEND + right + first, above + straight, straight, 0

    def _bounds(self, wire: Wire, eviction: int) -> list[tuple[int, Choice]]:
        """For each slot its cheapest route, without what the upright stretch crosses or meets; cheapest first."""
        board = self.board
        source, target = board.nodes[wire.source], board.nodes[wire.target]
        forward = source.band < target.band
        slots = range(
            max(0, 3 * min(source.low, target.low) - _ASIDE),
            min(board.slots, 3 * max(source.high, target.high) + 3 + _ASIDE),
        )
        outs = self._outs(wire, source, slots, forward=forward, eviction=eviction)
        ins = self._ins(wire, target, slots, forward=forward, eviction=eviction)
        self.effort -= len(slots)
        here, there, out_costs, in_costs = source.centre, target.centre, outs.costs, ins.costs
        found = []
        for slot in slots:
            bound = out_costs[slot] + in_costs[slot]
            if bound < _NEVER:
                bound += (abs(slot - here) + abs(slot - there)) * SLOT + (slot > here)
                found.append((bound, (outs.kinds[slot], slot, ins.kinds[slot])))
        found.sort()
        return found

    def _outs(self, wire: Wire, node: Node, slots: range, *, forward: bool, eviction: int) -> "_Ways":
        board, ways, middle = self.board, _Ways(self.board), 3 * node.band + 1
        left, right, below, down = self._out_prices(wire)
        low, high = board.reach(node, wire.target)
        left += eviction * bool(board.side_out[wire.source][LEFT] or board.side_in[wire.source][LEFT])
        right += eviction * bool(board.side_out[wire.source][RIGHT] or board.side_in[wire.source][RIGHT])
        turn = middle + 1 if forward else -1
        ways.walk(LEFT, range(3 * node.low, max(low, slots.start) - 1, -1), left, level=middle, passes=turn)
        ways.walk(RIGHT, range(3 * node.high + 2, min(high + 1, slots.stop)), right, level=middle, passes=turn)
        turn = -1 if forward else middle
        ways.walk(BELOW, range(node.centre - 1, slots.start - 1, -1), below, level=middle + 1, passes=turn)
        ways.walk(BELOW, range(node.centre + 1, slots.stop), below, level=middle + 1, passes=turn)
        if forward and not board.down_out[wire.source]:
            ways.at(DOWN, node.centre, down)
        return ways

    def _ins(self, wire: Wire, node: Node, slots: range, *, forward: bool, eviction: int) -> "_Ways":
        board, ways, middle = self.board, _Ways(self.board), 3 * node.band + 1
        left, right, above, straight, _ = self._in_prices(wire)
        low, high = board.reach(node, wire.target)
        if wire.source == wire.target:
            low, high = board.slots, -1
        turn, apart = middle - 1 if forward else -1, [board.apart(wire, entry) for entry in (LEFT, RIGHT, ABOVE)]
        left += eviction * bool(board.side_out[wire.target][LEFT])
        right += eviction * bool(board.side_out[wire.target][RIGHT])
        ways.walk(
            LEFT, range(3 * node.low, max(low, slots.start) - 1, -1), left, level=middle, passes=turn, apart=apart[LEFT]
        )
        ways.walk(
            RIGHT,
            range(3 * node.high + 2, min(high + 1, slots.stop)),
            right,
            level=middle,
            passes=turn,
            apart=apart[RIGHT],
        )
        turn = -1 if forward or wire.source == wire.target else middle
        ways.walk(
            ABOVE, range(node.centre - 1, slots.start - 1, -1), above, level=middle - 1, passes=turn, apart=apart[ABOVE]
        )
        ways.walk(ABOVE, range(node.centre + 1, slots.stop), above, level=middle - 1, passes=turn, apart=apart[ABOVE])
        if forward:
            ways.at(DOWN, node.centre, straight)
        elif self.narrow and wire.source != wire.target and not board.below_out[wire.target]:
            ways.at(UP, node.centre, straight)
        return ways


class _Ways:
    """The cheapest exit, or entry, for each slot."""

    __slots__ = ("board", "costs", "kinds")

    def __init__(self, board: Board) -> None:
        self.board = board
        self.costs = [_NEVER] * board.slots
        self.kinds = [0] * board.slots

    def walk(
        self, kind: int, slots: range, price: int, *, level: int, passes: int, apart: Collection[int] = ()
    ) -> None:
        """Goes outward along ``level``; the upright stretch to come also passes the level ``passes`` (-1: none).

        In the slots ``apart`` it would part from another arrow to the same target.
        """
        if price >= _NEVER:
            return
        costs, kinds, board = self.costs, self.kinds, self.board
        cover = board.upright_cover[level]
        for slot in slots:
            cost = price + board.level_cover[slot][passes] * CROSSING if passes >= 0 else price
            if apart and slot in apart:
                cost += _PARTING
            if cost < costs[slot]:
                costs[slot] = cost
                kinds[slot] = kind
            price += cover[slot] * CROSSING

    def at(self, kind: int, slot: int, price: int) -> None:
        """A straight way, which is never dearer than one with bends."""
        self.costs[slot] = price
        self.kinds[slot] = kind
