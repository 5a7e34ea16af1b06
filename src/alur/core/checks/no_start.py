"""An SOP without `mulai`: no case can be opened by it."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow

WHY = "Alur bermula pada kapsul; tanpa mulai tidak ada kasus yang dapat dibuka (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    if flow.starts:
        return
    if not flow.sop.rows:
        yield Fault(None, "SOP ini belum berisi langkah.", "Tulis langkah pertama sebagai mulai.")
        return
    first = flow.sop.rows[0]
    yield Fault(1, "Belum ada baris mulai.", f"Jadikan baris 1, {quote(first.text)}, baris mulai.")
