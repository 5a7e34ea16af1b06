"""Tanggal efektif before tanggal pembuatan."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.sop.dates import read_date, write_date
from alur.core.sop.flow import Flow

WHY = "SOP berlaku setelah selesai dibuat dan disahkan (PermenPAN-RB 35/2012, Bagian Identitas)."


def find(flow: Flow) -> Iterator[Fault]:
    made, effective = read_date(flow.sop.identity.made), read_date(flow.sop.identity.effective)
    if made and effective and effective < made:
        yield Fault(
            None,
            f"Tanggal efektif {write_date(effective)} mendahului tanggal pembuatan {write_date(made)}.",
            f"Tulis tanggal efektif pada atau sesudah {write_date(made)}.",
        )
