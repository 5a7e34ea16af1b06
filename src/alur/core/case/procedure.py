"""What the engine needs of one SOP version, worked out once: the graph, the scopes and the standards by row."""

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
    person; ``holders`` are those who may be named.
    """

    kind: LaneKind
    holders: tuple[PersonId, ...] = ()


Bindings = Mapping[str, Binding]


@dataclass(frozen=True, slots=True)
class Step:
    """A row as the engine meets it. ``path`` are its branches, outermost first; ``closes`` is the split whose scope
    ends at it; ``heads`` are the rows that open together after it, where it is a split.
    """

    number: int
    row: Row
    path: tuple[Branch, ...]
    exits: tuple[Exit, ...]
    standard: StandardTime | None
    closes: str | None
    heads: tuple[str, ...]

    @property
    def branch(self) -> Branch | None:
        """The innermost branch, None outside every scope."""
        return self.path[-1] if self.path else None


@dataclass(frozen=True, slots=True)
class Procedure:
    """One version of an SOP, ready to be run."""

    version: str
    flow: Flow
    steps: Mapping[str, Step]
    promise: StandardTime | None

    @property
    def sop(self) -> Sop:
        """The SOP that is run."""
        return self.flow.sop


def procedure_of(sop: Sop, version: str) -> Procedure:
    """Raises Refused where the SOP cannot be run: then it is not in force either, its checks say why."""
    flow = flow_of(sop)
    _refuse_what_cannot_run(flow)
    steps = {row.id: _step(flow, row) for row in sop.rows}
    return Procedure(version, flow, steps, read_standard(sop.promise))


def _refuse_what_cannot_run(flow: Flow) -> None:
    ids = {row.id for row in flow.sop.rows}
    stuck = flow.reachable() - flow.can_end()
    unknown = [link for link in flow.sop.links if link.target not in ids or link.source not in ids]
    if not flow.starts or flow.scope_faults or stuck or unknown or len(ids) < len(flow.sop.rows):
        raise Refused("SOP {kode} belum dapat dijalankan. Perbaiki dahulu temuannya.", kode=flow.sop.identity.kode)


def _step(flow: Flow, row: Row) -> Step:
    heads = flow.followers(row.id) if flow.is_split(row.id) else ()
    return Step(
        number=flow.number(row.id),
        row=row,
        path=flow.branch_path(row.id),
        exits=flow.exits(row.id),
        standard=read_standard(row.time),
        closes=flow.split_of(row.id),
        heads=heads,
    )
