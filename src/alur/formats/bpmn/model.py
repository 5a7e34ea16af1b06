"""What a BPMN 2.0 file says about work and its order: pools, lanes, nodes, arrows, remarks.

Pictures stay out; messages, data and groups are only named, so that an import can tell what it did not carry.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType


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
    an event sub-process, stops what goes on; ``default`` the arrow taken when no condition holds; ``lane`` the id of
    the innermost lane; ``calls`` the process that a call activity names; ``remarks`` its documentation and the text
    annotations beside it; ``needs`` and ``outputs`` the names of data that go in and come out; ``written`` the row of
    an SOP file that Alur put there.
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
    lane: str = ""
    calls: str = ""
    remarks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A sequence flow."""

    id: str
    source: str
    target: str
    is_conditional: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """``within`` is the lane around it, "" for none; ``key`` the lane's key in an SOP file, where Alur wrote it."""

    id: str
    name: str
    process: str
    within: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """A participant; one that is not opened has no ``process``."""

    id: str
    name: str
    process: str = ""


@dataclass(frozen=True, slots=True)
class NotCarried:
    """Something in the file that was not understood, and why."""

    id: str
    kind: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Model:
    """All in the order of the file. ``processes`` are the ids of processes that hold a node.

    ``beside`` is what stands in the file and is no part of the order of work; ``written`` the identity of an SOP file
    that Alur put there; ``names`` those of the processes.
    """

    processes: tuple[str, ...]
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    not_carried: tuple[NotCarried, ...] = ()
    lanes: tuple[Lane, ...] = ()
    pools: tuple[Pool, ...] = ()
    beside: tuple[NotCarried, ...] = ()
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    written: str = ""
