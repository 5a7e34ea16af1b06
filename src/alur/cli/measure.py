"""`alur measure`: counts and times of any log, and with an SOP each step against its standard."""

from fractions import Fraction
from typing import Any

import click

from alur.cli import edge
from alur.cli.office import office_calendar, office_options
from alur.core.instant import HOUR, SECOND, moment_of
from alur.core.measure.log import Log
from alur.core.measure.log_figures import LogFigures, Times, figures_of
from alur.core.measure.step_figures import StepFigures, steps_of
from alur.core.sop.flow import flow_of
from alur.formats.log.read import read_log
from alur.formats.sopfile import read_sop

_SOP_LIMIT = 2_000_000


@click.command()
@click.argument("log")
@office_options
@click.option("--sop", default=None, metavar="SOP", help="Berkas SOP, untuk menilai tiap langkah.")
@click.option("--skip-bad", is_flag=True, help="Lewati kejadian yang tidak dapat dibaca, dan sebutkan jumlahnya.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def measure(log: str, hours: str, zone: str, holidays: str, sop: str | None, skip_bad: bool, as_json: bool) -> None:
    """Hitung waktu dan jalan dari LOG (CSV, XES, atau XES.gz)."""
    with edge.watched(log, "Membaca") as stream:
        found = read_log(stream, name=log, skip_bad=skip_bad)
    with edge.named(log):
        calendar = office_calendar(hours, zone, holidays, _years(found.log))
    figures = figures_of(found.log, calendar)
    steps = None
    if sop is not None:
        flow = flow_of(read_sop(edge.read_bytes(sop, _SOP_LIMIT), name=sop))
        with edge.named(f"{log} terhadap {sop}"):
            steps = steps_of(found.log, flow, calendar)
    left_out = found.left_out if skip_bad else None
    edge.finish(_told(figures, steps, left_out) if as_json else _text(figures, steps, left_out), as_json)


def _years(log: Log) -> range:
    """Also the year after: something begun in the last one may fall due in it."""
    return range(moment_of(min(log.at)).year, moment_of(max(log.at)).year + 2)


def _told(figures: LogFigures, steps: tuple[StepFigures, ...] | None, left_out: int | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "cases": figures.cases,
        "events": figures.events,
        "activities": figures.activities,
        "variants": figures.variants,
        "duration_seconds": _times(figures.duration),
        "working_seconds": _times(figures.working),
        "directly_follows": {"edges": figures.edges, "total": figures.followed},
    }
    if left_out is not None:
        told["skipped"] = left_out
    if steps is not None:
        told["steps"] = [_step(step) for step in steps]
    return told


def _step(step: StepFigures) -> dict[str, Any]:
    return {
        "row": step.number,
        "id": step.row.id,
        "visits": step.visits,
        "on_time": step.on_time,
        "late": step.late,
        "unknown": step.unknown,
        "median_seconds": None if step.median is None else _seconds(step.median),
        "p90_seconds": None if step.p90 is None else _seconds(step.p90),
        "standard": step.row.time or None,
    }


def _times(times: Times) -> dict[str, float]:
    return {"mean": _seconds(times.mean), "median": _seconds(times.median)}


def _seconds(us: Fraction) -> float:
    """The float nearest to the exact value."""
    return float(us / SECOND)


def _text(figures: LogFigures, steps: tuple[StepFigures, ...] | None, left_out: int | None) -> str:
    lines = [
        f"Kasus: {figures.cases}, kejadian: {figures.events}",
        f"Kegiatan: {figures.activities}, ragam jalan: {figures.variants}",
        f"Lama kasus: rata-rata {_hours(figures.duration.mean)}, median {_hours(figures.duration.median)}",
        f"Waktu kerja: rata-rata {_hours(figures.working.mean)}, median {_hours(figures.working.median)}",
        f"Pasangan berurutan: {figures.edges} macam, {figures.followed} seluruhnya",
    ]
    if left_out is not None:
        lines.append(f"Kejadian yang dilewati: {left_out}")
    for step in steps or ():
        counts = f"tepat {step.on_time}, lambat {step.late}, tidak diketahui {step.unknown}"
        median = "" if step.median is None else f", median {_hours(step.median)}"
        lines.append(f"{step.number}. {step.row.text} ({step.row.time or 'tanpa waktu'}): {counts}{median}")
    return "\n".join(lines)


def _hours(us: Fraction) -> str:
    return f"{float(us / HOUR):.2f} jam".replace(".", ",")
