"""Finds the flow table in a grid: the band of its heading rows, and what each column below holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from alur.core.sheet import headings as h
from alur.core.sheet.grid import Cell, Grid

_INNER = (h.NEEDS, h.TIME, h.OUTPUT, h.NOTE)
_MOST_HEADING_ROWS = 4


@dataclass(frozen=True, slots=True)
class Column:
    """``kind`` as in `headings`, "" where nobody can say; ``role`` the label of a pelaksana's own column."""

    kind: str
    role: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The rows ``first`` up to ``below``, and the columns."""

    first: int
    below: int
    columns: tuple[Column, ...]

    def of_kind(self, kind: str) -> list[int]:
        return [place for place, column in enumerate(self.columns) if column.kind == kind]

    @property
    def roles(self) -> list[int]:
        return [place for place, column in enumerate(self.columns) if column.role]


def find_heading(grid: Grid, *, after: int = 0) -> Heading | None:
    """The first heading at or below row ``after``; None where the grid holds no flow table."""
    for row in range(after, grid.rows):
        kinds = {h.column_kind(cell.text) for cell in grid.row(row)}
        if h.TEXT in kinds and kinds & {*_INNER, h.LANE, h.STANDARD, h.NUMBER}:
            first, below = _band(grid, row)
            columns = tuple(_columns(grid, first, below))
            found = Heading(first, below, columns)
            if found.of_kind(h.TEXT) and (found.roles or any(found.of_kind(k) for k in (*_INNER, h.LANE))):
                return found
    return None


def _band(grid: Grid, row: int) -> tuple[int, int]:
    """A heading may go on over several rows, merged or not; groups (Pelaksana, Mutu Baku) may stand a row higher."""
    first = row
    if row and {h.column_kind(cell.text) for cell in grid.row(row - 1)} & {h.LANE, h.STANDARD}:
        first = row - 1
    below = max((cell.row + cell.height for cell in grid.row(row) if h.column_kind(cell.text)), default=row + 1)
    while below < min(first + _MOST_HEADING_ROWS, grid.rows) and _goes_on(grid, first, below):
        below += 1
    return first, below


def _goes_on(grid: Grid, first: int, row: int) -> bool:
    """A row below that names inner columns, or the roles of the group above it and nothing else."""
    cells = [cell for cell in grid.row(row) if cell.text.strip()]
    if sum(h.column_kind(cell.text) in _INNER for cell in cells) >= 2:
        return True
    groups = [
        cell
        for cell in grid.row(first)
        if h.column_kind(cell.text) == h.LANE and cell.width > 1 and cell.row + cell.height == row
    ]
    return bool(cells) and all(any(_is_under(cell, group) for group in groups) for cell in cells)


def _is_under(cell: Cell, group: Cell) -> bool:
    return group.column <= cell.column and cell.column + cell.width <= group.column + group.width


def _columns(grid: Grid, first: int, below: int) -> Iterator[Column]:
    texts = [[grid.text(row, place) for row in range(first, below)] for place in range(grid.columns)]
    kinds = [_kind_of(column) for column in texts]
    texts_at = [place for place, kind in enumerate(kinds) if kind == h.TEXT]
    measures = [place for place, kind in enumerate(kinds) if kind in (h.NEEDS, h.TIME, h.OUTPUT)]
    between = range(texts_at[0] + 1, measures[0]) if texts_at and measures else range(0)
    for place, (column, kind) in enumerate(zip(texts, kinds, strict=True)):
        role = _role(column)
        if not role and not kind and place in between:
            role = " ".join(next((text for text in reversed(column) if text.strip()), "").split())
        unit = next((unit for text in column if (unit := h.unit_in(text))), "")
        yield Column("" if role else kind, role, unit)


def _kind_of(texts: list[str]) -> str:
    """The deepest heading that says something; a group alone (Mutu Baku) says nothing about its column."""
    kinds = [kind for text in reversed(texts) if (kind := h.column_kind(text)) and kind != h.STANDARD]
    return kinds[0] if kinds else ""


def _role(texts: list[str]) -> str:
    """The name below the group Pelaksana, whatever it is: a role may be called like a column (Petugas, Jabatan)."""
    filled = list(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
    if len(filled) > 1 and h.column_kind(filled[0]) == h.LANE:
        return filled[-1]
    return ""
