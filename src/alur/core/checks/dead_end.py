"""A row that is no `selesai` and leads nowhere."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Symbol

WHY = "Kasus yang sampai di baris ini tidak pernah dapat ditutup; alur berakhir pada kapsul (PermenPAN-RB 35/2012)."


def find(flow: Flow) -> Iterator[Fault]:
    """Silent without any `selesai`, where no `mulai` leads, without one symbol: those are faults of their own."""
    if not flow.ends:
        return
    reached, sources = flow.reachable(), {link.source for link in flow.sop.links}
    for number, row in enumerate(flow.sop.rows, 1):
        stops = row.symbol not in (None, Symbol.DECISION, Symbol.END) and row.id not in sources
        if stops and (row.id in reached or not flow.starts):
            yield Fault(
                number,
                f"Baris {number}, {quote(row.text)}, berhenti tanpa lanjutan dan bukan selesai.",
                f"Tulis baris lanjutannya, misalnya lanjut: {flow.number(flow.ends[-1])}, atau jadikan selesai.",
            )
