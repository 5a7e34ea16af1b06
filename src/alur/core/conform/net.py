"""The token game that a procedure is: places that may hold one token, moves that take tokens and put others.

An SOP and a BPMN drawing both become a `Net`; what compares a log with it knows nothing of either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

SILENT = -1


@dataclass(frozen=True, slots=True)
class Move:
    """Fires when all of ``takes`` and none of ``waits`` is marked; removes ``takes`` and ``clears``, marks ``puts``.

    Sets of places are bits of an integer. ``step`` is the place of the step in `Net.texts`, or SILENT.
    """

    step: int
    takes: int
    puts: int
    waits: int = 0
    clears: int = 0


@dataclass(frozen=True)
class Net:
    """A run begins with one of ``starts`` and has ended when nothing is marked.

    ``structured`` claims that no place is ever marked twice and that a step off every cycle happens at most once. Both
    hold by structure for SOPs without scope faults (DESIGN §3, Scopes); foreign drawings promise neither.
    """

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    moves: tuple[Move, ...]
    structured: bool = False

    @cached_property
    def is_plain(self) -> bool:
        """Two moves that compete for one token compete for all of them, and nothing waits or clears.

        Then moves with different tokens never disturb each other, and their order is free.
        """
        taken: dict[int, int] = {}
        return all(
            not (move.waits or move.clears)
            and all(taken.setdefault(p, move.takes) == move.takes for p in bits(move.takes))
            for move in self.moves
        )

    @cached_property
    def steps_of(self) -> dict[str, int]:
        """The steps that bear a text, as bits: several may bear the same."""
        found: dict[str, int] = {}
        for step, text in enumerate(self.texts):
            found[text] = found.get(text, 0) | 1 << step
        return found

    def number_of(self, text: str) -> int | None:
        """The number, from 1, of the first step that bears the text."""
        steps = self.steps_of.get(text)
        return None if steps is None else next(bits(steps)) + 1


def bits(mask: int) -> Iterator[int]:
    """The numbers of the bits set, lowest first.

    >>> list(bits(0b1010))
    [1, 3]
    """
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
