"""The rows below a heading → steps: what was written in each cell, put together over merged cells, breaks and pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from alur.core.sheet import headings as h
from alur.core.sheet.columns import Heading, find_heading
from alur.core.sheet.grid import Cell, Figure, Grid
from alur.core.sheet.marks import is_mark

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]*")


@dataclass(slots=True)
class Step:
    """``cells`` by kind of column in reading order; ``marks`` what stands in which pelaksana column; ``rows`` the
    first grid row and the one below the last; ``borrowed`` kinds whose cell began at an earlier step.
    """

    number: int | None
    rows: tuple[int, int]
    grid: Grid
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    marks: list[tuple[int, str]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    borrowed: set[str] = field(default_factory=set)

    def text(self, kind: str, *, between: str = " ") -> str:
        return between.join(cell.text.strip() for cell in self.cells.get(kind, ()) if cell.text.strip())

    def place(self, kind: str) -> str:
        return next((cell.place for cell in self.cells.get(kind, ()) if cell.place), "")


def steps_below(grid: Grid, heading: Heading, *, until: int) -> list[Step]:
    """The steps of the rows from the heading's foot to row ``until``."""
    numbered = _is_numbered(grid, heading, until)
    steps: list[Step] = []
    for row in range(heading.below, until):
        cells = [cell for cell in grid.row(row) if cell.text.strip()]
        figures = [figure for figure in grid.figures if figure.row == row]
        if (not cells and not figures) or _is_repeated(grid, heading, row, cells) or _is_outside(heading, cells):
            continue
        if _begins(grid, heading, row, numbered=numbered) or not steps:
            if not _text_cells(grid, heading, row):
                continue
            steps.append(Step(_number(grid, heading, row), (row, row + 1), grid))
        elif row > steps[-1].rows[1] and not figures and not _text_cells(grid, heading, row):
            continue  # below a gap: a signature, a place and a date
        _add(steps[-1], heading, row, cells, figures)
    return steps


def _is_numbered(grid: Grid, heading: Heading, until: int) -> bool:
    rows = range(heading.below, until)
    numbers = sum(_number(grid, heading, row) is not None for row in rows)
    texts = sum(bool(_text_cells(grid, heading, row)) for row in rows)
    return numbers * 2 >= texts > 0


def _number(grid: Grid, heading: Heading, row: int) -> int | None:
    """Of a cell that begins in this row."""
    for column in heading.of_kind(h.NUMBER):
        cell = grid.at(row, column)
        if cell and cell.row == row and (found := _NUMBER.fullmatch(cell.text.strip())):
            return int(found[1])
    return None


def _text_cells(grid: Grid, heading: Heading, row: int) -> list[Cell]:
    """What begins in this row in the columns of the kegiatan; the first such column may be a number of its own."""
    cells = [grid.at(row, column) for column in heading.of_kind(h.TEXT)]
    return list(dict.fromkeys(cell for cell in cells if cell and cell.row == row and cell.text.strip()))


def _begins(grid: Grid, heading: Heading, row: int, *, numbered: bool) -> bool:
    if numbered:
        return _number(grid, heading, row) is not None
    return bool(_text_cells(grid, heading, row))


def _is_repeated(grid: Grid, heading: Heading, row: int, cells: Sequence[Cell]) -> bool:
    """A heading repeated on the next page, or the line of column numbers below it."""
    kinds = {h.column_kind(grid.text(row, column)) for column in heading.of_kind(h.TEXT)}
    if h.TEXT in kinds:
        return True
    names = {" ".join(heading.columns[place].role.lower().split()) for place in heading.roles}
    texts = [" ".join(cell.text.lower().split()) for cell in cells]
    known = sum(text in names or h.column_kind(text) is not None for text in texts)
    if known >= 2 and known * 2 > len(texts):
        return True
    digits = [found for text in texts if (found := _NUMBER.fullmatch(text))]
    return len(texts) >= 3 and len(digits) == len(texts)


def _is_outside(heading: Heading, cells: Sequence[Cell]) -> bool:
    """A caption across the table, or a signature below it: one cell that covers columns of several kinds."""
    texts = heading.of_kind(h.TEXT)
    for cell in cells:
        covered = range(cell.column, cell.column + cell.width)
        kinds = {heading.columns[place].kind or heading.columns[place].role for place in covered} - {""}
        if texts and texts[0] in covered and len(kinds - {h.NUMBER}) > 1:
            return True
    return False


def _add(step: Step, heading: Heading, row: int, cells: Sequence[Cell], figures: Sequence[Figure]) -> None:
    step.rows = (step.rows[0], row + 1)
    for cell in cells:
        for place in range(cell.column, min(cell.column + cell.width, len(heading.columns))):
            column = heading.columns[place]
            if column.role:
                if is_mark(cell.text) and cell.row == row:
                    step.marks.append((place, cell.text))
            elif column.kind and cell not in step.cells.setdefault(column.kind, []):
                step.cells[column.kind].append(cell)
                if cell.row < step.rows[0]:
                    step.borrowed.add(column.kind)
    step.figures += [figure for figure in figures if _is_over_a_role(heading, figure)]


def _is_over_a_role(heading: Heading, figure: Figure) -> bool:
    return figure.column < len(heading.columns) and bool(heading.columns[figure.column].role)


def all_steps(grids: Sequence[Grid]) -> Iterator[tuple[Heading, Step]]:
    """Through all grids in order; a flow table that goes on over pages may repeat its heading, or not have one."""
    known: Heading | None = None
    for grid in grids:
        heading = find_heading(grid)
        if heading is None and known is not None and grid.columns == len(known.columns):
            heading = Heading(0, 0, known.columns)
        while heading is not None:
            known = heading
            following = find_heading(grid, after=heading.below)
            until = following.first if following else grid.rows
            for step in steps_below(grid, heading, until=until):
                yield heading, step
            heading = following
