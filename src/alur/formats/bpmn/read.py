"""BPMN 2.0 XML → `Model`, streamed: no tree is built, no DTD accepted, nothing but the bytes read, nothing run."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from alur.core.refused import Refused
from alur.formats.bpmn.model import Arrow, Kind, Loop, Model, Node, NotCarried

LIMIT = 64 << 20
MOST_ELEMENTS = 5_000
_BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
_TASKS = ("task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask")
_KINDS = {
    **dict.fromkeys((*_TASKS, "callActivity"), Kind.TASK),
    **dict.fromkeys(("subProcess", "transaction"), Kind.SUBPROCESS),
    **dict.fromkeys(("intermediateCatchEvent", "intermediateThrowEvent", "implicitThrowEvent"), Kind.EVENT),
    **{kind.value: kind for kind in Kind if kind not in (Kind.TASK, Kind.SUBPROCESS, Kind.EVENT)},
}
_SCOPES = ("process", "subProcess", "transaction", "adHocSubProcess")
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
    processes: list[str] = field(default_factory=list)
    nodes: dict[str, Node] = field(default_factory=dict)
    arrows: dict[str, Arrow] = field(default_factory=dict)

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise Refused("{name}: mempunyai DTD, yang dapat berisi jebakan. Hapus DOCTYPE-nya.", name=self.name)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        element, found = tag.removeprefix(_BPMN), attributes.get("id", "")
        parent, owner = self.path[-1] if self.path else ("", "")
        if not parent and element != "definitions":
            raise Refused("{name}: bukan BPMN 2.0. Ekspor modelnya sebagai BPMN 2.0 XML.", name=self.name)
        if element == "process":
            self.processes.append(found := self._new_id(found))
        elif parent in _SCOPES and element in _KINDS:
            found = self._new_id(found)
            self.nodes[found] = _node(found, element, owner, attributes)
        elif parent in _SCOPES and element == "sequenceFlow":
            found = self._new_id(found)
            self.arrows[found] = Arrow(found, attributes.get("sourceRef", ""), attributes.get("targetRef", ""))
        elif owner in self.nodes:
            self.nodes[owner] = _told_more(self.nodes[owner], element, attributes)
        elif element == "conditionExpression" and owner in self.arrows:
            self.arrows[owner] = replace(self.arrows[owner], is_conditional=True)
        self.path.append((element, found))

    def end(self, tag: str) -> None:
        self.path.pop()

    def close(self) -> None:
        """The parser asks for this; what was found is taken by `model`."""

    def _new_id(self, written: str) -> str:
        """An element without id gets one that no file can write, and so nothing leads to it."""
        count = len(self.nodes) + len(self.arrows) + len(self.processes)
        if count >= MOST_ELEMENTS:
            most = MOST_ELEMENTS
            raise Refused("{name}: lebih dari {most} simpul dan panah. Pecah modelnya.", name=self.name, most=most)
        found = written or f" {count}"
        if found in self.nodes or found in self.arrows or found in self.processes:
            raise Refused("{name}: id “{id}” dipakai dua kali. Ekspor ulang modelnya.", name=self.name, id=found)
        return found

    def model(self) -> Model:
        arrows, not_carried = [], []
        for arrow in self.arrows.values():
            source, target = self.nodes.get(arrow.source), self.nodes.get(arrow.target)
            if source is None or target is None or source.scope != target.scope:
                why = "panahnya tidak menghubungkan dua simpul dalam proses yang sama"
                not_carried.append(NotCarried(arrow.id, "sequenceFlow", "", why))
            else:
                arrows.append(arrow)
        used = {node.scope for node in self.nodes.values()}
        processes = tuple(process for process in self.processes if process in used)
        if not processes:
            raise Refused("{name}: tidak berisi satu proses pun. Periksa modelnya.", name=self.name)
        return Model(processes, tuple(self.nodes.values()), tuple(arrows), tuple(not_carried))


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
