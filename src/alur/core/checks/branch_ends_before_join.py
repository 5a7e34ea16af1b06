"""A branch that may end in a `selesai` while the others are joined later: the join would wait for ever."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow

WHY = "Gabung menunggu semua cabang; cabang yang berakhir lebih dahulu tidak pernah datang."


def find(flow: Flow) -> Iterator[Fault]:
    for number in (flow.number(fault.row) for fault in flow.scope_faults if fault.kind == "branch_may_end_before_join"):
        yield Fault(
            number,
            f"Baris {number}, {quote(flow.sop.rows[number - 1].text)}, mengakhiri satu cabang sebelum gabung.",
            "Arahkan cabang ini ke baris gabung, atau akhiri semua cabang dengan selesai masing-masing.",
        )
