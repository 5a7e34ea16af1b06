"""A row that calls the very SOP it stands in: its case would open a case for ever.

A circle through other SOPs cannot be seen from one file and is refused where SOPs are put in force.
"""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow

WHY = "SOP yang memanggil dirinya sendiri membuka kasus tanpa akhir."


def find(flow: Flow) -> Iterator[Fault]:
    kode = flow.sop.identity.kode.strip()
    for number, row in enumerate(flow.sop.rows, 1):
        if kode and row.calls.strip() == kode:
            yield Fault(
                number,
                f"Baris {number} memanggil SOP {quote(kode)}, yaitu SOP ini sendiri.",
                f"Tulis kode SOP lain pada sop baris {number}, atau kembalilah lewat putusan.",
            )
