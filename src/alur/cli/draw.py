"""`alur draw`: the flow of an SOP as one SVG, with its lanes, header and rows."""

import click

from alur.cli import edge
from alur.formats.sopfile import read_sop
from alur.formats.svg.document import summary_of, table_svg

_LIMIT = 2_000_000


@click.command()
@click.argument("sop")
@click.option("-o", "--output", required=True, metavar="X.svg", help="Berkas SVG yang ditulis.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def draw(sop: str, output: str, as_json: bool) -> None:
    """Gambar alur SOP sebagai SVG."""
    edge.require_ending(output, ".svg")
    value = read_sop(edge.read_bytes(sop, _LIMIT), name=sop)
    drawn = table_svg(value)
    edge.write_atomic(output, drawn.svg.encode())
    drawing = drawn.drawing
    figures = {
        "pages": len(drawing.pages),
        "boxes": drawing.boxes,
        "arrows": drawing.arrows,
        "bends": drawing.bends,
        "crossings": drawing.crossings,
    }
    edge.finish(figures if as_json else f"{output}: {summary_of(value, drawing)}", as_json)
