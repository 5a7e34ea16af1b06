"""A decision that leaves no choice: one exit, or none."""

from collections import defaultdict
from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Symbol

WHY = "Belah ketupat memutuskan antara dua keluaran, ya dan tidak (PermenPAN-RB 35/2012, Lampiran)."

_MEND = "Tulis baris tujuan untuk ya dan untuk tidak, atau ubah simbolnya menjadi proses."


def find(flow: Flow) -> Iterator[Fault]:
    labels = defaultdict(list)
    for link in flow.sop.links:
        labels[link.source].append(link.label)
    for number, row in enumerate(flow.sop.rows, 1):
        if row.symbol is Symbol.DECISION and len(labels[row.id]) < 2:
            exits = f"hanya satu keluaran, {quote(labels[row.id][0])}" if labels[row.id] else "tidak satu pun keluaran"
            yield Fault(number, f"Putusan baris {number}, {quote(row.text)}, memiliki {exits}.", _MEND)
