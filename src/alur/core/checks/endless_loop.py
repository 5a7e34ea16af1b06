"""Rows that go round and none of which leads to a `selesai`. Told at the last decision of the loop, where a way out
belongs, else at its last row.
"""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.component import last_components
from alur.core.sop.flow import Flow, is_decision

WHY = "Kasus dalam putaran ini tidak pernah selesai; alur berakhir pada kapsul (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    """Silent without any `selesai` and where no `mulai` leads: those are faults of their own."""
    if not flow.ends:
        return
    can_end, reached = flow.can_end(), flow.reachable()
    stuck = [row.id for row in flow.sop.rows if row.id not in can_end and (row.id in reached or not flow.starts)]
    for group in last_components(flow, stuck):
        if len(group) > 1:
            yield _fault(flow, group)


def _fault(flow: Flow, group: frozenset[str]) -> Fault:
    numbers = sorted(map(flow.number, group))
    decisions = [flow.number(row_id) for row_id in group if is_decision(flow.row(row_id))]
    step = max(decisions or numbers)
    end = flow.number(flow.ends[-1])
    return Fault(
        step,
        f"Baris {step} menutup putaran antara baris {numbers[0]} dan {numbers[-1]} tanpa jalan menuju selesai.",
        f"Arahkan salah satu keluaran baris {step} ke luar putaran, misalnya ke baris {end}.",
    )
