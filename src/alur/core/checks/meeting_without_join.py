"""A row that two branches of one split reach without `gabung: semua`: it would be done twice."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow

WHY = "Dua cabang yang berjalan bersamaan bertemu hanya pada gabung; tanpa itu barisnya dikerjakan dua kali."


def find(flow: Flow) -> Iterator[Fault]:
    for number in (flow.number(fault.row) for fault in flow.scope_faults if fault.kind == "unjoined_meeting"):
        yield Fault(
            number,
            f"Baris {number}, {quote(flow.sop.rows[number - 1].text)}, dicapai dua cabang yang berjalan bersamaan.",
            f"Tambahkan gabung: semua pada baris {number}, agar menunggu semua cabang.",
        )
