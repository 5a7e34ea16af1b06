"""`alur export`: the same SOP in another form; importing that again gives the same steps, roles, links and times."""

from collections.abc import Callable
from pathlib import PurePath

import click

from alur.cli import edge
from alur.core.refused import Refused
from alur.core.sop.model import Sop
from alur.formats.sopfile import read_sop, write_sop

_LIMIT = 2_000_000


def _bpmn(sop: Sop) -> bytes:
    from alur.formats.bpmn.write import write_bpmn

    return write_bpmn(sop)


def _xlsx(sop: Sop) -> bytes:
    from alur.formats.sheet.book import sheet_xlsx

    return sheet_xlsx(sop)


def _docx(sop: Sop) -> bytes:
    from alur.formats.sheet.word import sheet_docx

    return sheet_docx(sop)


# By the ending of the output's name; each form is imported only when it is asked for.
_FORMS: dict[str, Callable[[Sop], bytes]] = {".bpmn": _bpmn, ".xlsx": _xlsx, ".docx": _docx, ".yaml": write_sop}


@click.command()
@click.argument("sop")
@click.option("-o", "--output", required=True, metavar="X.bpmn|.xlsx|.docx|.sop.yaml", help="Berkas yang ditulis.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def export(sop: str, output: str, as_json: bool) -> None:
    """Tulis SOP yang sama sebagai BPMN, XLSX, DOCX, atau berkas SOP."""
    form = _FORMS.get(PurePath(output).suffix.lower())
    if form is None:
        raise Refused("{file}: akhiran hasil tidak dikenal; pakai {known}.", file=output, known=" atau ".join(_FORMS))
    value = read_sop(edge.read_bytes(sop, _LIMIT), name=sop)
    edge.write_atomic(output, form(value))
    edge.finish({"steps": len(value.rows)} if as_json else f"{output}: {len(value.rows)} langkah ditulis.", as_json)
