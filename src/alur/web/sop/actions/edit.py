"""Edit a draft cell by cell and row by row, also while somebody else does; nobody overwrites anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from alur.core.sop.cells import cell_text, same_words
from alur.core.sop.edit import Edit, SetCell, apply_edit
from alur.core.sop.model import Sop as SopValue
from alur.web.people.models import Person
from alur.web.sop.actions.write import newest, save
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import value_at, value_of

Cells = Mapping[tuple[str, str], str]  # (row id, column) → what stands in the cell of the writer's page


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that somebody else changed since the writer last saw it. Both texts are kept for the writer to choose."""

    row: str
    column: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Edited:
    version: SopVersion
    clashes: tuple[Clash, ...]


@transaction.atomic
def edit(version: SopVersion, cells: Cells, act: Edit | None, *, base: int, by: Person, now: datetime) -> Edited:
    """Type into cells and then perhaps act on rows, upon the newest state of the draft, whoever saved it.

    ``base`` is the revision the writer saw. Cells that differ from it were typed; of these, a cell that somebody else
    has changed since is not written but comes back as a Clash. Raises Refused where the act cannot be done.
    """
    version = newest(version)
    seen, standing = value_at(version, base), value_of(version)
    value, clashes = _typed(seen, standing, cells)
    if act is not None:
        value = apply_edit(value, act)
    if value == standing:
        return Edited(version, clashes)
    return Edited(save(version, value, base=version.revision, by=by, now=now), clashes)


def _typed(seen: SopValue, newest: SopValue, cells: Cells) -> tuple[SopValue, tuple[Clash, ...]]:
    rows_seen = {row.id: row for row in seen.rows}
    rows_now = {row.id: row for row in newest.rows}
    value, clashes = newest, []
    for (row_id, column), text in cells.items():
        if row_id not in rows_seen or same_words(text, cell_text(seen, rows_seen[row_id], column)):
            continue
        theirs = cell_text(newest, rows_now[row_id], column) if row_id in rows_now else None
        if theirs is None or not same_words(theirs, cell_text(seen, rows_seen[row_id], column)):
            if theirs is None or not same_words(theirs, text):
                clashes.append(Clash(row_id, column, theirs or "", text))
            continue
        value = apply_edit(value, SetCell(row_id, column, text))
    return value, tuple(clashes)
