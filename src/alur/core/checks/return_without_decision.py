"""An arrow to an earlier row from a row that is no decision: nobody decides when the loop ends."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Symbol

WHY = "Kembali ke baris sebelumnya diputuskan, dan putusan digambar sebagai belah ketupat (PermenPAN-RB 35/2012)."

_MUST_GO_ON = (Symbol.START, Symbol.TASK)


def find(flow: Flow) -> Iterator[Fault]:
    """Rows that follow themselves, have labelled exits, are an end or have not one symbol are faults of their own."""
    for link in flow.sop.links:
        goes_back = flow.is_back(link) and link.source != link.target and not link.label
        if goes_back and flow.row(link.source).symbol in _MUST_GO_ON:
            yield _fault(flow, flow.number(link.source), flow.number(link.target))


def _fault(flow: Flow, step: int, target: int) -> Fault:
    text = quote(flow.sop.rows[step - 1].text)
    return Fault(
        step,
        f"Baris {step}, {text}, kembali ke baris {target}, padahal bukan putusan.",
        f"Jadikan baris {step} putusan dengan dua keluaran, atau lanjutkan ke baris di bawahnya.",
    )
