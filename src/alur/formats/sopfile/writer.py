"""`Sop` → SOP file: canonical keys in one order, defaults left out, ids written; one value has one writing."""

import json
import re
from collections.abc import Iterator, Mapping

from alur.core.sop.model import Grain, Row, Sop
from alur.formats.sopfile.exits import NO, YES, Written, written_for

_WIDTH = 110
# Safe without quotes for any YAML reader; all else is quoted. Commas and colons part the items of a flow list.
_PLAIN_ITEM = re.compile(r"[^\W_](?:[\w /()&+.;%’“”–×-]|'(?=\w))*(?<! )")
_PLAIN = re.compile(r"[^\W_](?:[\w /()&+.;%’“”–×-]|,(?= )|(?<=\w):(?=\w)|'(?=\w))*(?<! )")
_ALSO_ESCAPED = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")


def write_sop(sop: Sop) -> bytes:
    return "".join(f"{line}\n" for line in _lines(sop)).encode()


def _lines(sop: Sop) -> Iterator[str]:
    yield from _head(sop)
    yield from _map("formulir", sop.form)
    yield from _map("pelaksana", {lane.key: lane.label for lane in sop.lanes})
    yield "langkah:" if sop.rows else "langkah: []"
    outgoing: dict[str, list[tuple[str, str]]] = {row.id: [] for row in sop.rows}
    for link in sop.links:
        outgoing[link.source].append((link.target, link.label))
    for row, below in zip(sop.rows, [*sop.rows, None][1:], strict=True):
        following = below.id if below else None
        entries = _row_entries(row, written_for(tuple(outgoing[row.id]), row.symbols, following))
        yield from (f"{'    ' if place else '  - '}{entry}" for place, entry in enumerate(entries))


def _head(sop: Sop) -> Iterator[str]:
    identity, approval = sop.identity, sop.identity.approval
    yield from _scalar("kode", identity.kode)
    yield from _scalar("nama", identity.name)
    yield from _scalar("nomor", identity.number)
    yield from _scalar("instansi", identity.agency)
    yield from _scalar("unit", identity.unit)
    yield from _scalar("jenis", identity.kind)
    yield from _scalar("pembuatan", identity.made)
    yield from _scalar("revisi", identity.revised)
    yield from _scalar("efektif", identity.effective)
    yield from _scalar("tinjau", identity.review)
    official = {"jabatan": approval.position, "nama": approval.name, "nip": approval.nip}
    yield from _map("disahkan", {key: text for key, text in official.items() if text})
    yield from _scalar("janji", sop.promise)
    if sop.trigger:
        yield from _map("pemicu", {"setiap": sop.trigger.every, "hari_kerja": str(sop.trigger.workday)})
    if sop.grain is not Grain.FULL:
        yield from _scalar("ukur", sop.grain.value)
    yield from _scalar("proses_bisnis", identity.process_code)
    yield from _block("dasar_hukum", identity.legal_basis)
    yield from _block("kualifikasi", identity.qualifications)
    yield from _block("keterkaitan", identity.related)
    yield from _block("peralatan", identity.equipment)
    yield from _block("peringatan", identity.warnings)
    yield from _block("pencatatan", identity.records)


def _row_entries(row: Row, written: Written) -> Iterator[str]:
    for key in [symbol.value for symbol in row.symbols] or ["kegiatan"]:
        yield f"{key}: {_quoted(row.text)}"
    yield from _scalar("id", row.id)
    yield from _scalar("oleh", row.lane)
    yield from _flow("bersama", row.shared)
    yield from _flow("kelengkapan", row.needs)
    yield from _scalar("waktu", row.time)
    yield from _flow("output", row.outputs)
    yield from ("jumlah: true",) if row.counts_items else ()
    yield from ("menunggu_pemohon: true",) if row.waits_for_applicant else ()
    exits = {written.label_yes: "ya", written.label_no: "tidak"}
    yield from _scalar("lewat_waktu", exits.get(row.timeout_exit, row.timeout_exit))
    yield from _scalar("sop", row.calls)
    yield from ("gabung: semua",) if row.joins else ()
    yield from _exits(written)
    yield from _scalar("keterangan", row.note)


def _exits(written: Written) -> Iterator[str]:
    if written.onward is not None:
        yield f"lanjut: {_targets(written.onward)}"
    yield from _scalar("label_ya", written.label_yes if written.label_yes != YES else "")
    yield from _scalar("label_tidak", written.label_no if written.label_no != NO else "")
    if written.yes is not None:
        yield f"ya: {_targets(written.yes)}"
    if written.no is not None:
        yield f"tidak: {_targets(written.no)}"
    if written.choices is not None:
        ways = ", ".join(f"{_item(label)}: {_targets(targets)}" for label, targets in written.choices)
        yield f"pilihan: {{{ways}}}"


def _targets(targets: tuple[str, ...]) -> str:
    return _item(targets[0]) if len(targets) == 1 else _list(targets)


def _scalar(key: str, text: str) -> Iterator[str]:
    if text:
        yield f"{key}: {_quoted(text)}"


def _map(key: str, pairs: Mapping[str, str]) -> Iterator[str]:
    if pairs:
        yield f"{key}:"
        yield from (f"  {_quoted(name)}: {_quoted(text)}" for name, text in pairs.items())


def _block(key: str, texts: tuple[str, ...]) -> Iterator[str]:
    if texts:
        yield f"{key}:"
        yield from (f"  - {_quoted(text)}" for text in texts)


def _flow(key: str, texts: tuple[str, ...]) -> Iterator[str]:
    if not texts:
        return
    line = f"{key}: {_list(texts)}"
    if len(line) <= _WIDTH:
        yield line
    else:
        yield f"{key}:"
        yield from (f"  - {_quoted(text)}" for text in texts)


def _list(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_item, texts))}]"


def _quoted(text: str) -> str:
    """Plain where that is safe, else in double quotes, in which YAML takes JSON's escapes."""
    return text if _PLAIN.fullmatch(text) else _escaped(text)


def _item(text: str) -> str:
    return text if _PLAIN_ITEM.fullmatch(text) else _escaped(text)


def _escaped(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _ALSO_ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
