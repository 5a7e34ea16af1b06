"""One way through an SOP, row after row: what opens when a row is done, and how to get to an end from anywhere.

Without clocks and persons, which `simulation` adds; without deviations, which only a real case has.
"""

from collections import deque
from collections.abc import Mapping

from alur.core.refused import Refused
from alur.core.sop.flow import Exit, Flow

_ADVICE = "Jalankan `alur check` pada SOP ini dan perbaiki temuannya."


def refuse_what_cannot_run(flow: Flow) -> None:
    """A walk of any other SOP comes to an end, whichever exits it takes often enough."""
    reachable = flow.reachable()
    stuck = [row.id for row in flow.sop.rows if row.id in reachable - flow.can_end()]
    if not flow.starts:
        raise Refused("SOP ini tidak mempunyai langkah mulai. " + _ADVICE)
    if stuck:
        raise Refused("Dari langkah {row} tidak ada jalan ke selesai. " + _ADVICE, row=flow.number(stuck[0]))
    if flow.scope_faults:
        raise Refused("Percabangan di langkah {row} keliru. " + _ADVICE, row=flow.number(flow.scope_faults[0].row))


class Walk:
    """Remembers which branches wait at their join."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._arrived: dict[str, set[int]] = {}

    def opened_by(self, row: str, way: Exit) -> list[str]:
        """The rows that open when ``row`` is done and left by ``way``."""
        opened = []
        for index, target in enumerate(way.targets):
            branch = self._flow.arriving(row, index, target)
            if branch is None or self._is_last_to_arrive(branch.split_row, branch.index):
                opened.append(target)
        return opened

    def _is_last_to_arrive(self, split: str, branch: int) -> bool:
        arrived = self._arrived.setdefault(split, set())
        arrived.add(branch)
        if len(arrived) < self._flow.branch_count(split):
            return False
        del self._arrived[split]
        return True


def rows_to_end(flow: Flow) -> Mapping[str, int]:
    """How many rows at least lie between each row and an end."""
    distance = dict.fromkeys(flow.ends, 0)
    todo = deque(flow.ends)
    while todo:
        row = todo.popleft()
        for link in flow.incoming(row):
            if link.source not in distance:
                distance[link.source] = distance[row] + 1
                todo.append(link.source)
    return distance
