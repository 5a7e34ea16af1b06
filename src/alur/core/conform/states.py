"""The markings of a net met so far, each with the moves it allows, made when first asked for and then kept.

One `States` serves all traces of a log: what was found out about a marking for one case holds for the next.
"""

from collections import defaultdict
from dataclasses import dataclass

from alur.core.conform.ahead import Ahead
from alur.core.conform.net import SILENT, Move, Net, bits
from alur.core.refused import Refused

MOST_STATES = 100_000  # about 100 MB; an SOP of 40 rows with one split meets a few hundred
_TOO_MANY = (
    "Model ini mempunyai terlalu banyak pekerjaan yang boleh berjalan bersamaan untuk dibandingkan dengan log ini. "
    "Pecah menjadi beberapa SOP yang lebih kecil."
)
_NOT_SAFE = (
    "Model ini dapat membuka pekerjaan yang sama dua kali sekaligus, karena dua jalan bertemu tanpa gerbang gabung. "
    "Perbaiki modelnya, lalu bandingkan lagi."
)


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """A move as the search sees it. ``leads_to`` are the steps that its tokens may bring about."""

    move: Move
    text: str | None
    cost: int
    leads_to: int


@dataclass(slots=True, eq=False)
class State:
    """``must`` and ``may`` are `Ahead`'s answers for the marking."""

    number: int
    marking: int
    must: int
    may: int
    turns: tuple[Turn, ...] | None = None
    after: dict[Turn, "State"] | None = None


class States:
    def __init__(self, net: Net) -> None:
        self.net = net
        self.ahead = Ahead(net)
        self.numbered: list[State] = []
        self._by_marking: dict[int, State] = {}
        self._by_place: defaultdict[int, list[Turn]] = defaultdict(list)
        for move in net.moves:
            self._by_place[next(bits(move.takes))].append(self._turn(move))

    def _turn(self, move: Move) -> Turn:
        is_silent = move.step == SILENT
        return Turn(move, None if is_silent else self.net.texts[move.step], 1 - is_silent, self.ahead.may(move.puts))

    def at(self, marking: int) -> State:
        state = self._by_marking.get(marking)
        if state is None:
            if len(self.numbered) >= MOST_STATES:
                raise Refused(_TOO_MANY)
            state = State(len(self.numbered), marking, self.ahead.must(marking), self.ahead.may(marking))
            self._by_marking[marking] = state
            self.numbered.append(state)
        return state

    def turns(self, state: State) -> tuple[Turn, ...]:
        if state.turns is None:
            state.turns = tuple(
                turn
                for place in bits(state.marking)
                for turn in self._by_place.get(place, ())
                if state.marking & turn.move.takes == turn.move.takes and not state.marking & turn.move.waits
            )
        return state.turns

    def after(self, state: State, turn: Turn) -> State:
        if state.after is None:
            state.after = {}
        found = state.after.get(turn)
        if found is None:
            kept = state.marking & ~(turn.move.takes | turn.move.clears)
            if kept & turn.move.puts:
                raise Refused(_NOT_SAFE)
            found = state.after[turn] = self.at(kept | turn.move.puts)
        return found

    def has_no_end(self, state: State) -> bool:
        return bool(state.must & self.ahead.never)

    def first_token(self, state: State) -> tuple[Turn, ...]:
        """Enough turns to find a shortest way to the end: in a plain net every token must move some day and nobody
        disturbs it, so the first one may go first."""
        turns = self.turns(state)
        if not self.net.is_plain:
            return turns
        return tuple(turn for turn in turns if turn.move.takes == turns[0].move.takes)
