"""What a new version changes for whom: the rows to read again, what is struck and what is new in each, and the lanes.

Which changes are material is for `core.sop.diff` to say; this sorts them by the people who work by them.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import Enum

from alur.core.sop.diff import Difference, difference
from alur.core.sop.model import Row, Sop
from alur.core.sop.standard import read_standard


class Fate(Enum):
    """What became of a row."""

    NEW = "baru"
    CHANGED = "berubah"
    GONE = "dihapus"


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing of a row that reads differently: ``gone`` is struck on the page, ``new`` is marked."""

    words: str
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowChange:
    """``number`` counts in the new version, for a row that is gone in the old. ``lanes``: whose work it alters."""

    row: str
    number: int
    text: str
    fate: Fate
    mends: tuple[Mend, ...]
    lanes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Changed:
    """``general`` are sentences that concern everybody who works by the SOP."""

    rows: tuple[RowChange, ...] = ()
    general: tuple[str, ...] = ()

    def for_lanes(self, lanes: Collection[str]) -> "Changed":
        """What these lanes must read; nothing where no work of theirs is altered."""
        return Changed(tuple(row for row in self.rows if row.lanes & set(lanes)), self.general)

    @property
    def must_be_read(self) -> bool:
        return bool(self.rows or self.general)


def what_changed(old: Sop, new: Sop) -> Changed:
    """Material changes alone: a mended spelling need not be read again."""
    found: Difference = difference(old, new)
    material = [change for change in found.changes if change.material]
    touched = dict.fromkeys(change.row for change in material if change.row is not None)
    return Changed(
        rows=tuple(_row_change(old, new, row) for row in touched),
        general=tuple(change.sentence for change in material if change.row is None),
    )


def _row_change(old: Sop, new: Sop, row_id: str) -> RowChange:
    before, after = _row(old, row_id), _row(new, row_id)
    match before, after:
        case Row(), Row():
            mends = tuple(_mends(old, new, before, after))
            number, fate = new.number_of(row_id), Fate.CHANGED
        case None, Row():
            mends, number, fate = (), new.number_of(row_id), Fate.NEW
        case _:
            mends, number, fate = (), old.number_of(row_id), Fate.GONE
    shown = after or before
    assert shown is not None, row_id
    return RowChange(row_id, number, shown.text, fate, mends, _lanes(old, new, row_id))


def _row(sop: Sop, row_id: str) -> Row | None:
    return next((row for row in sop.rows if row.id == row_id), None)


def _lanes(old: Sop, new: Sop, row_id: str) -> frozenset[str]:
    """Who does the row or takes part, before and after; and who now gets work from it, or no longer does."""
    targets = _targets(old, row_id) ^ _targets(new, row_id)
    found = [(sop, key) for sop in (old, new) for key in (row_id, *targets)]
    rows = [(row, key == row_id) for sop, key in found if (row := _row(sop, key)) is not None]
    lanes = {row.lane for row, _own in rows} | {key for row, own in rows if own for key in row.shared}
    return frozenset(lanes - {""})


def _targets(sop: Sop, row_id: str) -> set[str]:
    return {link.target for link in sop.links if link.source == row_id}


def _mends(old: Sop, new: Sop, before: Row, after: Row) -> Iterator[Mend]:
    """In the order of the columns of the sheet."""
    if before.text != after.text:
        yield Mend("Kalimatnya berubah", (before.text,), (after.text,))
    if before.lane != after.lane:
        yield Mend("Pelaksana berganti", _labels(old, before.lane), _labels(new, after.lane))
    if before.shared != after.shared:
        yield _list_mend("Yang ikut serta", _labels(old, *before.shared), _labels(new, *after.shared))
    if before.needs != after.needs:
        yield _list_mend("Kelengkapan", before.needs, after.needs)
    if before.time != after.time:
        yield Mend(f"Waktu {_way(before.time, after.time)}", _some(before.time), _some(after.time))
    if before.outputs != after.outputs:
        yield _list_mend("Output", before.outputs, after.outputs)
    if (was := _exits(old, before.id)) != (now := _exits(new, after.id)):
        yield _list_mend("Kelanjutan", was, now)
    if before.symbols != after.symbols:
        yield Mend("Simbol berubah", _symbols(before), _symbols(after))
    yield from (_flag(words, of, before, after) for words, of in _FLAGS if of(before) != of(after))


_FLAGS: tuple[tuple[str, Callable[[Row], str]], ...] = (
    ("Penggabungan cabang", lambda row: "menunggu semua cabang" if row.joins else ""),
    ("Menunggu pihak luar", lambda row: "ya" if row.waits_for_applicant else "tidak"),
    ("Pencatatan jumlah", lambda row: "ya" if row.counts_items else "tidak"),
    ("Setelah lewat waktu", lambda row: row.timeout_exit),
    ("SOP yang dipanggil", lambda row: row.calls),
    ("Keterangan", lambda row: row.note),
)


def _flag(words: str, of: Callable[[Row], str], before: Row, after: Row) -> Mend:
    return Mend(f"{words} berubah", _some(of(before)), _some(of(after)))


def _list_mend(label: str, before: tuple[str, ...], after: tuple[str, ...]) -> Mend:
    gone = tuple(text for text in before if text not in after)
    new = tuple(text for text in after if text not in before)
    if not gone and not new:
        return Mend(f"Urutan {label.casefold()} berubah", (), after)
    way = "berubah" if gone and new else "bertambah" if new else "berkurang"
    return Mend(f"{label} {way}", gone, new)


def _way(before: str, after: str) -> str:
    was, now = read_standard(before), read_standard(after)
    if was is None or now is None or was.unit is not now.unit or was.high == now.high:
        return "berubah"
    return "menjadi lebih singkat" if now.high < was.high else "menjadi lebih panjang"


def _labels(sop: Sop, *keys: str) -> tuple[str, ...]:
    known = {lane.key: lane.label for lane in sop.lanes}
    return tuple(known.get(key, key) for key in keys if key)


def _exits(sop: Sop, row_id: str) -> tuple[str, ...]:
    """By the text of the target: its number may change without any change of the way."""
    texts = {row.id: row.text for row in sop.rows}
    links = [link for link in sop.links if link.source == row_id]
    return tuple(f"{link.label}: {texts.get(link.target, link.target)}".removeprefix(": ") for link in links)


def _symbols(row: Row) -> tuple[str, ...]:
    return tuple(symbol.value for symbol in row.symbols)


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
