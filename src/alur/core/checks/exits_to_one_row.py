"""A decision all of whose exits lead to one row: deciding changes nothing."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import enumerate_words, quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Symbol

WHY = "Putusan memilih satu dari dua jalan; bila sama, tidak ada yang diputuskan (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    for number, row in enumerate(flow.sop.rows, 1):
        exits, targets = flow.exits(row.id), set(flow.followers(row.id))
        if row.symbol is Symbol.DECISION and len(exits) > 1 and len(targets) == 1:
            labels = enumerate_words(quote(exit_.label) for exit_ in exits)
            yield Fault(
                number,
                f"Keluaran {labels} putusan baris {number} menuju baris yang sama, baris {flow.number(targets.pop())}.",
                f"Bedakan tujuannya, atau ubah baris {number} menjadi proses.",
            )
