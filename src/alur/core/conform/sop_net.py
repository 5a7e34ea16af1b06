"""An SOP as a token game (INTERFACE §1): each visit of a row is one move, a decision has one move for each exit."""

from alur.core.conform.net import Move, Net
from alur.core.refused import Refused
from alur.core.sop.flow import Exit, Flow

_ADVICE = "Jalankan `alur check` pada SOP ini, perbaiki temuannya, lalu bandingkan lagi."
_SCOPE_FAULTS = {
    "join_without_split": "Langkah {row} bertanda gabung, tetapi tidak menutup percabangan mana pun.",
    "unjoined_meeting": "Langkah {row} dicapai dua cabang tanpa gabung.",
    "arrow_out_of_branch": "Langkah {row} menuju ke luar cabangnya.",
    "branch_may_end_before_join": "Langkah {row} dapat selesai sebelum cabangnya bergabung.",
}


def sop_net(flow: Flow) -> Net:
    """Steps are numbered as rows are, from 0. Refuses an SOP whose runs are not well defined."""
    _refuse_what_has_no_run(flow)
    places = _Places(flow)
    reachable = flow.reachable()
    return Net(
        texts=tuple(row.text for row in flow.sop.rows),
        starts=tuple(places.opened(start) for start in flow.starts),
        moves=tuple(
            Move(step, places.taken(row.id), places.put(row.id, exit_))
            for step, row in enumerate(flow.sop.rows)
            if row.id in reachable
            for exit_ in flow.exits(row.id) or (Exit("", ()),)
        ),
        structured=True,
    )


def _refuse_what_has_no_run(flow: Flow) -> None:
    if not flow.starts:
        raise Refused("SOP ini tidak mempunyai langkah mulai. " + _ADVICE)
    known = {row.id for row in flow.sop.rows}
    for link in flow.sop.links:
        if link.target not in known:
            row = flow.number(link.source)
            raise Refused("Langkah {row} menuju “{target}” yang tidak ada. " + _ADVICE, row=row, target=link.target)
    for fault in flow.scope_faults:
        raise Refused(_SCOPE_FAULTS[fault.kind] + " " + _ADVICE, row=flow.number(fault.row))


class _Places:
    """A row has one place, but a joining row has one for each branch it waits for: it counts branches, not arrows."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.first: dict[str, int] = {}
        self.width: dict[str, int] = {}
        place = 0
        for row in flow.sop.rows:
            split = flow.split_of(row.id)
            self.first[row.id], self.width[row.id] = place, flow.branch_count(split) if split else 1
            place += self.width[row.id]

    def taken(self, row_id: str) -> int:
        return ((1 << self.width[row_id]) - 1) << self.first[row_id]

    def opened(self, start: str) -> int:
        return self.taken(start)

    def put(self, row_id: str, exit_: Exit) -> int:
        puts = 0
        for index, target in enumerate(exit_.targets):
            branch = self.flow.arriving(row_id, index, target)
            puts |= self.taken(target) if branch is None else 1 << self.first[target] + branch.index
        return puts
