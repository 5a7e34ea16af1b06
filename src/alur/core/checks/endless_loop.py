"""Rows that go round and none of which leads to a `selesai`. Told at the last decision of the loop: a way out belongs
there.
"""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.component import last_components
from alur.core.checks.reading.sentence import enumerate_words
from alur.core.sop.flow import Flow, is_decision

WHY = "Kasus yang masuk ke putaran tanpa jalan keluar tidak pernah selesai (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    """Silent where the loop is closed by a row that is no decision, or is not reached: findings of their own say so."""
    if not flow.ends:
        return
    can_end, reached = flow.can_end(), flow.reachable()
    stuck = [row.id for row in flow.sop.rows if row.id not in can_end and (row.id in reached or not flow.starts)]
    for group in last_components(flow, stuck):
        if len(group) > 1 and _returns_by_decisions(flow, group):
            yield _fault(flow, group)


def _returns_by_decisions(flow: Flow, group: frozenset[str]) -> bool:
    links = (link for row_id in group for link in flow.incoming(row_id) if link.source in group)
    return all(is_decision(flow.row(link.source)) for link in links if flow.is_back(link))


def _fault(flow: Flow, group: frozenset[str]) -> Fault:
    numbers = sorted(map(flow.number, group))
    step = max(flow.number(row_id) for row_id in group if is_decision(flow.row(row_id)))
    end = flow.number(flow.ends[-1])
    return Fault(
        step,
        f"Baris {enumerate_words(map(str, numbers))} berputar tanpa jalan menuju selesai.",
        f"Arahkan salah satu keluaran putusan baris {step} ke luar putaran, misalnya ke baris {end}.",
    )
