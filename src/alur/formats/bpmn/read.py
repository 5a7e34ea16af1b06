"""BPMN 2.0 XML → `Model`, streamed: no tree is built, no DTD accepted, nothing but the bytes read, nothing run."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from lxml import etree

from alur.core.refused import Refused
from alur.formats.bpmn.model import Arrow, Kind, Lane, Loop, Model, Node, NotCarried, Pool

LIMIT = 64 << 20
MOST_ELEMENTS = 5_000
OURS = "urn:alur:sop"  # the namespace of what Alur writes of an SOP that BPMN has no word for
_BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
_TASKS = ("task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask")
_KINDS = {
    **dict.fromkeys((*_TASKS, "callActivity"), Kind.TASK),
    **dict.fromkeys(("subProcess", "transaction"), Kind.SUBPROCESS),
    **dict.fromkeys(("intermediateCatchEvent", "intermediateThrowEvent", "implicitThrowEvent"), Kind.EVENT),
    **{kind.value: kind for kind in Kind if kind not in (Kind.TASK, Kind.SUBPROCESS, Kind.EVENT)},
}
_SCOPES = ("process", "subProcess", "transaction", "adHocSubProcess")
# What stands beside the order of work, and why an SOP has no place for it.
_BESIDE = {
    "messageFlow": "pesan antarkolam tidak mempunyai tempat dalam SOP",
    "group": "kelompok hanya gambar",
    "choreographyTask": "koreografi tidak mempunyai tempat dalam SOP",
    "subChoreography": "koreografi tidak mempunyai tempat dalam SOP",
    "callConversation": "percakapan tidak mempunyai tempat dalam SOP",
    "conversation": "percakapan tidak mempunyai tempat dalam SOP",
}
_DATA = ("dataObjectReference", "dataStoreReference", "dataInput", "dataOutput")
_FREE_DATA = "tidak terhubung dengan kegiatan; tuliskan sebagai kelengkapan atau output"
# A data association's end that lies outside its activity → what the data is to the activity.
_USES = {("dataInputAssociation", "sourceRef"): "needs", ("dataOutputAssociation", "targetRef"): "outputs"}
_TOLD = ("documentation", "text", "flowNodeRef", "sourceRef", "targetRef", f"{{{OURS}}}langkah", f"{{{OURS}}}identitas")
_TRIGGER = "EventDefinition"
_TRUE = ("true", "1")


def read_bpmn(data: bytes, *, name: str) -> Model:
    """Refuses what is not one whole BPMN file; what is merely odd in it stands in ``not_carried``."""
    if len(data) > LIMIT:
        raise Refused("{name}: lebih dari 64 MB. Simpan hanya prosesnya, lalu coba lagi.", name=name)
    elements = _Elements(name)
    parser = etree.XMLParser(
        target=elements,  # type: ignore[arg-type]  # the stubs say bytes where lxml gives text
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        parser.feed(data)
        parser.close()
    except etree.XMLSyntaxError as wrong:
        raise Refused(
            "{name}, baris {line}: bukan XML yang utuh. Ekspor ulang modelnya.", name=name, line=wrong.lineno or 1
        ) from None
    return elements.model()


@dataclass(slots=True)
class _Elements:
    """Called by the parser at each tag. ``path`` holds the element, by local name, and the id of every open tag."""

    name: str
    path: list[tuple[str, str]] = field(default_factory=list)
    processes: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    arrows: dict[str, Arrow] = field(default_factory=dict)
    lanes: dict[str, Lane] = field(default_factory=dict)
    pools: list[Pool] = field(default_factory=list)
    beside: list[NotCarried] = field(default_factory=list)
    annotations: dict[str, str] = field(default_factory=dict)
    associations: list[tuple[str, str]] = field(default_factory=list)
    remarks: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    lane_of: dict[str, str] = field(default_factory=dict)
    named_data: dict[str, tuple[str, str]] = field(default_factory=dict)
    uses: list[tuple[str, str, str]] = field(default_factory=list)
    written: str = ""
    words: list[str] = field(default_factory=list)

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise Refused("{name}: mempunyai DTD, yang dapat berisi jebakan. Hapus DOCTYPE-nya.", name=self.name)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        element, found = tag.removeprefix(_BPMN), attributes.get("id", "")
        parent, owner = self.path[-1] if self.path else ("", "")
        if not parent and element != "definitions":
            raise Refused("{name}: bukan BPMN 2.0. Ekspor modelnya sebagai BPMN 2.0 XML.", name=self.name)
        if element in _TOLD:
            self.words = []
        if element == "process":
            self.processes[found := self._new_id(found)] = attributes.get("name", "")
        elif parent in _SCOPES and element in _KINDS:
            found = self._new_id(found)
            self.nodes[found] = _node(found, element, owner, attributes)
        elif parent in _SCOPES and element == "sequenceFlow":
            found = self._new_id(found)
            self.arrows[found] = _arrow(found, attributes)
        elif element == "lane":
            found = self._new_id(found)
            self.lanes[found] = self._lane(found, attributes)
        elif element == "conditionExpression" and owner in self.arrows:
            self.arrows[owner] = replace(self.arrows[owner], is_conditional=True)
        else:
            self._beside(element, found, attributes)
            if owner in self.nodes:
                self.nodes[owner] = _told_more(self.nodes[owner], element, attributes)
        self.path.append((element, found))

    def data(self, text: str) -> None:
        self.words.append(text)

    def end(self, tag: str) -> None:
        element, _ = self.path.pop()
        if element not in _TOLD:
            return
        words, owner = "".join(self.words).strip(), self._owner()
        match element:
            case "flowNodeRef":
                self.lane_of[words] = owner
            case "text":
                self.annotations[owner] = words
            case "sourceRef" | "targetRef":
                self._use(_USES.get((self.path[-1][0], element), ""), words)
            case "documentation" if words:
                self.remarks[owner].append(words)
            case _ if element.endswith("langkah") and owner in self.nodes:
                self.nodes[owner] = replace(self.nodes[owner], written=words)
            case _ if element.endswith("identitas"):
                self.written = self.written or words

    def close(self) -> None:
        """The parser asks for this; what was found is taken by `model`."""

    def _owner(self) -> str:
        """The id of the element around, through what only groups (`extensionElements`)."""
        return next((found for element, found in reversed(self.path) if element != "extensionElements"), "")

    def _lane(self, found: str, attributes: Mapping[str, str]) -> Lane:
        around = [id_ for element, id_ in self.path if element == "lane"]
        process = next((id_ for element, id_ in self.path if element == "process"), "")
        key = attributes.get(f"{{{OURS}}}kunci", "")
        return Lane(found, attributes.get("name", ""), process, around[-1] if around else "", key)

    def _beside(self, element: str, found: str, attributes: Mapping[str, str]) -> None:
        if element == "participant":
            self.pools.append(Pool(found, attributes.get("name", ""), attributes.get("processRef", "")))
        elif element == "textAnnotation":
            self.annotations[found] = ""
        elif element == "association":
            self.associations.append((attributes.get("sourceRef", ""), attributes.get("targetRef", "")))
        elif element in _DATA:
            self._data(element, self._new_id(found), attributes.get("name", ""))
        elif element in _BESIDE:
            found = self._new_id(found)
            self.beside.append(NotCarried(found, element, attributes.get("name", ""), _BESIDE[element]))

    def _data(self, element: str, found: str, name: str) -> None:
        """What an activity says itself of its data is its own; what is drawn beside it hangs on by associations."""
        self.named_data[found] = (element, name)
        if element in ("dataInput", "dataOutput"):
            self._use("needs" if element == "dataInput" else "outputs", found)

    def _use(self, how: str, data: str) -> None:
        node = next((found for _, found in reversed(self.path) if found in self.nodes), "")
        if how and node:
            self.uses.append((node, how, data))

    def _new_id(self, written: str) -> str:
        """An element without id gets one that no file can write, and so nothing leads to it."""
        count = len(self.nodes) + len(self.arrows) + len(self.processes) + len(self.lanes) + len(self.beside)
        count += len(self.named_data)
        if count >= MOST_ELEMENTS:
            most = MOST_ELEMENTS
            raise Refused("{name}: lebih dari {most} simpul dan panah. Pecah modelnya.", name=self.name, most=most)
        found = written or f" {count}"
        if any(found in known for known in (self.nodes, self.arrows, self.processes, self.lanes)):
            raise Refused("{name}: id “{id}” dipakai dua kali. Ekspor ulang modelnya.", name=self.name, id=found)
        return found

    def model(self) -> Model:
        arrows, not_carried = [], []
        for arrow in self.arrows.values():
            source, target = self.nodes.get(arrow.source), self.nodes.get(arrow.target)
            if source is None or target is None or source.scope != target.scope:
                why = "panahnya tidak menghubungkan dua simpul dalam proses yang sama"
                not_carried.append(NotCarried(arrow.id, "sequenceFlow", arrow.name, why))
            else:
                arrows.append(arrow)
        used = {node.scope for node in self.nodes.values()}
        processes = tuple(process for process in self.processes if process in used)
        if not processes:
            raise Refused("{name}: tidak berisi satu proses pun. Periksa modelnya.", name=self.name)
        self._remark()
        self._hang_data()
        return Model(
            processes,
            tuple(self._whole(node) for node in self.nodes.values()),
            tuple(arrows),
            tuple(not_carried),
            lanes=tuple(self.lanes.values()),
            pools=tuple(self.pools),
            beside=tuple(self.beside),
            names=MappingProxyType(self.processes),
            written=self.written,
        )

    def _whole(self, node: Node) -> Node:
        return replace(node, lane=self.lane_of.get(node.id, ""), remarks=tuple(self.remarks[node.id]))

    def _hang_data(self) -> None:
        """What is drawn beside an activity has the name that readers see; what it says itself counts where none is."""
        drawn = {(node, how) for node, how, data in self.uses if self._is_drawn(data)}
        for node, how, data in self.uses:
            name = self.named_data.get(data, ("", ""))[1]
            if name and (self._is_drawn(data) or (node, how) not in drawn):
                self.nodes[node] = _with_data(self.nodes[node], how, name)
        used = {data for _, _, data in self.uses}
        for data, (kind, name) in self.named_data.items():
            if data not in used:
                self.beside.append(NotCarried(data, kind, name, _FREE_DATA))

    def _is_drawn(self, data: str) -> bool:
        return self.named_data.get(data, ("", ""))[0].endswith("Reference")

    def _remark(self) -> None:
        """Puts each text annotation at the node that a line joins it with; one that hangs nowhere is told beside."""
        hung = set()
        for ends in self.associations:
            for note, node in (ends, ends[::-1]):
                if note in self.annotations and node in self.nodes:
                    self.remarks[node].append(self.annotations[note])
                    hung.add(note)
        for note, words in self.annotations.items():
            if note not in hung:
                self.beside.append(NotCarried(note, "textAnnotation", words, "catatan ini tidak terikat pada kegiatan"))


def _arrow(id_: str, attributes: Mapping[str, str]) -> Arrow:
    source, target = attributes.get("sourceRef", ""), attributes.get("targetRef", "")
    return Arrow(id_, source, target, name=attributes.get("name", ""))


def _node(id_: str, element: str, scope: str, attributes: Mapping[str, str]) -> Node:
    return Node(
        id=id_,
        kind=_KINDS[element],
        name=attributes.get("name", ""),
        scope=scope,
        attached_to=attributes.get("attachedToRef", ""),
        interrupts=attributes.get("cancelActivity", attributes.get("isInterrupting", "true")) in _TRUE,
        default=attributes.get("default", ""),
        by_event=attributes.get("triggeredByEvent", "") in _TRUE,
        compensates=attributes.get("isForCompensation", "") in _TRUE,
        calls=attributes.get("calledElement", ""),
    )


def _told_more(node: Node, element: str, attributes: Mapping[str, str]) -> Node:
    """What an element inside that of the node says about it."""
    match element:
        case "standardLoopCharacteristics":
            return replace(node, loop=Loop.BEFORE if attributes.get("testBefore", "") in _TRUE else Loop.AFTER)
        case "multiInstanceLoopCharacteristics":
            one_by_one = attributes.get("isSequential", "") in _TRUE
            return replace(node, loop=Loop.SEQUENTIAL if one_by_one else Loop.PARALLEL)
        case "linkEventDefinition":
            return replace(node, trigger="link", link=attributes.get("name", ""))
        case _ if element.endswith(_TRIGGER):
            return replace(node, trigger=element.removesuffix(_TRIGGER))
    return node


def _with_data(node: Node, how: str, name: str) -> Node:
    if how == "needs":
        return replace(node, needs=tuple(dict.fromkeys((*node.needs, name))))
    return replace(node, outputs=tuple(dict.fromkeys((*node.outputs, name))))
