"""More pelaksana than the sheet can bear."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.sop.flow import Flow

WHY = "Lembar F4 memuat paling banyak 15 kolom; SOP makro memadukan SOP mikro (PermenPAN-RB 35/2012)."

_MOST = 15


def find(flow: Flow) -> Iterator[Fault]:
    if len(flow.sop.lanes) > _MOST:
        message = f"SOP ini memiliki {len(flow.sop.lanes)} pelaksana, lebih dari {_MOST} kolom."
        yield Fault(None, message, "Bagi menjadi SOP makro dan mikro.")
