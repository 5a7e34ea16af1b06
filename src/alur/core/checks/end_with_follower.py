"""A `selesai` from which an arrow goes on."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import enumerate_words
from alur.core.sop.flow import Flow
from alur.core.sop.model import Symbol

WHY = "Kapsul akhir menutup kasus; sesudahnya tidak ada kegiatan lagi (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    for number, row in enumerate(flow.sop.rows, 1):
        targets = [str(flow.number(target)) for target in flow.followers(row.id)]
        if row.symbol is Symbol.END and targets:
            yield Fault(
                number,
                f"Baris {number} adalah selesai, tetapi masih lanjut ke baris {enumerate_words(targets)}.",
                f"Hapus lanjutan baris {number}, atau ubah simbolnya menjadi proses.",
            )
