"""A decision with two exits of the same label: whoever decides cannot tell them apart."""

from collections import Counter
from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Symbol

WHY = (
    "Kedua keluaran putusan diberi label yang berlawanan: ya/tidak, lengkap/tidak, benar/salah (PermenPAN-RB 35/2012)."
)


def find(flow: Flow) -> Iterator[Fault]:
    for number, row in enumerate(flow.sop.rows, 1):
        labels = Counter(_plain(exit_.label) for exit_ in flow.exits(row.id))
        twice = next((exit_.label for exit_ in flow.exits(row.id) if labels[_plain(exit_.label)] > 1), None)
        if row.symbol is Symbol.DECISION and twice is not None:
            yield Fault(number, _message(number, twice), "Tulis dua label yang berbeda, misalnya Ya dan Tidak.")


def _message(number: int, label: str) -> str:
    if not label.strip():
        return f"Keluaran putusan baris {number} tidak berlabel, sehingga tidak dapat dibedakan."
    return f"Dua keluaran putusan baris {number} berlabel sama, {quote(label)}."


def _plain(label: str) -> str:
    return " ".join(label.casefold().split())
