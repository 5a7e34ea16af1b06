"""The cells of the step table: what stands in one as a person would type it, and what typing into it means.

One table of columns serves the editor on the web, its plain form without script, and pasted rows.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from alur.core.refused import Refused
from alur.core.sop.ids import free_slug
from alur.core.sop.model import Lane, Link, Row, Sop, Symbol

NEW = "baris-baru"  # the id of a row that has no text yet; its first text gives it the id it keeps


@dataclass(frozen=True, slots=True)
class Column:
    """``show`` gives the text of a cell; ``fill`` the SOP with that text in the row at a place, counted from 0."""

    show: Callable[[Sop, Row], str]
    fill: Callable[[Sop, int, str], Sop]


def cell_text(sop: Sop, row: Row, column: str) -> str:
    """What stands in a cell, as one would type it."""
    return COLUMNS[column].show(sop, row)


def with_cell(sop: Sop, row_id: str, column: str, *, text: str) -> Sop:
    """The SOP with this text in the cell. Raises Refused where the row is gone or the words cannot stand there."""
    if column not in COLUMNS:
        raise Refused("Kolom {column} tidak dikenal.", column=column)
    return COLUMNS[column].fill(sop, place_of(sop, row_id), text.strip())


def same_words(one: str, other: str) -> bool:
    """Whether two texts of a cell say the same: line ends and outer blanks are the browser's, not the writer's."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()


def put(sop: Sop, place: int, row: Row) -> Sop:
    return replace(sop, rows=(*sop.rows[:place], row, *sop.rows[place + 1 :]))


def set_text(sop: Sop, place: int, text: str) -> Sop:
    row = replace(sop.rows[place], text=" ".join(text.split()))
    if not (row.id == NEW or row.id.startswith(f"{NEW}-")) or not row.text:
        return put(sop, place, row)
    taken = {other.id for other in sop.rows}
    return _renamed(put(sop, place, row), row.id, free_slug(row.text, taken, fallback="langkah"))


def _renamed(sop: Sop, old: str, new: str) -> Sop:
    def swap(row_id: str) -> str:
        return new if row_id == old else row_id

    rows = tuple(replace(row, id=swap(row.id)) for row in sop.rows)
    links = tuple(Link(swap(x.source), swap(x.target), x.label) for x in sop.links)
    return replace(sop, rows=rows, links=links)


def _set_symbol(sop: Sop, place: int, text: str) -> Sop:
    symbol = next((known for known in Symbol if known.value == text.lower()), None)
    if symbol is None:
        known = ", ".join(known.value for known in Symbol)
        raise Refused("Simbol “{text}” tidak dikenal. Pilih salah satu: {known}.", text=text, known=known)
    row = replace(sop.rows[place], symbols=(symbol,))
    return relabelled(put(sop, place, row), row)


def relabelled(sop: Sop, row: Row) -> Sop:
    """A decision's exits bear labels, those of other rows none; an end has no exit."""
    own = [link for link in sop.links if link.source == row.id]
    if row.symbol is Symbol.END:
        own = []
    elif row.symbol is Symbol.DECISION:
        free = iter(label for label in ("Ya", "Tidak") if label not in {link.label for link in own})
        own = [link if link.label else replace(link, label=next(free, "Ya")) for link in own]
    else:
        own = [replace(own[0], label="")] if any(link.label for link in own) else own
    return with_exits(sop, row.id, tuple(own))


def _set_lane(sop: Sop, place: int, text: str) -> Sop:
    if not text:
        return put(sop, place, replace(sop.rows[place], lane=""))
    sop, key = with_lane(sop, text)
    return put(sop, place, replace(sop.rows[place], lane=key))


def _set_shared(sop: Sop, place: int, text: str) -> Sop:
    keys = []
    for label in _items(text):
        sop, key = with_lane(sop, label)
        keys.append(key)
    return put(sop, place, replace(sop.rows[place], shared=tuple(keys)))


def _set_exits(sop: Sop, place: int, text: str) -> Sop:
    """`4`, `Ya 5, Tidak 2`, `3, 4` (both at once), or `selesai`."""
    row = sop.rows[place]
    if text.lower() in ("", "selesai", "-", "–"):
        return with_exits(sop, row.id, ())
    links = []
    for part in re.split(r"[,;\n]+", text):
        label, _, target = part.strip().rpartition(" ")
        if target:
            links.append(Link(row.id, _target(sop, target), label.strip(" :")))
    return with_exits(sop, row.id, tuple(links))


def _target(sop: Sop, words: str) -> str:
    """A number is how people name a row; what names no row stays as written and becomes a finding."""
    if words.isdecimal() and 1 <= int(words) <= len(sop.rows):
        return sop.rows[int(words) - 1].id
    return words


def _exits_text(sop: Sop, row: Row) -> str:
    numbers = {other.id: str(number) for number, other in enumerate(sop.rows, 1)}
    own = [link for link in sop.links if link.source == row.id]
    return ", ".join(f"{link.label} {numbers.get(link.target, link.target)}".strip() for link in own)


def with_exits(sop: Sop, row_id: str, own: tuple[Link, ...]) -> Sop:
    """Links stay in the order of their source rows."""
    order = {row.id: place for place, row in enumerate(sop.rows)}
    links = [link for link in sop.links if link.source != row_id] + list(own)
    return replace(sop, links=tuple(sorted(links, key=lambda link: order.get(link.source, len(order)))))


def _items(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[\n;]+", text) if part.strip())


_YES = ("ya", "true", "benar", "1")


def _field(name: str, *, read: Callable[[str], object], write: Callable[[Row], str]) -> Column:
    """A cell that is one field of the row."""

    def fill(sop: Sop, place: int, text: str) -> Sop:
        changed: dict[str, Any] = {name: read(text)}
        return put(sop, place, replace(sop.rows[place], **changed))

    return Column(lambda _, row: write(row), fill)


def _flag(name: str) -> Column:
    """A cell that says ya or nothing."""
    return _field(name, read=lambda text: text.lower() in _YES, write=lambda row: "ya" if getattr(row, name) else "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lane_label(sop: Sop, key: str) -> str:
    return next((lane.label for lane in sop.lanes if lane.key == key), key)


COLUMNS = {
    "symbol": Column(lambda _, row: row.symbol.value if row.symbol else "", _set_symbol),
    "text": Column(lambda _, row: row.text, set_text),
    "lane": Column(lambda sop, row: _lane_label(sop, row.lane), _set_lane),
    "shared": Column(lambda sop, row: "\n".join(_lane_label(sop, key) for key in row.shared), _set_shared),
    "needs": _field("needs", read=_items, write=lambda row: "\n".join(row.needs)),
    "time": _field("time", read=_one_line, write=lambda row: row.time),
    "outputs": _field("outputs", read=_items, write=lambda row: "\n".join(row.outputs)),
    "exits": Column(_exits_text, _set_exits),
    "note": _field("note", read=_one_line, write=lambda row: row.note),
    "joins": _flag("joins"),
    "waits": _flag("waits_for_applicant"),
    "counts": _flag("counts_items"),
    "calls": _field("calls", read=_one_line, write=lambda row: row.calls),
}


def with_lane(sop: Sop, words: str) -> tuple[Sop, str]:
    """The key of the lane with this label or key; a lane not yet known comes last."""
    label = " ".join(words.split())
    for lane in sop.lanes:
        if label.casefold() in (lane.label.casefold(), lane.key.casefold()):
            return sop, lane.key
    key = free_slug(label, {lane.key for lane in sop.lanes}, fallback="pelaksana")
    return replace(sop, lanes=(*sop.lanes, Lane(key, label))), key


def place_of(sop: Sop, row_id: str) -> int:
    for place, row in enumerate(sop.rows):
        if row.id == row_id:
            return place
    raise Refused("Baris ini sudah tidak ada. Muat ulang tabel untuk melihat yang terbaru.")
