"""A decision with more than two exits, as foreign drawings have. It can be drawn and run, but is no SOP AP decision."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import enumerate_words, quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Symbol

WHY = "Putusan dalam SOP AP memiliki dua keluaran, ya dan tidak (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    for number, row in enumerate(flow.sop.rows, 1):
        labels = [quote(exit_.label) for exit_ in flow.exits(row.id)]
        if row.symbol is Symbol.DECISION and len(labels) > 2:
            yield Fault(
                number,
                f"Putusan baris {number} memiliki {len(labels)} keluaran: {enumerate_words(labels)}.",
                f"Pecah menjadi putusan berurutan; baris {number} memutuskan {labels[0]} atau tidak.",
            )
