"""What the engine needs of one SOP version, worked out once: the ways, the scopes and the standards by row."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from alur.core.case.events import PersonId
from alur.core.refused import Refused
from alur.core.sop.flow import Branch, Exit, Flow, flow_of
from alur.core.sop.model import Row, Sop
from alur.core.sop.standard import StandardTime, read_standard


class LaneKind(Enum):
    """How a lane is bound to people (DESIGN §3)."""

    POSITION = "jabatan"
    PER_CASE = "per_kasus"
    UNIT = "unit"
    OUTSIDE = "luar"


@dataclass(frozen=True, slots=True)
class Binding:
    """Who may answer for a lane on the day of the act.

    For a lane outside the office these are the people who record for it. For `per_kasus` the case itself names the
    person; ``holders`` are those who may be named, all where there are none.
    """

    kind: LaneKind
    holders: tuple[PersonId, ...] = ()


Bindings = Mapping[str, Binding]


@dataclass(frozen=True, slots=True)
class Arrow:
    """Where the flow leads: it opens ``target``, or, where that is the join of the scope, the branch arrives there."""

    target: str
    arrives: Branch | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A row as the engine meets it.

    ``path`` are its branches, outermost first, and ``branch`` the innermost, None outside every scope. ``ways`` are its
    exits by label; where ``heads`` has branches, the row is a split and its arrows open one each. ``closes`` is the
    split whose scope ends at this row. ``counts_items``: a number of items is given when it is done.
    """

    number: int
    row: Row
    path: tuple[Branch, ...]
    branch: Branch | None
    ways: Mapping[str, tuple[Arrow, ...]]
    heads: tuple[Branch, ...]
    standard: StandardTime | None
    closes: str | None
    needs: int
    outputs: int
    counts_items: bool


@dataclass(frozen=True, slots=True)
class Procedure:
    """One version of an SOP, ready to be run."""

    version: str
    flow: Flow
    steps: Mapping[str, Step]

    @property
    def sop(self) -> Sop:
        """The SOP that is run."""
        return self.flow.sop


def procedure_of(sop: Sop, version: str) -> Procedure:
    """Raises Refused where the SOP cannot be run; then it cannot be in force either, and its checks say why."""
    flow = flow_of(sop)
    if _cannot_run(flow):
        raise Refused("SOP {kode} belum dapat dijalankan. Perbaiki dahulu temuannya.", kode=sop.identity.kode)
    steps = {row.id: _step(flow, row) for row in sop.rows}
    return Procedure(version, flow, steps)


def _cannot_run(flow: Flow) -> bool:
    ids = {row.id for row in flow.sop.rows}
    return bool(
        not flow.starts
        or len(ids) < len(flow.sop.rows)
        or any(link.target not in ids or link.source not in ids for link in flow.sop.links)
        or flow.scope_faults
        or not ids == flow.reachable() == flow.can_end()
        or any(flow.exits(end) for end in flow.ends)
        or any(len({each.label for each in flow.exits(row)}) < len(flow.exits(row)) for row in ids)
    )


def _step(flow: Flow, row: Row) -> Step:
    path = flow.branch_path(row.id)
    standard = read_standard(row.time)
    return Step(
        number=flow.number(row.id),
        row=row,
        path=path,
        branch=path[-1] if path else None,
        ways={exit_.label: _arrows(flow, row.id, exit_) for exit_ in flow.exits(row.id)},
        heads=tuple(Branch(row.id, index) for index in range(flow.branch_count(row.id))),
        standard=standard,
        closes=flow.split_of(row.id),
        needs=len(row.needs),
        outputs=len(row.outputs),
        counts_items=row.counts_items or (standard is not None and standard.per_item),
    )


def _arrows(flow: Flow, row: str, exit_: Exit) -> tuple[Arrow, ...]:
    return tuple(Arrow(target, flow.arriving(row, index, target)) for index, target in enumerate(exit_.targets))
