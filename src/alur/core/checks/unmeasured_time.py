"""A waktu that no clock can hold the work to: without a number, without a unit, or of nothing."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.checks.reading.usual_time import measure_within, usual_times
from alur.core.sop.flow import Flow
from alur.core.sop.standard import read_standard

WHY = "Waktu dalam mutu baku harus terukur (PermenPAN-RB 35/2012, prinsip keterukuran)."


def find(flow: Flow) -> Iterator[Fault]:
    usual = usual_times(flow.sop)
    for number, row in enumerate(flow.sop.rows, 1):
        if row.time.strip() and read_standard(row.time) is None:
            example = measure_within(row.time) or usual.of(row.lane)
            yield Fault(
                number,
                f"Waktu baris {number}, {quote(row.time)}, tidak dapat diukur.",
                f"Tulis angka dan satuan, misalnya {example}.",
            )
