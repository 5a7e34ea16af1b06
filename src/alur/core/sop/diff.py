"""What changed between two versions, in the words of a colleague: "Langkah 4 kini dikerjakan Verifikator".

Rows are matched by id, which no edit changes. A change is *material* when it alters who does what, when, with what, or
where it goes on: those must be read again; a mended spelling need not.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from alur.core.sop.model import Row, Sop, Symbol


@dataclass(frozen=True, slots=True)
class Change:
    """``row`` is the id of the row concerned in the new version (in the old one where it is gone), or None."""

    sentence: str
    material: bool
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    changes: tuple[Change, ...]

    @property
    def material(self) -> bool:
        """Whether those who work by the SOP must read it again."""
        return any(change.material for change in self.changes)

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(change.sentence for change in self.changes)


def difference(old: Sop, new: Sop) -> Difference:
    """Identity first, then rows in the order of the new version, then rows that are gone."""
    return Difference((*_identity(old, new), *_lanes(old, new), *_rows(old, new)))


_IDENTITY = {
    "kode": ("Kode", False),
    "name": ("Nama SOP", True),
    "number": ("Nomor", False),
    "agency": ("Instansi", False),
    "unit": ("Unit", False),
    "made": ("Tanggal pembuatan", False),
    "effective": ("Tanggal efektif", False),
    "revised": ("Tanggal revisi", False),
    "review": ("Tanggal tinjau", False),
    "kind": ("Jenis", False),
    "process_code": ("Proses bisnis", False),
}
_LISTS = {
    "legal_basis": "Dasar hukum",
    "qualifications": "Kualifikasi pelaksana",
    "related": "Keterkaitan",
    "equipment": "Peralatan",
    "warnings": "Peringatan",
    "records": "Pencatatan",
}


def _identity(old: Sop, new: Sop) -> Iterator[Change]:
    for field, (label, material) in _IDENTITY.items():
        before, after = getattr(old.identity, field), getattr(new.identity, field)
        if before != after:
            yield Change(f"{label} dari {before or '–'} menjadi {after or '–'}.", material)
    if old.identity.approval != new.identity.approval:
        yield Change(f"Disahkan oleh {_official(new)}, tadinya {_official(old)}.", material=False)
    for field, label in _LISTS.items():
        yield from _list_change(label, getattr(old.identity, field), getattr(new.identity, field))
    if old.promise != new.promise:
        yield Change(f"Janji dari {old.promise or '–'} menjadi {new.promise or '–'}.", material=True)
    if old.grain != new.grain:
        yield Change(f"Pencatatan kini {new.grain.value}, tadinya {old.grain.value}.", material=True)
    if dict(old.form) != dict(new.form):
        fields = ", ".join(f"{name} ({kind})" for name, kind in new.form.items())
        yield Change(f"Isian kasus kini: {fields or 'tidak ada'}.", material=True)
    if old.trigger != new.trigger:
        yield Change(f"Kasus kini dibuka {_trigger_words(new)}.", material=True)


def _official(sop: Sop) -> str:
    approval = sop.identity.approval
    return ", ".join(filter(None, (approval.position, approval.name, approval.nip))) or "–"


def _trigger_words(sop: Sop) -> str:
    if sop.trigger is None:
        return "oleh petugas saja"
    return f"sendiri setiap {sop.trigger.every}, pada hari kerja ke-{sop.trigger.workday}"


def _list_change(label: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Change]:
    added, gone = [x for x in after if x not in before], [x for x in before if x not in after]
    if before != after and not added and not gone:
        yield Change(f"{label} kini berurutan: {'; '.join(after)}.", material=False)
    if added:
        yield Change(f"{label} ditambah: {'; '.join(added)}.", material=label == "Peringatan")
    if gone:
        yield Change(f"{label} dikurangi: {'; '.join(gone)}.", material=label == "Peringatan")


def _lanes(old: Sop, new: Sop) -> Iterator[Change]:
    before, after = _labels(old), _labels(new)
    for key, label in after.items():
        if key not in before:
            yield Change(f"Pelaksana {label} ditambahkan.", material=True)
        elif before[key] != label:
            yield Change(f"Pelaksana {before[key]} kini disebut {label}.", material=True)
    for key, label in before.items():
        if key not in after:
            yield Change(f"Pelaksana {label} dihapus.", material=True)
    if _kept(before, after) != _kept(after, before):
        yield Change(f"Kolom pelaksana kini berurutan: {', '.join(after.values())}.", material=False)


def _kept(keys: Iterable[str], others: Container[str]) -> list[str]:
    return [key for key in keys if key in others]


def _rows(old: Sop, new: Sop) -> Iterator[Change]:
    before = {row.id: row for row in old.rows}
    after = {row.id: row for row in new.rows}
    if _kept(before, after) != _kept(after, before):
        yield Change("Urutan langkah berubah, dan nomornya ikut berubah.", material=False)
    for number, row in enumerate(new.rows, 1):
        if row.id not in before:
            yield Change(f"Langkah {number} baru: {row.text}.", True, row.id)
        else:
            yield from _row(old, new, before[row.id], row)
    for number, row in enumerate(old.rows, 1):
        if row.id not in after:
            yield Change(f"Langkah {number} versi lama dihapus: {row.text}.", True, row.id)


def _row(old: Sop, new: Sop, before: Row, after: Row) -> Iterator[Change]:
    """One sentence a row for what is done differently, another for its text."""
    number = new.number_of(after.id)
    parts = list(_parts(old, new, before, after))
    if parts:
        yield Change(f"Langkah {number} kini {', '.join(parts)}.", True, after.id)
    if before.text != after.text:
        yield Change(f"Kalimat langkah {number} menjadi “{after.text}”.", False, after.id)
    if before.note != after.note:
        yield Change(f"Keterangan langkah {number} menjadi “{after.note or '–'}”.", False, after.id)


def _parts(old: Sop, new: Sop, before: Row, after: Row) -> Iterator[str]:
    if before.lane != after.lane:
        yield f"dikerjakan {_labels(new).get(after.lane, after.lane) or '–'}"
    if before.shared != after.shared:
        names = [_labels(new).get(key, key) for key in after.shared]
        yield f"bersama {', '.join(names)}" if names else "dikerjakan sendiri"
    if before.time != after.time:
        yield f"berwaktu {after.time or '–'}, tadinya {before.time or '–'}"
    if before.symbols != after.symbols:
        yield f"menjadi {_symbol_word(after)}"
    for label, was, now in (("kelengkapan", before.needs, after.needs), ("output", before.outputs, after.outputs)):
        if was != now:
            yield f"ber{label} {'; '.join(now) or '–'}"
    if _exits(old, before.id) != _exits(new, after.id):
        yield f"lanjut ke {_exits_words(new, after.id)}"
    if before.joins != after.joins:
        yield "menunggu semua cabang" if after.joins else "tidak lagi menunggu semua cabang"
    if before.waits_for_applicant != after.waits_for_applicant:
        yield "menunggu pemohon" if after.waits_for_applicant else "tidak lagi menunggu pemohon"
    if before.counts_items != after.counts_items:
        yield "mencatat jumlah" if after.counts_items else "tidak lagi mencatat jumlah"
    if before.timeout_exit != after.timeout_exit:
        yield f"setelah lewat waktu memilih {after.timeout_exit}" if after.timeout_exit else "menunggu tanpa batas"
    if before.calls != after.calls:
        yield f"memanggil SOP {after.calls}" if after.calls else "tidak lagi memanggil SOP lain"


def _symbol_word(row: Row) -> str:
    words = {Symbol.START: "awal", Symbol.TASK: "proses", Symbol.DECISION: "keputusan", Symbol.END: "akhir"}
    return " dan ".join(words[symbol] for symbol in row.symbols) or "tanpa simbol"


def _labels(sop: Sop) -> dict[str, str]:
    return {lane.key: lane.label for lane in sop.lanes}


def _exits(sop: Sop, row_id: str) -> tuple[tuple[str, str], ...]:
    return tuple((link.label, link.target) for link in sop.links if link.source == row_id)


def _exits_words(sop: Sop, row_id: str) -> str:
    numbers = {row.id: str(number) for number, row in enumerate(sop.rows, 1)}
    own = [link for link in sop.links if link.source == row_id]
    return (
        ", ".join(
            f"{numbers.get(x.target, x.target)} bila {x.label}" if x.label else numbers.get(x.target, x.target)
            for x in own
        )
        or "tidak ke mana pun"
    )
