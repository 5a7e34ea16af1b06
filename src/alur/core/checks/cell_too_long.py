"""A cell that would take more than eight lines on the sheet: it is a text, no kegiatan."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.sop.flow import Flow
from alur.core.sop.model import Row

WHY = "Lembar SOP dibaca sekilas; sel yang lebih panjang dari delapan baris mendorong alur ke halaman lain."

_MOST_LINES = 8
# Letters a line of 8,25 pt in the columns of the F4 sheet with six pelaksana, counted on the narrow side.
_LETTERS = {"Kegiatan": 36, "Kelengkapan": 26, "Waktu": 12, "Output": 22, "Keterangan": 16}


def find(flow: Flow) -> Iterator[Fault]:
    for number, row in enumerate(flow.sop.rows, 1):
        for column, lines in _lines(row).items():
            if lines > _MOST_LINES:
                yield Fault(
                    number,
                    f"{column} baris {number} memerlukan sekitar {lines} baris cetak.",
                    f"Ringkas {column.lower()}, atau pindahkan rinciannya ke lampiran.",
                )


def _lines(row: Row) -> dict[str, int]:
    cells = {
        "Kegiatan": (row.text,),
        "Kelengkapan": row.needs,
        "Waktu": (row.time,),
        "Output": row.outputs,
        "Keterangan": (row.note,),
    }
    return {column: sum(-(-len(part) // _LETTERS[column]) for part in parts) for column, parts in cells.items()}
