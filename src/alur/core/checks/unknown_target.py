"""An arrow to a row number or id that the SOP does not have."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Link

WHY = "Anak panah harus sampai ke sebuah kegiatan; tujuan yang tidak ada memutus alur (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    numbers = {row.id: number for number, row in enumerate(flow.sop.rows, 1)}
    for link in flow.sop.links:
        if link.target not in numbers and link.source in numbers:
            yield Fault(numbers[link.source], _message(link, numbers[link.source]), _mend(len(flow.sop.rows)))


def _message(link: Link, number: int) -> str:
    exit_ = f" dari keluaran {quote(link.label)}" if link.label else ""
    return f"Baris {number} menuju {quote(link.target)}{exit_}, tetapi baris itu tidak ada."


def _mend(count: int) -> str:
    return f"Tulis nomor baris dari 1 sampai {count}, atau id baris yang ada."
