"""`alur sheet`: the official sheet of an SOP as PDF."""

import click

from alur.cli import edge
from alur.formats.sheet.layout import A4, F4, lay_sheet
from alur.formats.sheet.pdf import sheet_pdf
from alur.formats.sopfile import read_sop

_LIMIT = 2_000_000
_PAPERS = {"f4": F4, "a4": A4}


@click.command()
@click.argument("sop")
@click.option("-o", "--output", required=True, metavar="X.pdf", help="Berkas PDF yang ditulis.")
@click.option("--paper", type=click.Choice([*_PAPERS], case_sensitive=False), default="f4", help="Bawaan: f4.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def sheet(sop: str, output: str, paper: str, as_json: bool) -> None:
    """Cetak lembar SOP resmi sebagai PDF: halaman identitas, lalu halaman alur."""
    edge.require_ending(output, ".pdf")
    value = read_sop(edge.read_bytes(sop, _LIMIT), name=sop)
    wanted = _PAPERS[paper.lower()]
    laid = lay_sheet(value, wanted)
    with edge.named(sop):
        written = sheet_pdf(laid, value.identity)
    edge.write_atomic(output, written)
    larger = laid.paper != wanted
    if larger:
        size = f"{laid.paper.width:.0f} × {laid.paper.height:.0f} mm"
        edge.tell(f"{sop}: tidak muat di kertas {wanted.name}, jadi dipakai {size}; bagi menjadi SOP makro dan mikro.")
    pages = len(laid.pages)
    edge.finish({"pages": pages} if as_json else f"{output}: {pages} halaman.", as_json, wrong=larger)
