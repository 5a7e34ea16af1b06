"""`alur import`: a foreign document → SOP file, with what was carried, what was not, and what is wrong with the SOP."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import PurePath
from typing import Any

import click

from alur.cli import edge
from alur.core.checks.catalogue import check
from alur.core.checks.finding import Finding
from alur.core.refused import Refused
from alur.core.sop.model import Sop
from alur.formats.bpmn.model import NotCarried
from alur.formats.bpmn.read import LIMIT, read_bpmn
from alur.formats.bpmn.take_in import take_in
from alur.formats.sopfile import write_sop


@click.command(name="import")
@click.argument("file")
@click.option("-o", "--output", required=True, metavar="X.sop.yaml", help="Berkas SOP yang ditulis.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def import_sop(file: str, output: str, as_json: bool) -> None:
    """Bawa masuk SOP dari berkas BPMN 2.0."""
    if PurePath(output).suffix.lower() not in (".yaml", ".yml"):
        raise Refused("{file}: hasilnya berkas SOP; beri akhiran .sop.yaml.", file=output)
    data = edge.read_bytes(file, LIMIT)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"\0<" not in data[:4]:
        raise Refused("{file}: bukan BPMN 2.0. Ekspor modelnya sebagai BPMN 2.0 XML.", file=file)
    taken = take_in(read_bpmn(data, name=file), name=PurePath(file).name.split(".")[0])
    findings = check(taken.sop)
    edge.write_atomic(output, write_sop(taken.sop))
    told: Any = _document(taken.sop, taken.carried, taken.not_carried, findings)
    wrong = bool(taken.not_carried) or any(finding.level == "error" for finding in findings)
    edge.finish(told if as_json else _text(output, taken.sop, taken.not_carried, findings), as_json, wrong=wrong)


def _document(
    sop: Sop, carried: Mapping[str, int], not_carried: tuple[NotCarried, ...], findings: tuple[Finding, ...]
) -> dict[str, Any]:
    return {
        "steps": [_step(sop, place) for place in range(len(sop.rows))],
        "roles": [{"key": lane.key, "label": lane.label} for lane in sop.lanes],
        "carried": dict(carried),
        "not_carried": [asdict(one) for one in not_carried],
        "findings": [asdict(finding) for finding in findings],
    }


def _step(sop: Sop, place: int) -> dict[str, Any]:
    row = sop.rows[place]
    numbers = {other.id: number for number, other in enumerate(sop.rows, 1)}
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
        "next": [
            {"step": numbers.get(link.target), "label": link.label} for link in sop.links if link.source == row.id
        ],
    }


def _text(output: str, sop: Sop, not_carried: tuple[NotCarried, ...], findings: tuple[Finding, ...]) -> str:
    errors = sum(finding.level == "error" for finding in findings)
    lines = [f"{output}: {len(sop.rows)} langkah, {len(sop.lanes)} pelaksana; {errors} kesalahan menunggu perbaikan."]
    if not_carried:
        lines += ["", "Tidak terbawa:"]
        lines += [f"  {one.name or one.id} ({one.kind}): {one.why}" for one in not_carried]
    return "\n".join(lines)
