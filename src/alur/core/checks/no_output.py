"""A row without output: nothing shows that it was done."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import is_blank, quote
from alur.core.sop.flow import Flow

WHY = "Mutu baku setiap kegiatan memuat kelengkapan, waktu, dan output (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    for number, row in enumerate(flow.sop.rows, 1):
        if all(map(is_blank, row.outputs)):
            yield Fault(number, f"Baris {number}, {quote(row.text)}, belum memiliki output.", _mend(flow, row.id))


def _mend(flow: Flow, row_id: str) -> str:
    """What the row after needs is the likeliest thing that this one gives."""
    needed = next((need for follower in flow.followers(row_id) for need in flow.row(follower).needs), None)
    example = "Berita acara" if needed is None else needed
    return f"Tulis hasil yang dapat ditunjukkan, misalnya {quote(example)}."
