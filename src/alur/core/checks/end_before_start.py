"""A `selesai` that stands above every `mulai`: the sheet would be read from its end."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.sop.flow import Flow

WHY = "Bagan alur SOP AP ditulis tegak dari atas ke bawah (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    first = min((flow.number(start) for start in flow.starts), default=0)
    for number in (flow.number(end) for end in flow.ends if flow.number(end) < first):
        yield Fault(
            number,
            f"Baris {number} selesai sebelum alur dimulai di baris {first}.",
            f"Pindahkan baris {number} ke bawah baris terakhir yang menuju kepadanya.",
        )
