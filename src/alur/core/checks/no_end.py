"""An SOP without `selesai`: no case can end. Names the row where the flow stops, else the last one."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow

WHY = "Alur berakhir pada kapsul; tanpa selesai kasus tidak pernah dapat ditutup (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    if flow.ends or not flow.sop.rows:
        return
    stops = [number for number, row in enumerate(flow.sop.rows, 1) if not flow.exits(row.id)]
    step = stops[-1] if stops else len(flow.sop.rows)
    text = quote(flow.sop.rows[step - 1].text)
    yield Fault(step, "Belum ada baris selesai.", f"Jadikan baris {step}, {text}, baris selesai.")
