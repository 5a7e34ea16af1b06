"""Edits of an SOP as values: `apply_edit(sop, edit)` gives another SOP, so undo is to keep the one before.

A row keeps its id through every edit; links follow ids, not numbers. Where a row is put in, taken out or moved, the
plain way from row to row is closed or opened again; arrows that somebody drew on purpose stay as drawn.
"""

from dataclasses import dataclass, replace
from typing import assert_never

from alur.core.refused import Refused
from alur.core.sop.cells import NEW, place_of, put, relabelled, set_text, with_cell, with_exits, with_lane
from alur.core.sop.ids import free_slug
from alur.core.sop.model import Lane, Link, Row, Sop, Symbol


@dataclass(frozen=True, slots=True)
class SetCell:
    """``column`` is a key of COLUMNS; ``text`` what was typed. Several items stand on lines of their own."""

    row: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class InsertRow:
    """A new kotak after this row; before all others where ``after`` is None."""

    after: str | None


@dataclass(frozen=True, slots=True)
class DeleteRow:
    row: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """``to`` is the number, from 1, that the row shall have."""

    row: str
    to: int


@dataclass(frozen=True, slots=True)
class SplitRow:
    """The text from ``at`` on becomes a row of its own after this one."""

    row: str
    at: int


@dataclass(frozen=True, slots=True)
class MergeRow:
    """The row takes up the one after it."""

    row: str


@dataclass(frozen=True, slots=True)
class PasteRows:
    """Rows already understood (`core.sop.paste`) go in after this row."""

    after: str | None
    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...] = ()


@dataclass(frozen=True, slots=True)
class AddLane:
    label: str


@dataclass(frozen=True, slots=True)
class RenameLane:
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class MoveLane:
    """``to`` is the place, from 1, that the lane shall have."""

    key: str
    to: int


@dataclass(frozen=True, slots=True)
class DeleteLane:
    key: str


Edit = (
    SetCell
    | InsertRow
    | DeleteRow
    | MoveRow
    | SplitRow
    | MergeRow
    | PasteRows
    | AddLane
    | RenameLane
    | MoveLane
    | DeleteLane
)


def apply_edit(sop: Sop, edit: Edit) -> Sop:
    """Raises Refused where the row or lane is gone, or the words cannot be a cell of that column."""
    match edit:
        case SetCell():
            return with_cell(sop, edit.row, edit.column, text=edit.text)
        case InsertRow(after):
            return _put_in(sop, _free_row(sop, Row(NEW, (Symbol.TASK,), "")), after=after)
        case DeleteRow(row):
            return _take_out(sop, place_of(sop, row))
        case MoveRow(row, to):
            return _move(sop, place_of(sop, row), to=to)
        case SplitRow(row, at):
            return _split(sop, place_of(sop, row), at=at)
        case MergeRow(row):
            return _merge(sop, place_of(sop, row))
        case PasteRows():
            return _paste(sop, edit)
        case AddLane(label):
            return with_lane(sop, label)[0]
        case RenameLane(key, label):
            return _rename_lane(sop, key, label=label)
        case MoveLane(key, to):
            return _move_lane(sop, key, to=to)
        case DeleteLane(key):
            return _delete_lane(sop, key)
        case _:
            assert_never(edit)


# Rows


def _free_row(sop: Sop, row: Row) -> Row:
    return replace(row, id=free_slug(row.id, {other.id for other in sop.rows}, fallback="langkah"))


def _put_in(sop: Sop, row: Row, *, after: str | None) -> Sop:
    """The plain arrow over the gap is led through the new row; without one, the row above leads to it."""
    at = place_of(sop, after) + 1 if after is not None else 0
    above = sop.rows[at - 1] if at else None
    below = sop.rows[at] if at < len(sop.rows) else None
    sop = replace(sop, rows=(*sop.rows[:at], row, *sop.rows[at:]))
    if above is None:
        return with_exits(sop, row.id, (Link(row.id, below.id),)) if below else sop
    return _led_through(sop, above, row, below)


def _led_through(sop: Sop, above: Row, row: Row, below: Row | None) -> Sop:
    over = [link for link in sop.links if link.source == above.id and below and link.target == below.id]
    if over and below:
        led = tuple(replace(x, target=row.id) if x is over[0] else x for x in sop.links)
        sop = replace(sop, links=led)
        return sop if row.symbol is Symbol.END else with_exits(sop, row.id, _first_exit(sop, row, below.id))
    if above.symbol is not Symbol.END and not any(link.source == above.id for link in sop.links):
        return with_exits(sop, above.id, (Link(above.id, row.id, "Ya" if above.symbol is Symbol.DECISION else ""),))
    return sop


def _first_exit(sop: Sop, row: Row, target: str) -> tuple[Link, ...]:
    """The row's exits with a plain one to ``target`` first, where it has none like it yet."""
    own = [link for link in sop.links if link.source == row.id]
    label = "Ya" if row.symbol is Symbol.DECISION else ""
    if any(link.label == label or link.target == target for link in own):
        return tuple(own)
    return (Link(row.id, target, label), *own)


def _take_out(sop: Sop, place: int) -> Sop:
    """Arrows to the row go on to where its first exit led."""
    row = sop.rows[place]
    onward = next((x.target for x in sop.links if x.source == row.id and x.target != row.id), None)
    kept = replace(sop, rows=(*sop.rows[:place], *sop.rows[place + 1 :]))
    links = []
    for link in sop.links:
        if link.source == row.id or (link.target == row.id and onward in (None, link.source)):
            continue
        links.append(replace(link, target=onward) if link.target == row.id and onward else link)
    return replace(kept, links=tuple(dict.fromkeys(links)))


def _move(sop: Sop, place: int, *, to: int) -> Sop:
    """Where the row stands in the plain way, the way closes behind it and opens where it goes."""
    row = sop.rows[place]
    goal = min(max(to, 1), len(sop.rows)) - 1
    if goal == place:
        return sop
    freed = _freed(sop, place)
    rest = (*freed.rows[:place], *freed.rows[place + 1 :])
    moved = replace(freed, rows=(*rest[:goal], row, *rest[goal:]))
    if freed is sop:
        return with_exits(moved, row.id, tuple(x for x in moved.links if x.source == row.id))
    above = moved.rows[goal - 1] if goal else None
    below = moved.rows[goal + 1] if goal + 1 < len(moved.rows) else None
    if above is None:
        return with_exits(moved, row.id, _first_exit(moved, row, below.id)) if below else moved
    return _led_through(moved, above, row, below)


def _freed(sop: Sop, place: int) -> Sop:
    """The plain way past the row; the same SOP where the row does not stand in a plain way."""
    if place == 0 or place + 1 == len(sop.rows):
        return sop
    above, row, below = sop.rows[place - 1 : place + 2]
    enters = next((x for x in sop.links if x.source == above.id and x.target == row.id), None)
    leaves = next((x for x in sop.links if x.source == row.id and x.target == below.id), None)
    if enters is None or leaves is None:
        return sop
    led = (replace(x, target=below.id) if x is enters else x for x in sop.links if x is not leaves)
    return replace(sop, links=tuple(led))


def _split(sop: Sop, place: int, *, at: int) -> Sop:
    row = sop.rows[place]
    first, second = row.text[:at].strip(), row.text[at:].strip()
    if not first or not second:
        raise Refused("Letakkan kursor di tengah teks kegiatan untuk memecahnya.")
    second_row = _free_row(sop, Row(NEW, (Symbol.TASK,), "", lane=row.lane, outputs=row.outputs))
    sop = put(sop, place, replace(row, text=first, outputs=()))
    sop = _put_in(sop, second_row, after=row.id)
    return set_text(sop, place + 1, second[:1].upper() + second[1:])


def _merge(sop: Sop, place: int) -> Sop:
    if place + 1 >= len(sop.rows):
        raise Refused("Baris terakhir tidak mempunyai baris di bawahnya untuk digabung.")
    row, below = sop.rows[place : place + 2]
    merged = replace(
        row,
        text=f"{row.text} dan {below.text[:1].lower()}{below.text[1:]}" if below.text else row.text,
        needs=tuple(dict.fromkeys((*row.needs, *(x for x in below.needs if x not in row.outputs)))),
        outputs=below.outputs or row.outputs,
        time=row.time if row.time == below.time or not below.time else f"{row.time}; {below.time}".strip("; "),
        symbols=below.symbols if row.symbol is Symbol.TASK else row.symbols,
    )
    both = {row.id, below.id}
    exits = tuple(replace(x, source=row.id) for x in sop.links if x.source == below.id and x.target not in both)
    into = (replace(x, target=row.id) if x.target in both else x for x in sop.links if x.source not in both)
    rows = (*sop.rows[:place], merged, *sop.rows[place + 2 :])
    return with_exits(replace(sop, rows=rows, links=tuple(dict.fromkeys(into))), row.id, exits)


def _paste(sop: Sop, edit: PasteRows) -> Sop:
    after = edit.after
    for lane in edit.lanes:
        if lane.key not in {known.key for known in sop.lanes}:
            sop = replace(sop, lanes=(*sop.lanes, lane))
    for row in edit.rows:
        free = free_slug(row.text or NEW, {other.id for other in sop.rows}, fallback="langkah")
        sop = _put_in(sop, replace(row, id=free), after=after)
        sop = relabelled(sop, sop.rows[place_of(sop, free)])
        after = free
    return sop


# Lanes


def _laneplace_of(sop: Sop, key: str) -> int:
    for place, lane in enumerate(sop.lanes):
        if lane.key == key:
            return place
    raise Refused("Pelaksana ini sudah tidak ada. Muat ulang tabel untuk melihat yang terbaru.")


def _rename_lane(sop: Sop, key: str, *, label: str) -> Sop:
    place, label = _laneplace_of(sop, key), " ".join(label.split())
    if not label:
        raise Refused("Tulis nama jabatan pelaksana.")
    return replace(sop, lanes=(*sop.lanes[:place], Lane(key, label), *sop.lanes[place + 1 :]))


def _move_lane(sop: Sop, key: str, *, to: int) -> Sop:
    place = _laneplace_of(sop, key)
    rest = (*sop.lanes[:place], *sop.lanes[place + 1 :])
    goal = min(max(to, 1), len(sop.lanes)) - 1
    return replace(sop, lanes=(*rest[:goal], sop.lanes[place], *rest[goal:]))


def _delete_lane(sop: Sop, key: str) -> Sop:
    place = _laneplace_of(sop, key)
    if any(row.lane == key or key in row.shared for row in sop.rows):
        raise Refused("{lane} masih mengerjakan langkah. Pindahkan langkahnya dahulu.", lane=sop.lanes[place].label)
    return replace(sop, lanes=(*sop.lanes[:place], *sop.lanes[place + 1 :]))
