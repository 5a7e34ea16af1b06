"""A row without `oleh`: nobody answers for it."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import is_blank, quote
from alur.core.sop.flow import Flow

WHY = "Setiap kegiatan memiliki pelaksana yang bertanggung jawab (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    keys = " atau ".join(lane.key for lane in flow.sop.lanes[:2]) or "nama jabatan"
    for number, row in enumerate(flow.sop.rows, 1):
        if is_blank(row.lane):
            yield Fault(
                number, f"Baris {number}, {quote(row.text)}, belum memiliki pelaksana.", f"Isi oleh, misalnya {keys}."
            )
