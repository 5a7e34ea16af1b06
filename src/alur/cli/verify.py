"""`alur verify`: whether an exported record of cases is whole. The judging is `formats.record.verifier`'s alone."""

import os
import stat
from pathlib import Path

import click

from alur.cli import edge
from alur.core.refused import Refused
from alur.formats.record.verifier import UNREADABLE, Verdict, check_export


@click.command()
@click.argument("export")
@click.option("--anchor", "anchors", multiple=True, metavar="BERKAS", help="Jangkar yang disimpan di luar kantor.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def verify(export: str, anchors: tuple[str, ...], as_json: bool) -> None:
    """Periksa apakah catatan kasus yang diekspor masih utuh."""
    for path in (export, *anchors):
        _refuse_devices(path)
    try:
        verdict = check_export(export, anchors)
    except UNREADABLE as error:
        if isinstance(error, OSError) and error.filename:
            raise
        raise Refused(
            "{file}: bukan ekspor catatan Alur; mintakan ekspor baru kepada kantornya.", file=export
        ) from error
    told = {"cases": verdict.cases, "events": verdict.events, "first_bad": verdict.first_bad}
    edge.finish(told if as_json else _text(verdict), as_json, wrong=verdict.first_bad is not None)


def _refuse_devices(path: str) -> None:
    """A pipe or device may never end."""
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode) and not (stat.S_ISDIR(mode) and (Path(path) / "record.txt").is_file()):
        raise Refused("{file}: ini bukan zip, folder, atau berkas ekspor; periksa namanya.", file=path)


def _text(verdict: Verdict) -> str:
    counted = f"{verdict.cases} kasus, {verdict.events} peristiwa, {verdict.anchors} jangkar"
    if verdict.first_bad is None:
        return f"{counted}: utuh.\nKunci penandatangan {verdict.key}; cocokkan dengan yang dicatat di luar kantor."
    bad = verdict.first_bad
    place = f"kasus {bad['case']}, peristiwa {bad['seq']}" if bad["case"] else "berkas"
    return f"{counted}: TIDAK UTUH.\nYang pertama: {place}: {bad['why']}."
