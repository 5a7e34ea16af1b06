"""`administratif` with one pelaksana, or `teknis` with several."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.sop.flow import Flow

WHY = "SOP teknis dikerjakan satu pelaksana, SOP administratif lebih dari satu (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    """Roles that only take part make an SOP administratif, but leave a teknis one as it is."""
    kind = flow.sop.identity.kind.casefold()
    known = {lane.key for lane in flow.sop.lanes}
    answering = {row.lane for row in flow.sop.rows} & known
    working = answering | {key for row in flow.sop.rows for key in row.shared} & known
    if "administratif" in kind and len(working) == 1:
        yield Fault(None, "SOP administratif ini hanya memiliki satu pelaksana.", "Tulis jenis: teknis.")
    if "teknis" in kind and len(answering) > 1:
        message = f"SOP teknis ini memiliki {len(answering)} pelaksana."
        yield Fault(None, message, "Tulis jenis: administratif, atau pecah menjadi satu SOP per pelaksana.")
