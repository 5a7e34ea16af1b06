"""`alur conform`: how the cases of a log keep to an SOP or a BPMN model, by optimal alignment."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from alur.cli import edge
from alur.core.conform.conformance import Conformance, conformance
from alur.core.conform.net import Net
from alur.core.conform.sop_net import sop_net
from alur.core.conform.words import in_words
from alur.core.measure.log import Log
from alur.core.refused import Refused
from alur.core.sop.flow import Flow, flow_of
from alur.formats.log.read import read_log
from alur.formats.sopfile import read_sop

_SOP_LIMIT = 2_000_000
_SHOWN = 20  # deviations in the text; the JSON has all


@click.command()
@click.argument("log")
@click.option("--sop", default=None, metavar="SOP", help="Berkas SOP yang dibandingkan.")
@click.option("--bpmn", default=None, metavar="FILE", help="Model BPMN 2.0 yang dibandingkan.")
@click.option("--skip-bad", is_flag=True, help="Lewati kejadian yang tidak dapat dibaca, dan sebutkan jumlahnya.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def conform(log: str, sop: str | None, bpmn: str | None, skip_bad: bool, as_json: bool) -> None:
    """Bandingkan LOG (CSV, XES, atau XES.gz) dengan SOP atau model BPMN."""
    if (model := sop or bpmn) is None or (sop and bpmn):
        raise Refused("{log}: sebutkan satu pembanding, --sop SOP atau --bpmn FILE.", log=log)
    net, notes = _from_bpmn(model) if bpmn else _from_sop(model)
    with edge.watched(log, "Membaca") as stream:
        found = read_log(stream, name=log, skip_bad=skip_bad)
    with edge.named(f"{log} terhadap {model}"):
        figures = conformance(net, _shown(_variants(found.log)))
    for note in notes:
        edge.tell(f"{model}: {note}")
    left_out = found.left_out if skip_bad else None
    edge.finish(_told(figures, left_out) if as_json else _text(figures, left_out), as_json, wrong=bool(notes))


def _from_sop(path: str) -> tuple[Net, list[str]]:
    flow = flow_of(read_sop(edge.read_bytes(path, _SOP_LIMIT), name=path))
    with edge.named(path):
        return sop_net(flow), list(_faults(flow))


def _faults(flow: Flow) -> Iterator[str]:
    """Rows that make the comparison say less than it seems to: they can only be extra, or never come to an end."""
    reachable, can_end = flow.reachable(), flow.can_end()
    for number, row in enumerate(flow.sop.rows, 1):
        if row.id not in reachable:
            yield f"Langkah {number} tidak tercapai dari mulai mana pun, jadi tidak pernah dituntut."
        elif row.id not in can_end:
            yield f"Dari langkah {number} tidak ada jalan ke selesai."


def _from_bpmn(path: str) -> tuple[Net, list[str]]:
    # Imported here: lxml costs 30 ms that a comparison with an SOP need not pay.
    from alur.formats.bpmn.net import bpmn_net
    from alur.formats.bpmn.read import LIMIT, read_bpmn
    from alur.formats.bpmn.rules import not_carried

    model = read_bpmn(edge.read_bytes(path, LIMIT), name=path)
    with edge.named(path):
        return bpmn_net(model), [f"{each.name or each.id}: {each.why}." for each in not_carried(model)]


def _variants(log: Log) -> list[tuple[tuple[str, ...], int]]:
    """Each distinct trace once, in the order of its first case."""
    found: dict[bytes, int] = {}
    counts = Counter[bytes]()
    for case in range(len(log.cases)):
        key = log.trace(case).tobytes()
        found.setdefault(key, case)
        counts[key] += 1
    return [(log.texts(case), counts[key]) for key, case in found.items()]


def _shown(variants: list[tuple[tuple[str, ...], int]]) -> Iterator[tuple[tuple[str, ...], int]]:
    """The same, with progress on stderr where somebody looks."""
    with click.progressbar(variants, file=sys.stderr, label="Membandingkan", hidden=not sys.stderr.isatty()) as shown:
        yield from shown


def _told(figures: Conformance, left_out: int | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "cases": figures.cases,
        "fitting": figures.fitting,
        "fitting_share": figures.fitting_share,
        "cost": figures.cost,
        "average_fitness": figures.average_fitness,
        "deviations": [
            {"kind": deviation.kind, "step": deviation.step, "text": deviation.text, "count": count}
            for deviation, count in figures.deviations
        ],
    }
    return told if left_out is None else {**told, "skipped": left_out}


def _text(figures: Conformance, left_out: int | None) -> str:
    lines = [
        f"Kasus: {figures.cases}, tepat menurut alur: {figures.fitting} ({_decimal(100 * figures.fitting_share)} %)",
        f"Langkah dilewati dan pekerjaan di luar alur: {figures.cost}",
        f"Kesesuaian rata-rata: {_decimal(100 * figures.average_fitness)} %",
    ]
    if left_out is not None:
        lines.append(f"Kejadian yang dilewati: {left_out}")
    lines += [f"{count} kasus: {in_words(deviation)}" for deviation, count in figures.deviations[:_SHOWN]]
    if (more := len(figures.deviations) - _SHOWN) > 0:
        lines.append(f"… dan {more} penyimpangan lain; semuanya ada dalam --json.")
    return "\n".join(lines)


def _decimal(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")
