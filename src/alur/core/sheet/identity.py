"""The identity page of a foreign sheet: each label, and what stands beside or below it (DOMAIN §1.4)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alur.core.sheet.grid import Cell, Grid
from alur.core.sheet.headings import identity_field
from alur.core.sop.model import Approval, Identity

_LISTS = ("legal_basis", "qualifications", "related", "equipment", "warnings", "records")
_NIP = re.compile(r"NIP\.?\s*:?\s*([\d ]{8,24})", re.IGNORECASE)


def identity_of(grids: Sequence[Grid], *, skipped: dict[str, range]) -> Identity:
    """``skipped`` are the rows of each grid that hold the flow table."""
    found: dict[str, str] = {}
    for grid in grids:
        for cell, field in _labels(grid, skipped.get(grid.name, range(0))):
            if not found.get(field):
                found[field] = _value(grid, cell, field)
    lists = {field: _items(found.get(field, "")) for field in _LISTS}
    plain = {
        field: " ".join(found.get(field, "").split()) for field in ("number", "made", "revised", "effective", "name")
    }
    dashes = {field: "" if re.fullmatch(r"[-–. ]*", text) else text for field, text in plain.items()}
    return replace(Identity(approval=_approval(found.get("approval", ""))), **dashes, **lists)  # type: ignore[arg-type]


def _labels(grid: Grid, skipped: range) -> Iterator[tuple[Cell, str]]:
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        if cell.row in skipped:
            continue
        label = re.split(r"[:\n]", cell.text, maxsplit=1)[0]
        if field := identity_field(label):
            yield cell, field


def _value(grid: Grid, cell: Cell, field: str) -> str:
    """In the label's own cell after a colon or a line break; else to the right; else, for a list, below."""
    own = re.split(r"[:\n]", cell.text, maxsplit=1)
    if len(own) > 1 and own[1].strip(" :\n"):
        return own[1].strip(" :\n")
    beside = _beside(grid, cell)
    if beside and (field not in _LISTS or len(beside) > 2):
        return beside
    return "\n".join(_below(grid, cell)) or beside


def _beside(grid: Grid, cell: Cell) -> str:
    for column in range(cell.column + cell.width, grid.columns):
        text = grid.text(cell.row, column).strip()
        if identity_field(re.split(r"[:\n]", text, maxsplit=1)[0]):
            return ""
        if text.strip(": "):
            return text.lstrip(": ")
    return ""


def _below(grid: Grid, cell: Cell) -> Iterator[str]:
    for row in range(cell.row + cell.height, grid.rows):
        below = grid.at(row, cell.column)
        if below is None or below.row != row:
            continue
        if identity_field(re.split(r"[:\n]", below.text, maxsplit=1)[0]):
            return
        if below.text.strip():
            yield below.text.strip()


def _items(text: str) -> tuple[str, ...]:
    """One a line; a number, a letter or a dash before it is how people list."""
    lines = re.split(r"\n+|;\s*(?=\d+[.)])", text)
    clean = (re.sub(r"^\s*(?:\d+[.)]|[a-z][.)]|[-•*✓–])\s*", "", " ".join(line.split())).strip(" ;") for line in lines)
    return tuple(line for line in clean if line and not re.fullmatch(r"[-–.: ]*", line))


def _approval(text: str) -> Approval:
    nip = _NIP.search(text)
    lines = [" ".join(line.split()) for line in _NIP.sub("", text).split("\n")]
    lines = [line for line in lines if line.strip("-–.:, ")]
    position = lines[0].rstrip(",") if lines else ""
    name = lines[-1] if len(lines) > 1 else ""
    return Approval(position, name, " ".join(nip[1].split()) if nip else "")
