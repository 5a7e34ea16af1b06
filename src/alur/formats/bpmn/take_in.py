"""A BPMN `Model` → `Sop`: tasks become rows, gateways and events become what an SOP says with symbols and arrows.

Nothing is mended and nothing is left out in silence: what the form of an SOP cannot say becomes a note at its row, and
is listed as not carried. A file that Alur wrote carries each row whole, and only its words and arrows are read anew.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from alur.core.refused import Refused
from alur.core.sop.ids import free_slug, slug
from alur.core.sop.model import Identity, Link, Row, Sop, Symbol
from alur.formats.bpmn.lanes import Lanes
from alur.formats.bpmn.model import Arrow, Kind, Model, Node, NotCarried
from alur.formats.bpmn.unfold import unfolded
from alur.formats.sopfile import read_sop

NO_NAME = "Kegiatan tanpa nama"
_SPLITS = (Kind.EXCLUSIVE, Kind.EVENT_BASED, Kind.INCLUSIVE, Kind.COMPLEX)
_FOREIGN_SPLITS = {
    Kind.EVENT_BASED: "menunggu kejadian; dalam SOP ini keputusan biasa",
    Kind.INCLUSIVE: "beberapa jalan boleh sekaligus; dalam SOP hanya satu",
    Kind.COMPLEX: "aturannya tidak mempunyai tempat dalam SOP",
}


@dataclass(frozen=True, slots=True)
class TakenIn:
    """``carried`` counts the elements of the file by their BPMN name."""

    sop: Sop
    carried: Mapping[str, int]
    not_carried: tuple[NotCarried, ...]


def take_in(model: Model, *, name: str) -> TakenIn:
    """Raises Refused where the model has no work in it; ``name`` is the name of an SOP that has none there."""
    return _Reader(unfolded(model), name).taken_in()


@dataclass(slots=True)
class _Draft:
    """A row in the making. ``gate`` is the node whose arrows are the row's exits."""

    node: Node
    symbol: Symbol
    gate: Node
    joins: bool = False
    notes: list[str] = field(default_factory=list)


class _Reader:
    def __init__(self, model: Model, name: str) -> None:
        self.model, self.name = model, name
        self.nodes = {node.id: node for node in model.nodes}
        self.outs: dict[str, list[Arrow]] = {node.id: [] for node in model.nodes}
        self.ins: dict[str, list[Arrow]] = {node.id: [] for node in model.nodes}
        for arrow in model.arrows:
            self.outs[arrow.source].append(arrow)
            self.ins[arrow.target].append(arrow)
        self.lost = [*model.not_carried, *model.beside]
        self.lanes = Lanes(model)
        self.drafts: dict[str, _Draft] = {}
        self._draft_rows()

    def taken_in(self) -> TakenIn:
        if not self.drafts:
            raise Refused("{name}: tidak berisi satu kegiatan pun. Periksa modelnya.", name=self.name)
        head = self._head()
        drafts = self._in_order()
        rows = self._rows(drafts)
        ids = {draft.node.id: row.id for draft, row in zip(drafts, rows, strict=True)}
        links = tuple(
            Link(row.id, ids[target], label)
            for draft, row in zip(drafts, rows, strict=True)
            for target, label in self._exits(draft)
        )
        lanes = self.lanes.in_order([draft.node for draft in drafts])
        sop = replace(head, lanes=lanes, rows=rows, links=tuple(dict.fromkeys(links)))
        lost = (*self.lost, *self.lanes.without_work([draft.node for draft in drafts]))
        return TakenIn(sop, self._carried(lost), lost)

    # What becomes a row

    def _draft_rows(self) -> None:
        for node in self.model.nodes:
            if node.kind is Kind.TASK:
                self._add(node, Symbol.TASK)
        self._starts()
        self._decisions()
        self._parallels()
        self._events()
        self._ends()
        for draft in self.drafts.values():
            self._remark(draft)

    def _add(self, node: Node, symbol: Symbol) -> _Draft:
        draft = self.drafts[node.id] = _Draft(node, symbol, node)
        return draft

    def _starts(self) -> None:
        """A start event that leads to one task is that task's capsule; any other is a row of its own."""
        starts = [node for node in self.model.nodes if node.kind is Kind.START]
        for start in starts:
            targets = [self.drafts.get(arrow.target) for arrow in self.outs[start.id]]
            draft = targets[0] if len(targets) == 1 else None
            if draft is None:
                draft = self._add(start, Symbol.START)
            elif start.name:
                draft.notes.append(f"Dimulai oleh: {start.name}")
            draft.symbol = Symbol.START
            self._lose_trigger(start)
        begun = {start.scope for start in starts}
        for draft in list(self.drafts.values()):
            if not self.ins[draft.node.id] and draft.node.scope not in begun:
                draft.symbol = Symbol.START

    def _decisions(self) -> None:
        """The gateway right behind a plain task is the task's diamond; a gateway that only gathers is no row."""
        for gate in self.model.nodes:
            if gate.kind not in _SPLITS or len(self.outs[gate.id]) < 2:
                continue
            before = [self.drafts.get(arrow.source) for arrow in self.ins[gate.id]]
            draft = before[0] if len(before) == 1 else None
            if draft is not None and draft.symbol is Symbol.TASK and len(self.outs[draft.node.id]) == 1:
                draft.symbol, draft.gate = Symbol.DECISION, gate
                draft.notes += [gate.name] if gate.name and gate.name != draft.node.name else []
            else:
                self._add(gate, Symbol.DECISION if self.ins[gate.id] else Symbol.START)
            if gate.kind in _FOREIGN_SPLITS:
                self._lose(gate, _FOREIGN_SPLITS[gate.kind])

    def _parallels(self) -> None:
        for gate in self.model.nodes:
            if gate.kind is not Kind.PARALLEL:
                continue
            if len(self.ins[gate.id]) > 1:
                self._join(gate)
            elif len(self.outs[gate.id]) > 1 and not self._opens_behind_a_row(gate):
                self._add(gate, Symbol.TASK)

    def _join(self, gate: Node) -> None:
        targets = [self.nodes[arrow.target] for arrow in self.outs[gate.id]]
        target = targets[0] if len(targets) == 1 else None
        if target is not None and (target.kind is Kind.END or target.id in self.drafts) and self._one_join_into(target):
            draft = self.drafts.get(target.id) or self._add(target, Symbol.END)
            draft.joins = True
        else:
            self._add(gate, Symbol.TASK).joins = True

    def _one_join_into(self, node: Node) -> bool:
        before = [self.nodes[arrow.source] for arrow in self.ins[node.id]]
        return sum(one.kind is Kind.PARALLEL and len(self.ins[one.id]) > 1 for one in before) == 1

    def _opens_behind_a_row(self, gate: Node) -> bool:
        """Only the one row before it, which is no decision, leads into the gateway: the row itself is the split."""
        before = [self.drafts.get(arrow.source) for arrow in self.ins[gate.id]]
        return all(draft and draft.symbol is not Symbol.DECISION for draft in before) and len(before) == 1

    def _events(self) -> None:
        for node in self.model.nodes:
            if node.kind is Kind.EVENT and node.trigger != "link" and (node.name or node.trigger):
                self._add(node, Symbol.TASK)
                self._lose_trigger(node)

    def _ends(self) -> None:
        """An end event is the capsule of the tasks that lead to it and nowhere else; else a row of its own."""
        for end in self.model.nodes:
            if end.kind is not Kind.END or end.id in self.drafts:
                continue
            before = [self.drafts.get(arrow.source) for arrow in self.ins[end.id]]
            if before and all(draft and self._may_end(draft) for draft in before):
                for draft in filter(None, before):
                    draft.symbol = Symbol.END
                    draft.notes += [f"Berakhir: {end.name}"] if end.name else []
            elif self.ins[end.id]:
                self._add(end, Symbol.END)
            self._lose_trigger(end)
        for draft in self.drafts.values():
            if draft.symbol is Symbol.TASK and not self.outs[draft.node.id]:
                draft.symbol = Symbol.END

    def _may_end(self, draft: _Draft) -> bool:
        return draft.symbol is Symbol.TASK and draft.gate is draft.node and len(self.outs[draft.node.id]) == 1

    # Arrows

    def _exits(self, draft: _Draft) -> Iterator[tuple[str, str]]:
        if draft.symbol is Symbol.END:
            return
        arrows = self.outs[draft.gate.id]
        for number, arrow in enumerate(arrows, 1):
            label = ""
            if draft.symbol is Symbol.DECISION:
                label = arrow.name or ("Selain itu" if arrow.id == draft.gate.default else f"Jalan {number}")
            for target in dict.fromkeys(self._rows_behind(arrow, frozenset())):
                yield target, label

    def _rows_behind(self, arrow: Arrow, passed: frozenset[str]) -> Iterator[str]:
        node = arrow.target
        if node in self.drafts:
            yield node
        elif node not in passed:
            for onward in self.outs[node]:
                yield from self._rows_behind(onward, passed | {node})

    def _in_order(self) -> list[_Draft]:
        """As Alur wrote them; else so that work stands below what it follows, in the order of the file."""
        drafts = list(self.drafts.values())
        places = {node: place for place, node in enumerate(self.nodes)}
        drafts.sort(key=lambda draft: places[draft.node.id])
        if self.model.written:
            return drafts
        exits = {draft.node.id: [target for target, _ in self._exits(draft)] for draft in drafts}
        heads = [draft.node.id for draft in drafts if draft.symbol is Symbol.START]
        below = _downwards(heads, exits)
        apart = _downwards([one for one in exits if one not in set(below)], exits)
        return [self.drafts[found] for found in dict.fromkeys(below + apart)]

    # Words

    def _remark(self, draft: _Draft) -> None:
        node = draft.node
        if not node.written:
            draft.notes[:0] = node.remarks
        for boundary in self.model.nodes:
            if boundary.attached_to == node.id:
                behind = [self.nodes[arrow.target].name for arrow in self.outs[boundary.id]]
                way = f": {', '.join(filter(None, behind))}" if any(behind) else ""
                draft.notes.append(f"Bila {boundary.name or boundary.trigger or 'terjadi sesuatu'}{way}")
                self._lose(boundary, "kejadian di tepi kegiatan ditulis di Keterangan")
        if node.loop is not None:
            draft.notes.append("Diulang beberapa kali")
            self._lose(node, "pengulangan satu kegiatan ditulis di Keterangan", kind="loopCharacteristics")

    def _rows(self, drafts: list[_Draft]) -> tuple[Row, ...]:
        rows: list[Row] = []
        known = {draft.node.id: self._as_written(draft.node) for draft in drafts}
        taken = {row.id for row in known.values() if row}
        for draft in drafts:
            row = known[draft.node.id]
            if row is None:
                text = " ".join(draft.node.name.split()) or _silent_words(draft)
                id_ = free_slug(text, taken, fallback="langkah")
                taken.add(id_)
                node = draft.node
                row = Row(id_, (), text, needs=node.needs, outputs=node.outputs, calls=node.calls)
            elif " ".join(draft.node.name.split()) != " ".join(row.text.split()):
                row = replace(row, text=draft.node.name)
            note = "; ".join(dict.fromkeys(filter(None, [row.note, *(" ".join(one.split()) for one in draft.notes)])))
            lane = self.lanes.key_of(draft.node)
            rows.append(replace(row, symbols=(draft.symbol,), lane=lane, joins=draft.joins, note=note))
        return tuple(rows)

    def _as_written(self, node: Node) -> Row | None:
        if not node.written:
            return None
        try:
            rows = read_sop(node.written.encode(), name=self.name).rows
        except Refused:
            rows = ()
        if len(rows) != 1:
            self._lose(node, "keterangan Alur pada kegiatan ini tidak dapat dibaca", kind="langkah")
            return None
        return rows[0]

    def _head(self) -> Sop:
        if self.model.written:
            return read_sop(self.model.written.encode(), name=self.name)
        names = [pool.name for pool in self.model.pools if pool.process in self.model.processes]
        names += [self.model.names.get(process, "") for process in self.model.processes]
        title = next(filter(None, (" ".join(name.split()) for name in names)), self.name)
        return Sop(Identity(kode=slug(title, fallback="sop"), name=title))

    def _lose(self, node: Node, why: str, *, kind: str = "") -> None:
        self.lost.append(NotCarried(node.id, kind or node.kind.value, node.name, why))

    def _lose_trigger(self, node: Node) -> None:
        if node.trigger:
            self._lose(node, f"pemicunya ({node.trigger}) tidak mempunyai tempat dalam SOP", kind="eventDefinition")

    def _carried(self, lost: tuple[NotCarried, ...]) -> dict[str, int]:
        gone = {(one.id, one.kind) for one in lost}
        count = Counter(node.kind.value for node in self.model.nodes if (node.id, node.kind.value) not in gone)
        count["lane"] = sum((lane.id, "lane") not in gone for lane in self.model.lanes)
        count["sequenceFlow"] = sum(" " not in arrow.id for arrow in self.model.arrows)  # ours to unfold have a blank
        return {kind: number for kind, number in count.items() if number}


def _silent_words(draft: _Draft) -> str:
    match draft.node.kind:
        case Kind.START:
            return "Memulai"
        case Kind.END:
            return "Mengakhiri"
        case Kind.EVENT:
            return f"Menunggu {draft.node.trigger or 'kejadian'}"
        case Kind.PARALLEL:
            return "Menggabungkan hasil" if draft.joins else "Memulai pekerjaan bersama"
        case Kind.TASK:
            return NO_NAME
        case _:
            return "Memutuskan kelanjutan"


def _downwards(heads: list[str], exits: Mapping[str, list[str]]) -> list[str]:
    """Reverse postorder of a depth-first walk: each node stands below one that leads to it, but for ways back."""
    order: list[str] = []
    seen: set[str] = set()
    for head in reversed(heads):
        if head in seen:
            continue
        seen.add(head)
        walk = [(head, iter(reversed(exits[head])))]
        while walk:
            at, left = walk[-1]
            step = next((one for one in left if one not in seen), None)
            if step is None:
                order.append(at)
                walk.pop()
            else:
                seen.add(step)
                walk.append((step, iter(reversed(exits[step]))))
    return order[::-1]
