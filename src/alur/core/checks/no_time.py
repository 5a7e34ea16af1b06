"""A row without waktu. A dash is a text that bears no measure, so it belongs to `unmeasured_time`."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.checks.reading.usual_time import usual_times
from alur.core.sop.flow import Flow

WHY = "Mutu baku setiap kegiatan memuat kelengkapan, waktu, dan output (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    usual = usual_times(flow.sop)
    for number, row in enumerate(flow.sop.rows, 1):
        if not row.time.strip():
            example = usual.of(row.lane)
            yield Fault(
                number,
                f"Baris {number}, {quote(row.text)}, belum memiliki waktu.",
                f"Tulis angka dan satuan, misalnya {example}.",
            )
