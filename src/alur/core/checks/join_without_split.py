"""A `gabung: semua` that closes no split: it would wait for branches that nothing opens."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow

WHY = "Gabung menunggu semua cabang dari satu percabangan; tanpa percabangan tidak ada yang ditunggu."


def find(flow: Flow) -> Iterator[Fault]:
    for number in (flow.number(fault.row) for fault in flow.scope_faults if fault.kind == "join_without_split"):
        text = quote(flow.sop.rows[number - 1].text)
        yield Fault(
            number,
            f"Baris {number}, {text}, menunggu cabang, tetapi tidak ada percabangan yang bertemu di sini.",
            f"Hapus gabung: semua dari baris {number}, atau buka cabangnya dengan daftar, misalnya lanjut: [2, 3].",
        )
