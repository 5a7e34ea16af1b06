"""A `mulai` below a row that is none. Several starts are sound, but they stand together at the top."""

from collections.abc import Iterator
from itertools import dropwhile

from alur.core.checks.finding import Fault
from alur.core.sop.flow import Flow
from alur.core.sop.model import Row, Symbol

WHY = "Bagan alur ditulis tegak dan dibuka oleh kapsul mulai (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    """A `selesai` above all starts is a fault of its own and makes none of them late."""
    at_the_top = True
    for number, row in dropwhile(_is_end, enumerate(flow.sop.rows, 1)):
        is_start = Symbol.START in row.symbols
        if is_start and not at_the_top:
            yield Fault(
                number,
                f"Baris {number} adalah mulai, tetapi tidak berada di awal.",
                f"Pindahkan baris {number} ke atas, di bawah mulai yang lain.",
            )
        at_the_top = at_the_top and is_start


def _is_end(numbered: tuple[int, Row]) -> bool:
    return numbered[1].symbol is Symbol.END
