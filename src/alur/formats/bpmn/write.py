"""`Sop` → BPMN 2.0 XML with lanes and diagram interchange: the same work in the words of BPMN.

A row becomes a task, with what its symbol says as events and gateways round it; the picture is drawn by the same rules
as the sheet, columns for lanes and rows downwards. What BPMN has no word for (kelengkapan, waktu, output …) rides in
the task as a row of the SOP file, and again as documentation for people. Source: OMG BPMN 2.0.2 (formal/13-12-09).
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from alur.core.drawing.draw import draw
from alur.core.drawing.metrics import SCREEN, Metrics, Size
from alur.core.drawing.value import Arrow
from alur.core.sop.flow import Flow, flow_of, is_decision
from alur.core.sop.model import Identity, Lane, Link, Row, Sop, Symbol
from alur.formats.bpmn.read import OURS
from alur.formats.sopfile import write_sop

_BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_DD = "http://www.omg.org/spec/DD/20100524/DI"
_NAMES = {None: _BPMN, "bpmndi": _DI, "dc": _DC, "di": _DD, "alur": OURS}
_METRICS: Metrics = replace(
    SCREEN,
    lane=170,
    capsule=Size(36, 36),
    box=Size(120, 62),
    diamond=Size(50, 50),
    row=96,
    channel_gap=16,
    symbol_clear=10,
)
_POOL_HEAD, _LANE_HEAD = 36, 44
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Element:
    """One node of BPMN. ``row`` is the row it stands for or belongs to."""

    id: str
    tag: str
    row: Row


def write_bpmn(sop: Sop) -> bytes:
    """One process in one pool. The same SOP gives the same bytes."""
    elements, links = _elements_and_links(sop)
    flows = {f"panah_{number}": link for number, link in enumerate(links, 1)}
    head = {"id": "definisi", "targetNamespace": OURS}
    root = etree.Element(f"{{{_BPMN}}}definitions", head, nsmap=_NAMES)  # type: ignore[arg-type]  # None is the default
    collaboration = _put(root, "collaboration", id="kolaborasi")
    name = _clean(sop.identity.name or sop.identity.kode)
    _put(collaboration, "participant", id="kolam", name=name, processRef="proses")
    process = _put(root, "process", id="proses", name=name, isExecutable="false")
    _ours(process, "identitas", replace(sop, rows=(), links=(), lanes=()))
    _write_lanes(process, sop, elements)
    ends = _ends(flows)
    for element in elements:
        _write_node(process, element, sop, ends[element.id])
    for id_, link in flows.items():
        _put(process, "sequenceFlow", id=id_, sourceRef=link.source, targetRef=link.target, **_named(link.label))
    _write_picture(root, sop, elements, flows)
    etree.indent(root, "  ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


# The order of work


def _elements_and_links(sop: Sop) -> tuple[list[_Element], list[Link]]:
    flow = flow_of(sop)
    elements: list[_Element] = []
    links: list[Link] = []
    for row in sop.rows:
        elements += _around(row, flow)
        links += _inside(row, flow)
    known = {row.id for row in sop.rows}
    for row in sop.rows:
        index = -1
        for exit_ in flow.exits(row.id):
            for target in exit_.targets:
                index += 1
                if target in known:
                    links.append(Link(_leaves(row, flow), _enters(row.id, index, target, flow), exit_.label))
    return elements, links


def _around(row: Row, flow: Flow) -> Iterator[_Element]:
    for split, index in _merged_branches(row.id, flow):
        yield _Element(f"temu_{row.id}_{split}_{index}", "exclusiveGateway", row)
    if flow.split_of(row.id) is not None:
        yield _Element(f"gabung_{row.id}", "parallelGateway", row)
    if Symbol.START in row.symbols:
        yield _Element(f"mulai_{row.id}", "startEvent", row)
    yield _Element(f"langkah_{row.id}", "callActivity" if row.calls else "userTask", row)
    if is_decision(row):
        yield _Element(f"putusan_{row.id}", "exclusiveGateway", row)
    elif flow.is_split(row.id):
        yield _Element(f"cabang_{row.id}", "parallelGateway", row)
    if Symbol.END in row.symbols:
        yield _Element(f"selesai_{row.id}", "endEvent", row)


def _inside(row: Row, flow: Flow) -> Iterator[Link]:
    task = f"langkah_{row.id}"
    for split, index in _merged_branches(row.id, flow):
        yield Link(f"temu_{row.id}_{split}_{index}", f"gabung_{row.id}")
    if flow.split_of(row.id) is not None:
        yield Link(f"gabung_{row.id}", task)
    if Symbol.START in row.symbols:
        yield Link(f"mulai_{row.id}", task)
    if (leaves := _leaves(row, flow)) != task:
        yield Link(task, leaves)
    if Symbol.END in row.symbols:
        yield Link(task, f"selesai_{row.id}")


def _leaves(row: Row, flow: Flow) -> str:
    if is_decision(row):
        return f"putusan_{row.id}"
    return f"cabang_{row.id}" if flow.is_split(row.id) else f"langkah_{row.id}"


def _enters(source: str, index: int, target: str, flow: Flow) -> str:
    """Into the join where a branch ends there, through a gathering gateway where the branch ends in several ways.

    A parallel gateway waits for each of its arrows; an SOP waits for each branch.
    """
    branch = flow.arriving(source, index, target)
    if branch is None:
        return f"langkah_{target}"
    ends = _branch_ends(target, flow)[branch.split_row, branch.index]
    return f"temu_{target}_{branch.split_row}_{branch.index}" if ends > 1 else f"gabung_{target}"


def _merged_branches(join: str, flow: Flow) -> list[tuple[str, int]]:
    return [branch for branch, ends in _branch_ends(join, flow).items() if ends > 1]


def _branch_ends(join: str, flow: Flow) -> dict[tuple[str, int], int]:
    """How many arrows of each branch lead into the join."""
    ends: defaultdict[tuple[str, int], int] = defaultdict(int)
    if flow.split_of(join) is None:
        return ends
    for source in dict.fromkeys(link.source for link in flow.incoming(join)):
        for index, target in enumerate(flow.followers(source)):
            if target == join and (branch := flow.arriving(source, index, join)) is not None:
                ends[branch.split_row, branch.index] += 1
    return ends


# The words


def _write_lanes(process: etree._Element, sop: Sop, elements: list[_Element]) -> None:
    if not sop.lanes:
        return
    lane_set = _put(process, "laneSet", id="lajur")
    for lane in sop.lanes:
        one = _put(lane_set, "lane", id=f"lajur_{lane.key}", name=_clean(lane.label))
        one.set(f"{{{OURS}}}kunci", _clean(lane.key))
        for element in elements:
            if element.row.lane == lane.key:
                _put(one, "flowNodeRef").text = element.id


def _write_node(process: etree._Element, element: _Element, sop: Sop, ends: list[tuple[str, str]]) -> None:
    node = _put(process, element.tag, id=element.id)
    if element.id == f"langkah_{element.row.id}":
        node.set("name", _clean(element.row.text))
        if element.row.calls:
            node.set("calledElement", _clean(element.row.calls))
        if words := _documentation(element.row):
            _put(node, "documentation").text = _clean(words)
        _ours(node, "langkah", _alone(element.row, sop.lanes))
    for tag, flow in ends:
        _put(node, tag).text = flow


def _ends(flows: dict[str, Link]) -> defaultdict[str, list[tuple[str, str]]]:
    """Of each element the flows that come in, then those that go out, as the schema has them."""
    ends: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for id_, link in flows.items():
        ends[link.target].append(("incoming", id_))
    for id_, link in flows.items():
        ends[link.source].append(("outgoing", id_))
    return ends


def _alone(row: Row, lanes: tuple[Lane, ...]) -> Sop:
    """The row without what the model itself says: its way in and its ways out."""
    named = tuple(lane for lane in lanes if lane.key == row.lane or lane.key in row.shared)
    return Sop(Identity(), named, (replace(row, joins=False),))


def _documentation(row: Row) -> str:
    parts = {
        "Kelengkapan": ", ".join(row.needs),
        "Waktu": row.time,
        "Output": ", ".join(row.outputs),
        "Keterangan": row.note,
    }
    return "\n".join(f"{name}: {words}" for name, words in parts.items() if words)


def _ours(parent: etree._Element, tag: str, sop: Sop) -> None:
    extension = _put(parent, "extensionElements")
    etree.SubElement(extension, f"{{{OURS}}}{tag}").text = _clean(write_sop(sop).decode())


def _put(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_BPMN}}}{tag}", dict(attributes))


def _named(label: str) -> dict[str, str]:
    return {"name": _clean(label)} if label else {}


def _clean(text: str) -> str:
    """Without the signs that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)


# The picture


def _write_picture(root: etree._Element, sop: Sop, elements: list[_Element], flows: dict[str, Link]) -> None:
    drawing = draw(_as_drawn(sop, elements, flows), _METRICS)
    top = _POOL_HEAD + _LANE_HEAD
    diagram = etree.SubElement(root, f"{{{_DI}}}BPMNDiagram", id="gambar")
    plane = etree.SubElement(diagram, f"{{{_DI}}}BPMNPlane", id="bidang", bpmnElement="kolaborasi")
    page = drawing.pages[0]
    height = top + page.height
    _shape(plane, "kolam", (0, 0, drawing.width, height), isHorizontal="false")
    for lane in drawing.lanes:
        if lane.key:
            box = (lane.left, _POOL_HEAD, lane.width, height - _POOL_HEAD)
            _shape(plane, f"lajur_{lane.key}", box, isHorizontal="false")
    for shape in page.shapes:
        if not shape.shared:
            left, upper, right, lower = shape.box
            is_gate = {"isMarkerVisible": "true"} if shape.row.startswith(("putusan_", "temu_")) else {}
            _shape(plane, shape.row, (left, top + upper, right - left, lower - upper), **is_gate)
    drawn = _by_ends(page.arrows)
    for id_, link in flows.items():
        edge = etree.SubElement(plane, f"{{{_DI}}}BPMNEdge", id=f"{id_}_di", bpmnElement=id_)
        for x, y in drawn[link.source, link.target, link.label].popleft().points:
            etree.SubElement(edge, f"{{{_DD}}}waypoint", x=_number(x), y=_number(top + y))


def _by_ends(arrows: tuple[Arrow, ...]) -> dict[tuple[str, str, str], deque[Arrow]]:
    found: defaultdict[tuple[str, str, str], deque[Arrow]] = defaultdict(deque)
    for arrow in arrows:
        found[arrow.source, arrow.target, arrow.label].append(arrow)
    return found


def _as_drawn(sop: Sop, elements: list[_Element], flows: dict[str, Link]) -> Sop:
    """The elements as rows of their own, so that the sheet's rules draw them."""
    symbols = {"startEvent": Symbol.START, "endEvent": Symbol.END}
    gates = dict.fromkeys(("exclusiveGateway", "parallelGateway"), Symbol.DECISION)
    kinds = symbols | gates
    rows = tuple(Row(one.id, (kinds.get(one.tag, Symbol.TASK),), one.row.text, lane=one.row.lane) for one in elements)
    return Sop(Identity(), sop.lanes, rows, tuple(flows.values()))


def _shape(plane: etree._Element, id_: str, box: tuple[float, float, float, float], **attributes: str) -> None:
    shape = etree.SubElement(plane, f"{{{_DI}}}BPMNShape", {"id": f"{id_}_di", "bpmnElement": id_, **attributes})
    left, top, width, height = map(_number, box)
    etree.SubElement(shape, f"{{{_DC}}}Bounds", x=left, y=top, width=width, height=height)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
