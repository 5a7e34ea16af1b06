"""Who does the work of a BPMN `Model`: its innermost lanes, or the pool where it has none."""

from collections.abc import Iterator, Sequence

from alur.core.sop.ids import free_slug
from alur.core.sop.model import Lane as SopLane
from alur.formats.bpmn.model import Model, Node, NotCarried


class Lanes:
    """The lanes of the SOP, keyed by the id of the lane, pool or process that stands for them."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._lanes = {lane.id: lane for lane in model.lanes}
        self._process_of = {node.id: node.scope for node in model.nodes}
        self._pools = {pool.process: pool.name for pool in model.pools if pool.process}
        self._made: dict[str, SopLane] = {}
        if model.written:
            for lane in model.lanes:
                self._make(lane.id)

    def key_of(self, node: Node) -> str:
        place = self._place(node)
        return self._make(place).key if place else ""

    def in_order(self, nodes: Sequence[Node]) -> tuple[SopLane, ...]:
        """By first work, as the sheet has them; as they stand in a file that Alur wrote."""
        for node in nodes:
            self.key_of(node)
        return tuple(self._made.values())

    def without_work(self, nodes: Sequence[Node]) -> Iterator[NotCarried]:
        """Lanes that hold neither a row nor another lane."""
        used = {self._place(node) for node in nodes} | {lane.within for lane in self.model.lanes}
        for lane in self.model.lanes:
            if lane.id not in used and lane.id not in self._made:
                yield NotCarried(lane.id, "lane", lane.name, "tidak satu kegiatan pun dikerjakan di lajur ini")
        for pool in self.model.pools:
            if not pool.process:
                yield NotCarried(pool.id, "participant", pool.name, "kolam ini tertutup: pekerjaannya tidak digambar")

    def _place(self, node: Node) -> str:
        if node.lane in self._lanes:
            return node.lane
        scope = self._process_of.get(node.id, "")
        while scope in self._process_of:
            scope = self._process_of[scope]
        return scope if self._name(scope) else ""

    def _make(self, place: str) -> SopLane:
        if place not in self._made:
            taken = {lane.key for lane in self._made.values()}
            lane = self._lanes.get(place)
            name = self._name(place) or f"Lajur {len(self._made) + 1}"
            if not self.model.written and any(name == made.label for made in self._made.values()):
                name = f"{name} {sum(made.label.startswith(name) for made in self._made.values()) + 1}"
            key = lane.key if lane and lane.key else free_slug(name, taken, fallback="lajur")
            self._made[place] = SopLane(key, name)
        return self._made[place]

    def _name(self, place: str) -> str:
        lane = self._lanes.get(place)
        name = lane.name if lane else self._pools.get(place) or self.model.names.get(place, "")
        return " ".join(name.split())
