"""An arrow that leaves its branch other than into the join: the branches would never all arrive."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow

WHY = "Baris dalam satu cabang hanya keluar lewat gabung; panah lain membuat gabung menunggu cabang yang tidak datang."


def find(flow: Flow) -> Iterator[Fault]:
    for number in (flow.number(fault.row) for fault in flow.scope_faults if fault.kind == "arrow_out_of_branch"):
        yield Fault(
            number,
            f"Baris {number}, {quote(flow.sop.rows[number - 1].text)}, keluar dari cabangnya sebelum gabung.",
            f"Arahkan baris {number} ke baris dalam cabangnya sendiri, atau ke baris gabung.",
        )
