"""What a BPMN 2.0 file says about the order of work: processes, nodes, arrows. Pictures, data, messages stay out."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """Of a node. Every kind of task and every call is a TASK."""

    TASK = "task"
    SUBPROCESS = "subProcess"
    AD_HOC = "adHocSubProcess"
    START = "startEvent"
    END = "endEvent"
    EVENT = "intermediateEvent"
    BOUNDARY = "boundaryEvent"
    EXCLUSIVE = "exclusiveGateway"
    EVENT_BASED = "eventBasedGateway"
    PARALLEL = "parallelGateway"
    INCLUSIVE = "inclusiveGateway"
    COMPLEX = "complexGateway"


class Loop(Enum):
    """How often an activity is done each time it is reached; a single one has none of these."""

    AFTER = "standard"  # once, and again while its condition holds
    BEFORE = "test before"  # as above, or not at all
    SEQUENTIAL = "multi-instance, one after another"
    PARALLEL = "multi-instance, side by side"


@dataclass(frozen=True, slots=True)
class Node:
    """``scope`` is the id of the process or sub-process that holds it.

    ``trigger`` is the kind of an event ("" for none, else ``message``, ``timer``, ``error``, ``terminate`` …);
    ``attached_to`` the activity of a boundary event; ``interrupts`` whether a boundary event, or the start event of
    an event sub-process, stops what goes on; ``default`` the arrow taken when no condition holds.
    """

    id: str
    kind: Kind
    name: str
    scope: str
    trigger: str = ""
    attached_to: str = ""
    interrupts: bool = True
    default: str = ""
    loop: Loop | None = None
    link: str = ""
    by_event: bool = False
    compensates: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A sequence flow."""

    id: str
    source: str
    target: str
    is_conditional: bool = False


@dataclass(frozen=True, slots=True)
class NotCarried:
    """Something in the file that was not understood, and why."""

    id: str
    kind: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Model:
    """All in the order of the file. ``processes`` are the ids of processes that hold a node."""

    processes: tuple[str, ...]
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    not_carried: tuple[NotCarried, ...] = ()
