"""A row that is no decision but has exits with labels: they would all be taken at once, as the branches of a split."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import enumerate_words, quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Symbol

WHY = "Hanya belah ketupat memilih di antara keluaran (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    labels: dict[str, list[str]] = {row.id: [] for row in flow.sop.rows if row.symbol in (Symbol.START, Symbol.TASK)}
    for link in flow.sop.links:
        if link.label and link.source in labels:
            labels[link.source].append(quote(link.label))
    for row_id, written in labels.items():
        if written:
            number = flow.number(row_id)
            yield Fault(
                number,
                f"Baris {number}, {quote(flow.row(row_id).text)}, memiliki keluaran {enumerate_words(written)}, "
                "padahal bukan putusan.",
                f"Jadikan baris {number} putusan, atau tulis satu lanjut saja.",
            )
