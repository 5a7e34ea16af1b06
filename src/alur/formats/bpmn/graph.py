"""Questions to a BPMN `Model`: what a scope holds, where its runs begin, which ways lead out of a node, and to where.

A place of the token game is named by its node's id, or by its arrow's id where a gateway waits for several arrows;
``id>`` is an activity done, ``id*`` a scope going on, ``id?`` an event sub-process that may still interrupt its scope.
No id of an XML file contains these signs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from alur.core.refused import Refused
from alur.formats.bpmn.model import Arrow, Kind, Model, Node

Key = str
Way = tuple[Key, ...]

_MOST_CHOICES = 6  # any arrows of an inclusive gateway may be taken together: 2 to the power of this is enough
_MEETING = (Kind.PARALLEL, Kind.INCLUSIVE, Kind.COMPLEX)
_ANY_OF = (Kind.INCLUSIVE, Kind.COMPLEX)
_ONE_OF = (Kind.EXCLUSIVE, Kind.EVENT_BASED)
_SUBPROCESSES = (Kind.SUBPROCESS, Kind.AD_HOC)


class Graph:
    def __init__(self, model: Model) -> None:
        self.nodes = {node.id: node for node in model.nodes}
        self.into: defaultdict[str, list[Arrow]] = defaultdict(list)
        self.out_of: defaultdict[str, list[Arrow]] = defaultdict(list)
        self.held: defaultdict[str, list[Node]] = defaultdict(list)
        self.boundaries: defaultdict[str, list[Node]] = defaultdict(list)
        for arrow in model.arrows:
            self.into[arrow.target].append(arrow)
            self.out_of[arrow.source].append(arrow)
        for node in model.nodes:
            self.held[node.scope].append(node)
            if node.kind is Kind.BOUNDARY and node.trigger != "compensate":
                self.boundaries[node.attached_to].append(node)
        # Scopes that need a place for "going on": more than one token may be inside, or they may be cut off.
        self.watched = {scope for scope in [*model.processes, *self.nodes] if self._is_watched(scope)}

    def is_work(self, node: Node) -> bool:
        """A task, or a sub-process of which nothing is drawn."""
        return node.kind is Kind.TASK or (node.kind in _SUBPROCESSES and not self.held[node.id])

    def is_scope(self, node: Node) -> bool:
        return node.kind in _SUBPROCESSES and not self.is_work(node)

    def waits_for_arrows(self, node: Node) -> bool:
        return node.kind in _MEETING and len(self.into[node.id]) > 1

    def port(self, arrow: Arrow) -> Key:
        """Where an arrow puts its token."""
        return arrow.id if self.waits_for_arrows(self.nodes[arrow.target]) else arrow.target

    def ways_out(self, node: Node) -> list[Way]:
        arrows = self.out_of[node.id]
        ports = [self.port(arrow) for arrow in arrows]
        if not arrows:
            return [self._link_target(node) or self.end_of(node.scope)]
        if node.kind in _ONE_OF:
            return [(port,) for port in ports]
        if node.kind in _ANY_OF:
            return list(subsets(ports, least=1))
        always = [self.port(arrow) for arrow in arrows if not arrow.is_conditional and arrow.id != node.default]
        perhaps = [self.port(arrow) for arrow in arrows if arrow.is_conditional and arrow.id != node.default]
        ways = [(*always, *some) for some in subsets(perhaps, least=0 if always else 1)] if always or perhaps else []
        return ways + [(self.port(arrow),) for arrow in arrows if arrow.id == node.default]

    def _link_target(self, node: Node) -> Way:
        if node.trigger != "link":
            return ()
        return tuple(
            other.id
            for other in self.held[node.scope]
            if other.trigger == "link" and other.link == node.link and self.out_of[other.id]
        )[:1]

    def end_of(self, scope: str) -> Way:
        """What a token leaves that comes to an end: a scope that nothing watches is done with its one token."""
        return (f"{scope}>",) if scope in self.nodes and scope not in self.watched else ()

    def begins(self, scope: str) -> list[Way]:
        """One way for each start event; without any, all nodes at once that nothing leads to."""
        starts = [node for node in self.held[scope] if node.kind is Kind.START]
        if starts:
            return [(start.id,) for start in starts]
        heads = tuple(node.id for node in self.heads(scope))
        return [heads] if heads else []

    def heads(self, scope: str) -> Iterator[Node]:
        for node in self.held[scope]:
            stands_apart = node.kind is Kind.BOUNDARY or node.by_event or node.compensates or node.trigger == "link"
            if not self.into[node.id] and not stands_apart:
                yield node

    def handlers(self, scope: str) -> list[tuple[Node, bool]]:
        """The event sub-processes of a scope, each with whether it interrupts."""
        found = []
        for node in self.held[scope]:
            starts = [inner for inner in self.held[node.id] if inner.kind is Kind.START]
            if node.by_event and starts and starts[0].trigger != "compensate":
                found.append((node, starts[0].interrupts))
        return found

    def _is_watched(self, scope: str) -> bool:
        node = self.nodes.get(scope)
        if node is None or self.handlers(scope):
            return bool(self.handlers(scope))
        return node.kind is Kind.AD_HOC or bool(self.boundaries[scope]) or self.is_forked(scope)

    def is_forked(self, scope: str) -> bool:
        """Whether several tokens may be in the scope at once, those within its sub-processes not counted."""
        return any(len(way) > 1 for way in self.begins(scope)) or any(
            self._forks(node) for node in self.held[scope] if node.kind is not Kind.BOUNDARY or not node.interrupts
        )

    def _forks(self, node: Node) -> bool:
        many = len(self.out_of[node.id]) > 1 and node.kind not in _ONE_OF
        return many or node.kind is Kind.BOUNDARY

    def scopes_around(self, node: Node) -> Iterator[str]:
        """Innermost first; the last is the process."""
        scope = node.scope
        yield scope
        while scope in self.nodes:
            scope = self.nodes[scope].scope
            yield scope

    def inside(self, scope: str) -> Iterator[Key]:
        """All places that tokens of a run of the scope may have, but for those of the scope itself."""
        todo = [scope]
        while todo:
            for node in self.held[todo.pop()]:
                yield from (node.id, f"{node.id}>", f"{node.id}*")
                yield from (arrow.id for arrow in self.into[node.id])
                if self.is_scope(node):
                    yield from self.armed(node.id)
                    todo.append(node.id)

    def armed(self, scope: str) -> list[Key]:
        return [f"{handler.id}?" for handler, interrupts in self.handlers(scope) if interrupts]


def subsets(ports: list[Key], *, least: int) -> Iterable[Way]:
    if len(ports) > _MOST_CHOICES:
        raise Refused(
            "Sebuah gerbang inklusif mempunyai {count} panah; paling banyak {most} dapat dibandingkan. "
            "Pecah gerbang itu menjadi beberapa.",
            count=len(ports),
            most=_MOST_CHOICES,
        )
    return chain.from_iterable(combinations(ports, size) for size in range(least, len(ports) + 1))
