"""SOP file → `Sop`.

What breaks a rule of writing SOPs is held and left to the checks; what the file format does not know is refused with
its line, so that a typing error is never lost in silence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from alur.core.refused import Refused
from alur.core.sop.case_form import KINDS, is_kind
from alur.core.sop.ids import ID, free_slug
from alur.core.sop.model import Approval, Grain, Identity, Lane, Link, Row, Sop, Symbol, Trigger
from alur.formats.sopfile.exits import NO, YES, Written, resolved
from alur.formats.sopfile.keys import APPROVAL, LANE, ROW, ROW_GROUPS, TOP, TOP_GROUPS, TRIGGER, Fields, fields_of
from alur.formats.sopfile.misread import Misread
from alur.formats.sopfile.tree import Listing, Mapping, Node, Text, read_tree

MAX_ROWS = 2_000
MAX_LINKS = 20_000  # ten for each row: more is no SOP, and would make whoever asks the flow wait
MAX_LANES = 200
EVERY = ("hari", "minggu", "bulan")
_WORKDAYS = {"hari": 1, "minggu": 7, "bulan": 23}
_TRUE = ("true", "ya", "benar")
_FALSE = ("false", "tidak", "salah")
_NUMBER = re.compile(r"[0-9]{1,6}")


def read_sop(data: bytes, *, name: str) -> Sop:
    """Raises Refused with one sentence: ``name`` as given, the line, what to do."""
    try:
        return _sop(fields_of(read_tree(data), TOP, groups=TOP_GROUPS, what="SOP"))
    except Misread as error:
        template = "{file}, baris {line}: " + error.template + "."
        raise Refused(template, file=name, line=error.line, **error.fields) from error


def _sop(top: Fields) -> Sop:
    lanes = tuple(_lanes(top))
    drafts = _with_ids([_draft(item, lanes) for item in _row_nodes(top)])
    return Sop(
        identity=_identity(top),
        lanes=lanes,
        rows=tuple(draft.row for draft in drafts),
        links=tuple(_links(drafts)),
        promise=_text(top, "janji"),
        trigger=_trigger(top),
        grain=_grain(top),
        form=MappingProxyType(dict(_case_form(top))),
    )


def _identity(top: Fields) -> Identity:
    return Identity(
        kode=_text(top, "kode"),
        name=_text(top, "nama"),
        number=_text(top, "nomor"),
        agency=_text(top, "instansi"),
        unit=_text(top, "unit"),
        made=_text(top, "pembuatan"),
        revised=_text(top, "revisi"),
        effective=_text(top, "efektif"),
        review=_text(top, "tinjau"),
        approval=_approval(top),
        kind=_text(top, "jenis"),
        legal_basis=_texts(top, "dasar_hukum"),
        qualifications=_texts(top, "kualifikasi"),
        related=_texts(top, "keterkaitan"),
        equipment=_texts(top, "peralatan"),
        warnings=_texts(top, "peringatan"),
        records=_texts(top, "pencatatan"),
        process_code=_text(top, "proses_bisnis"),
    )


def _approval(top: Fields) -> Approval:
    if "disahkan" not in top:
        return Approval()
    node = top["disahkan"][1]
    if isinstance(node, Text):
        return Approval(position=node.value.strip())
    fields = fields_of(node, APPROVAL, what="disahkan")
    return Approval(position=_text(fields, "jabatan"), name=_text(fields, "nama"), nip=_text(fields, "nip"))


def _trigger(top: Fields) -> Trigger | None:
    if "pemicu" not in top:
        return None
    node = top["pemicu"][1]
    is_word = isinstance(node, Text)
    fields: Fields = {"setiap": top["pemicu"]} if is_word else fields_of(node, TRIGGER, what="pemicu")
    every, workday = _text(fields, "setiap"), _text(fields, "hari_kerja") or "1"
    if every not in EVERY:
        raise Misread(node.line, "pemicu “{every}” tidak dikenal; tulis setiap: hari, minggu, atau bulan", every=every)
    if not _NUMBER.fullmatch(workday) or not 1 <= int(workday) <= _WORKDAYS[every]:
        raise Misread(node.line, "hari_kerja harus angka 1 sampai {most}; ganti", most=_WORKDAYS[every])
    return Trigger(every, int(workday))


def _grain(top: Fields) -> Grain:
    text = _text(top, "ukur")
    if text and text not in [grain.value for grain in Grain]:
        raise Misread(top["ukur"][1].line, "ukur “{text}” tidak dikenal; tulis penuh atau tonggak", text=text)
    return Grain(text) if text else Grain.FULL


def _lanes(top: Fields) -> Iterator[Lane]:
    if "pelaksana" not in top:
        return
    node = top["pelaksana"][1]
    taken: dict[str, int] = {}
    for line, key, label in _lane_pairs(node):
        name = key if key is not None else free_slug(label, taken, fallback="pelaksana")
        if name in taken:
            raise Misread(line, "pelaksana “{key}” sudah ada di baris {first}; hapus satu", key=name, first=taken[name])
        if len(taken) == MAX_LANES:
            raise Misread(line, "pelaksana lebih dari {most}; pecah menjadi beberapa SOP", most=MAX_LANES)
        taken[name] = line
        yield Lane(name, label)


def _lane_pairs(node: Node) -> Iterator[tuple[int, str | None, str]]:
    """(line, key, label) of a map key → label, or of a list of labels, maps {kunci, nama} or maps {key: label}."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield key.line, key.value.strip(), _only_text(value)
        return
    for item in node.items if isinstance(node, Listing) else (node,):
        match item:
            case Text() if item.value.strip():
                yield item.line, None, item.value.strip()
            case Mapping(entries=((key, Text() as label),)) if key.value.strip() not in LANE:
                yield item.line, key.value.strip(), label.value.strip()
            case Mapping():
                fields = fields_of(item, LANE, what="pelaksana")
                yield item.line, _text(fields, "kunci") or None, _text(fields, "nama") or _text(fields, "kunci")
            case Listing():
                raise Misread(item.line, "pelaksana ditulis sebagai “kunci: sebutan”; hapus kurungnya")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row as read; its id may be missing still, and its targets are texts as written."""

    line: int
    row: Row
    written: Written


def _row_nodes(top: Fields) -> tuple[Node, ...]:
    if "langkah" not in top:
        return ()
    node = top["langkah"][1]
    if isinstance(node, Text) and not node.value.strip():
        return ()
    if not isinstance(node, Listing):
        raise Misread(node.line, "langkah harus berupa daftar; awali setiap baris dengan tanda “-”")
    if len(node.items) > MAX_ROWS:
        raise Misread(node.items[MAX_ROWS].line, "langkah lebih dari {most}; pecah menjadi beberapa SOP", most="2.000")
    return node.items


def _draft(node: Node, lanes: tuple[Lane, ...]) -> _Draft:
    fields = fields_of(node, ROW, groups=ROW_GROUPS, what="baris langkah")
    symbols = tuple(symbol for symbol in Symbol if symbol.value in fields)
    texts = [_text(fields, key) for key in ("kegiatan", *(symbol.value for symbol in symbols))]
    written = _written(fields)
    row = Row(
        id=_id(fields),
        symbols=symbols,
        text=" / ".join(dict.fromkeys(filter(None, texts))),
        lane=_lane_key(_text(fields, "oleh"), lanes),
        shared=tuple(_lane_key(name, lanes) for name in _texts(fields, "bersama")),
        needs=_texts(fields, "kelengkapan"),
        time=_text(fields, "waktu"),
        outputs=_texts(fields, "output"),
        note=_text(fields, "keterangan"),
        joins=_joins(fields),
        waits_for_applicant=_claim(fields, "menunggu_pemohon"),
        timeout_exit=_timeout_exit(fields, written),
        calls=_text(fields, "sop"),
        counts_items=_claim(fields, "jumlah"),
    )
    return _Draft(node.line, row, written)


def _id(fields: Fields) -> str:
    text = _text(fields, "id")
    if text and not ID.fullmatch(text):
        raise Misread(
            fields["id"][1].line,
            "id “{id}” harus diawali huruf kecil dan hanya berisi huruf kecil, angka, “-”, dan “_”; ganti",
            id=text,
        )
    return text


def _lane_key(written: str, lanes: tuple[Lane, ...]) -> str:
    if any(lane.key == written for lane in lanes):
        return written
    return next((lane.key for lane in lanes if lane.label == written), written)


def _timeout_exit(fields: Fields, written: Written) -> str:
    text = _text(fields, "lewat_waktu")
    if any(text == label for label, _ in written.choices or ()):
        return text
    return {"ya": written.label_yes, "tidak": written.label_no}.get(text, text)


def _joins(fields: Fields) -> bool:
    text = _text(fields, "gabung").lower()
    if text and text != "semua" and text not in _TRUE + _FALSE:
        raise Misread(fields["gabung"][1].line, "gabung “{text}” tidak dikenal; tulis semua", text=text)
    return text == "semua" or text in _TRUE


def _claim(fields: Fields, key: str) -> bool:
    text = _text(fields, key).lower()
    if text and text not in _TRUE + _FALSE:
        raise Misread(fields[key][1].line, "{key} “{text}” tidak dikenal; tulis true atau false", key=key, text=text)
    return text in _TRUE


def _written(fields: Fields) -> Written:
    choices = None
    if "pilihan" in fields:
        node = fields["pilihan"][1]
        if not isinstance(node, Mapping):
            raise Misread(node.line, "pilihan harus berupa “jalan: baris”; tulis demikian")
        choices = tuple((key.value.strip(), _all_texts(value)) for key, value in node.entries)
    return Written(
        onward=_targets(fields, "lanjut"),
        yes=_targets(fields, "ya"),
        no=_targets(fields, "tidak"),
        label_yes=_text(fields, "label_ya") or YES,
        label_no=_text(fields, "label_tidak") or NO,
        choices=choices,
    )


def _targets(fields: Fields, key: str) -> tuple[str, ...] | None:
    return _texts(fields, key) if key in fields else None


def _with_ids(drafts: list[_Draft]) -> list[_Draft]:
    """Ids that are written come first, so that a made one gives way to them."""
    taken: dict[str, int] = {}
    for draft in drafts:
        if not draft.row.id:
            continue
        if draft.row.id in taken:
            first = taken[draft.row.id]
            raise Misread(draft.line, "id “{id}” sudah dipakai di baris {first}; ganti", id=draft.row.id, first=first)
        taken[draft.row.id] = draft.line
    whole = []
    for draft in drafts:
        row_id = draft.row.id or free_slug(draft.row.text, taken, fallback="langkah")
        taken[row_id] = draft.line
        whole.append(replace(draft, row=replace(draft.row, id=row_id)))
    return whole


def _links(drafts: list[_Draft]) -> Iterator[Link]:
    ids = [draft.row.id for draft in drafts]
    known = set(ids)
    count = 0
    for draft, following in zip(drafts, [*ids, None][1:], strict=True):
        exits = resolved(draft.written, draft.row.symbols, following)
        count += len(exits)
        if count > MAX_LINKS:
            raise Misread(draft.line, "anak panah lebih dari {most}; pecah menjadi beberapa SOP", most="20.000")
        for target, label in exits:
            yield Link(draft.row.id, target if target in known else _numbered(target, ids), label)


def _numbered(target: str, ids: list[str]) -> str:
    """A row number → its id; what names no row stays as written and is a finding."""
    if _NUMBER.fullmatch(target) and 1 <= int(target) <= len(ids):
        return ids[int(target) - 1]
    return target


def _case_form(top: Fields) -> Iterator[tuple[str, str]]:
    """A kind that nothing could ask for would lose the field in silence when a case is opened."""
    if "formulir" not in top:
        return
    node = top["formulir"][1]
    if not isinstance(node, Mapping):
        raise Misread(node.line, "formulir harus berupa pasangan “isian: jenis”; tulis demikian")
    for name, value in node.entries:
        kind = _only_text(value)
        if not is_kind(kind):
            known = ", ".join(KINDS)
            template = "jenis isian “{kind}” tidak dikenal; tulis {known}, atau pilihan seperti “lisan | tertulis”"
            raise Misread(value.line, template, kind=kind, known=known)
        yield name.value.strip(), kind


def _text(fields: Fields, key: str) -> str:
    return _only_text(fields[key][1]) if key in fields else ""


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    return _all_texts(fields[key][1]) if key in fields else ()


def _only_text(node: Node) -> str:
    if not isinstance(node, Text):
        raise Misread(node.line, "di sini hanya boleh satu teks; hapus daftar atau susunannya")
    return node.value.strip()


def _all_texts(node: Node) -> tuple[str, ...]:
    """A text, or the texts of a list; blank ones say nothing and are left out."""
    items = node.items if isinstance(node, Listing) else (node,)
    return tuple(text for text in map(_only_text, items) if text)
