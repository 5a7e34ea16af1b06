"""A foreign sheet as a grid of cells, with what was drawn over it: the one value that every document format gives.

Rows and columns count from 0. A merged cell stands once, with its height and width; every place that it covers has it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

SHARED = "bersama"  # the description of a symbol in whose lane somebody only takes part


class Drawn(Enum):
    """What a drawn figure is (PermenPAN-RB 35/2012)."""

    CAPSULE = "kapsul"
    BOX = "kotak"
    DIAMOND = "belah ketupat"
    PENTAGON = "segilima"


@dataclass(frozen=True, slots=True)
class Cell:
    """``place`` is how people find it again: ``Lembar1!B12``, ``tabel 2, baris 4``, ``halaman 1``."""

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1
    place: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn symbol over the cell in which its centre lies; ``described`` is what stands in its alternative text."""

    id: str
    kind: Drawn
    row: int
    column: int
    text: str = ""
    described: str = ""


@dataclass(frozen=True, slots=True)
class Connector:
    """A drawn arrow between two figures, the way it points."""

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True)
class Grid:
    name: str
    cells: tuple[Cell, ...]
    figures: tuple[Figure, ...] = ()
    connectors: tuple[Connector, ...] = ()

    @cached_property
    def rows(self) -> int:
        return max((cell.row + cell.height for cell in self.cells), default=0)

    @cached_property
    def columns(self) -> int:
        return max((cell.column + cell.width for cell in self.cells), default=0)

    @cached_property
    def _at(self) -> Mapping[tuple[int, int], Cell]:
        return {place: cell for cell in self.cells for place in _covered(cell)}

    def at(self, row: int, column: int) -> Cell | None:
        return self._at.get((row, column))

    def text(self, row: int, column: int) -> str:
        cell = self.at(row, column)
        return cell.text if cell else ""

    def row(self, row: int) -> list[Cell]:
        """Each cell that the row has a part of, once, from the left."""
        found = (self.at(row, column) for column in range(self.columns))
        return list(dict.fromkeys(cell for cell in found if cell is not None))


def _covered(cell: Cell) -> Iterator[tuple[int, int]]:
    for row in range(cell.row, cell.row + cell.height):
        for column in range(cell.column, cell.column + cell.width):
            yield row, column


def first_text(cells: Iterable[Cell | None]) -> str:
    return next((cell.text for cell in cells if cell and cell.text.strip()), "")
