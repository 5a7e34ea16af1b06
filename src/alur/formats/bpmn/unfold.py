"""Lays the plain sub-processes of a BPMN `Model` open, and sets aside what no row can stand for.

A plain sub-process begins at one place, is walked by one token, once, and is left by one way. What it holds then stands
between the arrows that led into it and out of it. Any other stays closed, as one task, and what it held is listed.
"""

from dataclasses import dataclass, replace

from alur.formats.bpmn.graph import Graph
from alur.formats.bpmn.model import Arrow, Kind, Model, Node, NotCarried

_SUBPROCESSES = (Kind.SUBPROCESS, Kind.AD_HOC)
_PASSED = Kind.EXCLUSIVE  # an opened sub-process and its inner ends: a gateway with one way out is no row


def unfolded(model: Model) -> Model:
    graph = Graph(model)
    work = _Unfolding(graph, dict(graph.nodes), list(model.arrows), [])
    for node in model.nodes:
        work.look_at(node)
    work.lead_links()
    kept = tuple(node for node in work.nodes.values())
    ids = {node.id for node in kept}
    arrows = tuple(arrow for arrow in work.arrows if arrow.source in ids and arrow.target in ids)
    return replace(model, nodes=kept, arrows=arrows, not_carried=(*model.not_carried, *work.lost))


@dataclass(slots=True)
class _Unfolding:
    graph: Graph
    nodes: dict[str, Node]
    arrows: list[Arrow]
    lost: list[NotCarried]

    def look_at(self, node: Node) -> None:
        """Outer scopes come before inner ones in a file, so what a closed one holds is gone before it is asked for."""
        if node.id not in self.nodes:
            return
        if node.by_event:
            self._set_aside(node, "kejadian yang menyela seluruh proses tidak mempunyai tempat dalam SOP")
        elif node.compensates:
            self._set_aside(node, "kegiatan pembatalan hanya terjadi bila sesuatu ditarik kembali")
        elif node.kind in _SUBPROCESSES:
            if self._is_plain(node):
                self._open(node)
            else:
                self._close(node)

    def _is_plain(self, node: Node) -> bool:
        graph = self.graph
        inner = graph.held[node.id]
        ends_oddly = any(one.kind is Kind.END and one.trigger for one in inner)
        return (
            node.kind is Kind.SUBPROCESS
            and node.loop is None
            and bool(inner)
            and len(graph.begins(node.id)) == 1
            and not graph.is_forked(node.id)
            and not graph.boundaries[node.id]
            and not graph.handlers(node.id)
            and not ends_oddly
        )

    def _open(self, node: Node) -> None:
        within = self.graph.held[node.id]
        leaves = f"{node.id} keluar"
        if node.name:
            self.lost.append(NotCarried(node.id, node.kind.value, node.name, "isinya dibuka menjadi langkah-langkah"))
        self.nodes[node.id] = replace(node, kind=_PASSED)
        self.nodes[leaves] = Node(leaves, _PASSED, "", node.scope)
        self.arrows = [replace(one, source=leaves) if one.source == node.id else one for one in self.arrows]
        begin = self.graph.begins(node.id)[0][0]
        self.arrows.append(Arrow(f"{node.id} masuk", node.id, begin))
        for inner in within:
            lane = inner.lane or node.lane
            moved = replace(inner, scope=node.scope, lane=lane)
            if inner.kind in (Kind.START, Kind.END):
                moved = replace(moved, kind=_PASSED)
            self.nodes[inner.id] = moved
            if not self.graph.out_of[inner.id] and inner.kind is not Kind.BOUNDARY and inner.trigger != "link":
                self.arrows.append(Arrow(f"{inner.id} keluar", inner.id, leaves))

    def _close(self, node: Node) -> None:
        self.nodes[node.id] = replace(node, kind=Kind.TASK)
        for inner in self.graph.held[node.id]:
            self._set_aside(inner, f"berada di dalam subproses “{node.name}”, yang menjadi satu kegiatan")
        if node.kind is Kind.AD_HOC:
            self.lost.append(NotCarried(node.id, node.kind.value, node.name, "isinya boleh dikerjakan tanpa urutan"))

    def _set_aside(self, node: Node, why: str) -> None:
        self.nodes.pop(node.id, None)
        self.lost.append(NotCarried(node.id, node.kind.value, node.name, why))
        for inner in self.graph.held[node.id]:
            self._set_aside(inner, why)

    def lead_links(self) -> None:
        """A link event that is thrown goes on where the one of its name is caught."""
        for node in list(self.nodes.values()):
            if node.trigger == "link" and not self.graph.out_of[node.id]:
                for caught in self.nodes.values():
                    if caught.trigger == "link" and caught.link == node.link and self.graph.out_of[caught.id]:
                        self.arrows.append(Arrow(f"{node.id} ke {caught.id}", node.id, caught.id))
