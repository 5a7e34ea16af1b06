"""`alur import`: a foreign document → SOP file, with what was carried, what was not, and what a person must look at."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any

import click

from alur.cli import edge
from alur.core.checks.catalogue import check
from alur.core.checks.finding import Finding
from alur.core.refused import Refused
from alur.core.sop.model import Sop
from alur.formats.bpmn.model import NotCarried
from alur.formats.sopfile import read_sop, write_sop

_LIMIT, _SOP_LIMIT = 64 << 20, 2_000_000
_OURS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Imported:
    """``places`` tells of each row where its fields stood in the document."""

    sop: Sop
    carried: Mapping[str, int]
    not_carried: tuple[NotCarried, ...] = ()
    questions: tuple[Finding, ...] = ()
    places: tuple[Mapping[str, str], ...] = ()


@click.command(name="import")
@click.argument("file")
@click.option("-o", "--output", required=True, metavar="X.sop.yaml", help="Berkas SOP yang ditulis.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def import_sop(file: str, output: str, as_json: bool) -> None:
    """Bawa masuk SOP dari BPMN 2.0, XLSX, DOCX, PDF, atau berkas SOP."""
    if PurePath(output).suffix.lower() not in _OURS:
        raise Refused("{file}: hasilnya berkas SOP; beri akhiran .sop.yaml.", file=output)
    data = edge.read_bytes(file, _LIMIT)
    imported = _imported(data, file)
    findings = (*imported.questions, *check(imported.sop))
    edge.write_atomic(output, write_sop(imported.sop))
    wrong = bool(imported.not_carried or imported.questions) or any(one.level == "error" for one in findings)
    edge.finish(_document(imported, findings) if as_json else _text(output, imported, findings), as_json, wrong=wrong)


def _imported(data: bytes, file: str) -> Imported:
    if _is_xml(data):
        return _from_bpmn(data, file)
    if PurePath(file).suffix.lower() in _OURS and not data.startswith((b"PK", b"%PDF")):
        sop = read_sop(edge.read_bytes(file, _SOP_LIMIT), name=file)
        return Imported(sop, {"row": len(sop.rows), "lane": len(sop.lanes)})
    return _from_sheet(data, file)


def _is_xml(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or b"\0<" in data[:4] or data[:4] == b"\xff\xfe<\0"


def _from_bpmn(data: bytes, file: str) -> Imported:
    from alur.formats.bpmn.read import read_bpmn
    from alur.formats.bpmn.take_in import take_in

    taken = take_in(read_bpmn(data, name=file), name=_title(file))
    return Imported(taken.sop, taken.carried, taken.not_carried)


def _from_sheet(data: bytes, file: str) -> Imported:
    from alur.core.sheet.read import read_sheet
    from alur.formats.document.read import read_document

    grids = read_document(data, name=file)
    with edge.named(file):
        found = read_sheet(grids, name=_title(file))
    drawn = {"symbol": sum(len(grid.figures) for grid in grids), "arrow": sum(len(grid.connectors) for grid in grids)}
    carried = {"row": len(found.sop.rows), "lane": len(found.sop.lanes), **drawn}
    return Imported(found.sop, {kind: n for kind, n in carried.items() if n}, (), found.questions, found.places)


def _title(file: str) -> str:
    return PurePath(file).name.split(".")[0]


def _document(imported: Imported, findings: tuple[Finding, ...]) -> dict[str, Any]:
    return {
        "steps": [_step(imported, place) for place in range(len(imported.sop.rows))],
        "roles": [{"key": lane.key, "label": lane.label} for lane in imported.sop.lanes],
        "carried": dict(imported.carried),
        "not_carried": [asdict(one) for one in imported.not_carried],
        "findings": [asdict(finding) for finding in findings],
    }


def _step(imported: Imported, place: int) -> dict[str, Any]:
    sop = imported.sop
    row = sop.rows[place]
    numbers = {other.id: number for number, other in enumerate(sop.rows, 1)}
    ways = [{"step": numbers.get(link.target), "label": link.label} for link in sop.links if link.source == row.id]
    return {
        "number": place + 1,
        "id": row.id,
        "kind": row.symbol.value if row.symbol else None,
        "text": row.text,
        "role": row.lane,
        "shared": list(row.shared),
        "needs": list(row.needs),
        "time": row.time,
        "outputs": list(row.outputs),
        "note": row.note,
        "joins": row.joins,
        "next": ways,
        "from": dict(imported.places[place]) if imported.places else {},
    }


def _text(output: str, imported: Imported, findings: tuple[Finding, ...]) -> str:
    sop = imported.sop
    errors = sum(finding.level == "error" for finding in findings)
    lines = [f"{output}: {len(sop.rows)} langkah, {len(sop.lanes)} pelaksana; {errors} kesalahan menunggu perbaikan."]
    if imported.questions:
        lines += ["", "Perlu dilihat orang:"]
        lines += [f"  Langkah {one.step}: {one.message} {one.mend}" for one in imported.questions]
    if imported.not_carried:
        lines += ["", "Tidak terbawa:"]
        lines += [f"  {one.name or one.id} ({one.kind}): {one.why}" for one in imported.not_carried]
    return "\n".join(lines)
