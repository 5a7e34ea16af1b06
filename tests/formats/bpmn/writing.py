"""BPMN documents for tests, written in a line: nodes as ``kind id``, arrows as ``a>b``; a task is named in capitals."""

from alur.core.conform.align import Aligner
from alur.formats.bpmn.net import bpmn_net
from alur.formats.bpmn.read import read_bpmn

_ELEMENTS = {
    "start": "startEvent",
    "end": "endEvent",
    "task": "userTask",
    "event": "intermediateCatchEvent",
    "xor": "exclusiveGateway",
    "and": "parallelGateway",
    "or": "inclusiveGateway",
    "wait": "eventBasedGateway",
}


def node(kind: str, node_id: str, inside: str = "", **attributes: str) -> str:
    """``kind`` as above, or the element's own name; ``inside`` is XML."""
    name = f' name="{node_id.upper()}"' if kind == "task" else ""
    more = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f'<{_ELEMENTS.get(kind, kind)} id="{node_id}"{name}{more}>{inside}</{_ELEMENTS.get(kind, kind)}>'


def body(nodes: str, arrows: str, *more: str) -> str:
    """``more`` is XML to stand beside: sub-processes, boundary events."""
    written = [node(*each.split()) for each in nodes.split(",") if each.strip()]
    for arrow in arrows.split():
        source, _, target = arrow.partition(">")
        written.append(f'<sequenceFlow id="{source}_{target}" sourceRef="{source}" targetRef="{target}"/>')
    return "".join([*written, *more])


def document(*processes: str) -> bytes:
    space = "http://www.omg.org/spec/BPMN/20100524/MODEL"
    inside = "".join(f'<process id="p{number}">{process}</process>' for number, process in enumerate(processes))
    return f'<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="{space}">{inside}</definitions>'.encode()


def aligner(data: bytes) -> Aligner:
    return Aligner(bpmn_net(read_bpmn(data, name="model.bpmn")))


def costs(data: bytes, *traces: str) -> list[int]:
    """Of traces whose events are letters."""
    with_data = aligner(data)
    return [with_data.align(tuple(trace)).cost for trace in traces]
