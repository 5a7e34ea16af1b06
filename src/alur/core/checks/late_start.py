"""A `mulai` below a row that is none. Several starts are sound, but they stand together at the top."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.sop.flow import Flow
from alur.core.sop.model import Symbol

WHY = "Pembaca mencari awal alur di baris pertama (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    at_the_top = True
    for number, row in enumerate(flow.sop.rows, 1):
        is_start = Symbol.START in row.symbols
        if is_start and not at_the_top:
            yield Fault(
                number,
                f"Baris {number} adalah mulai, tetapi tidak berada di awal.",
                f"Pindahkan baris {number} ke atas, di bawah mulai yang lain.",
            )
        at_the_top = at_the_top and is_start
