"""A row without kelengkapan: what must lie ready before it begins."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import is_blank, quote
from alur.core.sop.flow import Flow

WHY = "Mutu baku setiap kegiatan memuat kelengkapan, waktu, dan output (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    for number, row in enumerate(flow.sop.rows, 1):
        if all(map(is_blank, row.needs)):
            yield Fault(number, f"Baris {number}, {quote(row.text)}, belum memiliki kelengkapan.", _mend(flow, row.id))


def _mend(flow: Flow, row_id: str) -> str:
    """What the row before gives is the likeliest thing that this one needs."""
    given = next((output for link in flow.incoming(row_id) for output in flow.row(link.source).outputs), None)
    example = "Formulir permohonan" if given is None else given
    return f"Tulis apa yang harus tersedia sebelum kegiatan dimulai, misalnya {quote(example)}."
