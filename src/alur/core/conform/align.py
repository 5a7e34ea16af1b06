"""The best match of a trace with a net: as few steps skipped and events too many as any run allows.

A* over (state, events read), after van der Aalst, Adriansyah & van Dongen, "Replaying history on process models for
conformance checking" (2012). Costs are whole numbers and the bound never falls along a path, so the queue is one stack
for each bound; the newest entry goes first, and a trace that nearly fits is matched in about as many steps as it has.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alur.core.conform.net import SILENT, Move, Net
from alur.core.conform.states import State, States
from alur.core.conform.trace import Trace
from alur.core.refused import Refused

# Entries put on the queue: some seconds for a log and 400 MB for a trace, told without looking at a clock.
MOST_ENTRIES = 6_000_000
MOST_ENTRIES_A_TRACE = 2_000_000
MOST_EVENTS = 50_000
_NO_BOUND = 1 << 62
_TOO_MUCH = (
    "Log ini terlalu jauh dari modelnya untuk dibandingkan: terlalu banyak cara mencocokkannya. Bandingkan sebagian "
    "kasusnya saja, atau periksa apakah modelnya benar."
)
_TOO_LONG = "Satu kasus dalam log ini mempunyai {events} kejadian, lebih dari {most}. Pecah atau keluarkan kasus itu."


@dataclass(frozen=True, slots=True)
class Pair:
    """An event with the move it fits; a move without an event (skipped); an event without a move (too many)."""

    event: int | None
    move: Move | None

    @property
    def cost(self) -> int:
        return 1 if self.move is None or (self.event is None and self.move.step != SILENT) else 0


@dataclass(frozen=True, slots=True)
class Alignment:
    """``start`` is the marking with which the run begins. Pairs with a silent move cost nothing."""

    cost: int
    start: int
    pairs: tuple[Pair, ...]


class Aligner:
    """Aligns trace after trace with one net and remembers the net's states between them."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self._states = States(net)
        self._starts = [self._states.at(marking) for marking in net.starts]
        self._entries_left = MOST_ENTRIES
        shortest = self._search((), _NO_BOUND)
        if shortest is None:
            raise Refused("Tidak ada jalan dari mulai sampai selesai dalam model ini. Perbaiki alurnya lebih dahulu.")
        self.shortest = shortest.cost

    def align(self, names: Sequence[str]) -> Alignment:
        """The cheapest alignment; of several the same one each time."""
        found = self._search(names, _NO_BOUND)
        if found is None:
            raise AssertionError("Expected a net with a way to its end to align any trace, but it did not.")
        return found

    def align_exactly(self, names: Sequence[str]) -> Alignment | None:
        """The alignment without cost, or None where the trace is no run of the net."""
        return self._search(names, 0)

    def _search(self, names: Sequence[str], most: int) -> Alignment | None:
        if len(names) > MOST_EVENTS:
            raise Refused(_TOO_LONG, events=len(names), most=MOST_EVENTS)
        trace = Trace(self.net, self._states.ahead.repeats, names)
        search = _Search(self._states, trace, most - trace.unknown)
        goal = search.run(self._starts, min(self._entries_left, MOST_ENTRIES_A_TRACE))
        self._entries_left -= search.entries
        if goal is None:
            return None
        start, known = search.path(goal)
        pairs = tuple(_with_unknown(known, len(names)))
        return Alignment(sum(pair.cost for pair in pairs), start.marking, pairs)


_Key = int
_Entry = tuple[int, State, int, bool, _Key, Move | None]


class _Search:
    """An entry is (cost so far, state, events read, led, where from, by which move).

    In a plain net a skipped step is only worth while for the next event that fits, so it is tried only where it leads
    to that event, right before it, with nothing but other skipped steps between (``led``). Any alignment can be put in
    that order: what does not lead to the event can happen after it as well. What is left over happens at the end.
    """

    def __init__(self, states: States, trace: Trace, most: int) -> None:
        self.states = states
        self.trace = trace
        self.end = len(trace.texts)
        self.most = most
        self.entries = 0
        self.queue: list[list[_Entry]] = []  # by bound
        self.came: dict[_Key, tuple[_Key, Move | None]] = {}
        self.is_plain = states.net.is_plain

    def run(self, starts: Sequence[State], most_entries: int) -> _Key | None:
        for state in reversed(starts):
            self._add(0, state, 0, led=False, before=-1, move=None)
        for stack in self.queue:
            while stack:
                cost, state, at, led, before, move = stack.pop()
                key = (state.number * (self.end + 1) + at) * 2 + led
                if key in self.came or (led and key - 1 in self.came):
                    continue
                self.came[key] = before, move
                if at < self.end:
                    self._go_on(cost, state, at, led=led, key=key)
                elif state.marking:
                    self._wind_up(cost, state, key=key)
                else:
                    return key
                if self.entries > most_entries:
                    raise Refused(_TOO_MUCH)
        return None

    def _wind_up(self, cost: int, state: State, *, key: _Key) -> None:
        """All events are read: what remains is a shortest way to the end."""
        for turn in reversed(self.states.first_token(state)):
            after = self.states.after(state, turn)
            self._add(cost + turn.cost, after, self.end, led=False, before=key, move=turn.move)

    def _go_on(self, cost: int, state: State, at: int, *, led: bool, key: _Key) -> None:
        """What is added last is tried first: an event that fits, then a step skipped, then an event too many."""
        text = self.trace.texts[at]
        if not led:
            self._add(cost + 1, state, at + 1, led=False, before=key, move=None)
        wanted = self.states.net.steps_of[text]
        turns = self.states.turns(state)
        for turn in reversed(turns):
            if turn.leads_to & wanted or not self.is_plain:
                after = self.states.after(state, turn)
                self._add(cost + turn.cost, after, at, led=self.is_plain, before=key, move=turn.move)
        for turn in reversed(turns):
            if turn.text == text:
                self._add(cost, self.states.after(state, turn), at + 1, led=False, before=key, move=turn.move)

    def _add(self, cost: int, state: State, at: int, *, led: bool, before: _Key, move: Move | None) -> None:
        if self.states.has_no_end(state):
            return
        skipped = state.must & ~self.trace.served[at]
        bound = cost + skipped.bit_count() + (self.trace.spare(state.may) >> at).bit_count()
        if bound <= self.most:
            self.entries += 1
            while len(self.queue) <= bound:
                self.queue.append([])
            self.queue[bound].append((cost, state, at, led, before, move))

    def path(self, goal: _Key) -> tuple[State, list[Pair]]:
        """The start, and the pairs from it to the goal."""
        pairs: list[Pair] = []
        key, (before, move) = goal, self.came[goal]
        while before >= 0:
            position = self._at(before)
            pairs.append(Pair(self.trace.events[position] if self._at(key) > position else None, move))
            key, (before, move) = before, self.came[before]
        return self._state(key), pairs[::-1]

    def _at(self, key: _Key) -> int:
        return (key >> 1) % (self.end + 1)

    def _state(self, key: _Key) -> State:
        return self.states.numbered[(key >> 1) // (self.end + 1)]


def _with_unknown(pairs: Sequence[Pair], length: int) -> Iterator[Pair]:
    """Puts the events that the net does not know back in their places."""
    told = 0
    for pair in pairs:
        if pair.event is not None:
            yield from (Pair(event, None) for event in range(told, pair.event))
            told = pair.event + 1
        yield pair
    yield from (Pair(event, None) for event in range(told, length))
