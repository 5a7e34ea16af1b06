"""A decision that leaves no choice: one exit, or none."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Symbol

WHY = "Belah ketupat memutuskan antara dua keluaran, ya dan tidak (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    for number, row in enumerate(flow.sop.rows, 1):
        exits = flow.exits(row.id)
        if row.symbol is Symbol.DECISION and len(exits) < 2:
            missing = f"hanya memiliki keluaran {quote(exits[0].label)}" if exits else "tidak memiliki keluaran"
            yield Fault(
                number,
                f"Putusan baris {number}, {quote(row.text)}, {missing}.",
                "Tulis baris tujuan untuk ya dan untuk tidak, atau ubah simbolnya menjadi proses.",
            )
