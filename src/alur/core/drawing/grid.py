"""One page as a grid: bands from top to bottom, lanes from left to right, nodes in the cells, wires between nodes.

Coarse coordinates, whole numbers: lane ``l`` has the slots ``3l`` (left channel), ``3l+1`` (centre) and ``3l+2`` (right
channel); band ``b`` has the levels ``3b`` (above the symbol), ``3b+1`` (its middle) and ``3b+2`` (below it).
"""

from dataclasses import dataclass, field
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Node:
    """A symbol in its cell. ``shapes`` are all lanes that bear a shape: its own and those of `bersama`.

    ``joins``: it waits for all its arrows, so that these should come in at different places.
    """

    band: int
    lane: int
    shapes: tuple[int, ...]
    joins: bool = False
    low: int = field(init=False)
    high: int = field(init=False)
    centre: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", min(self.shapes))
        object.__setattr__(self, "high", max(self.shapes))
        object.__setattr__(self, "centre", 3 * self.lane + 1)


@dataclass(frozen=True, slots=True)
class Wire:
    """An arrow from node to node, both by index. ``label_width`` is 0 where the arrow has no label."""

    source: int
    target: int
    label: str = ""


class Exit(IntEnum):
    """How an arrow leaves: sideways at the middle, below and then across, or straight down."""

    LEFT = 0
    RIGHT = 1
    BELOW = 2
    DOWN = 3


class Entry(IntEnum):
    """How it arrives: sideways at the middle, across above and then down, straight down, straight up from below."""

    LEFT = 0
    RIGHT = 1
    ABOVE = 2
    DOWN = 3
    UP = 4


@dataclass(frozen=True, slots=True)
class Route:
    """Every arrow is one upright stretch at a slot, with at most one level stretch at each end."""

    exit: Exit
    slot: int
    entry: Entry

    @property
    def bends(self) -> int:
        return _EXIT_BENDS[self.exit] + _ENTRY_BENDS[self.entry]


_EXIT_BENDS = (1, 1, 2, 0)
_ENTRY_BENDS = (1, 1, 2, 0, 0)
