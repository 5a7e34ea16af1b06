"""What each node of a BPMN `Model` does to the tokens, as rules over the places that `graph` names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from alur.core.conform.net import SILENT
from alur.formats.bpmn.graph import Graph, Key, Way, subsets
from alur.formats.bpmn.model import Kind, Loop, Model, Node, NotCarried

Region = Callable[[], Iterable[Key]]
_THROWN = ("error", "cancel")


def _nowhere() -> Iterable[Key]:
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One move. ``waits`` and ``clears`` are regions to be asked for when all rules are known."""

    takes: Way
    puts: Way
    step: int = SILENT
    waits: Region = _nowhere
    clears: Region = _nowhere


class Rules:
    """Made once from a model; ``steps`` are the nodes that are visible steps."""

    def __init__(self, model: Model) -> None:
        self.graph = Graph(model)
        self.steps = [node for node in model.nodes if node.name and self.graph.is_work(node)]
        self._number = {node.id: step for step, node in enumerate(self.steps)}
        self.rules = [*self._rules(model)]

    def _rules(self, model: Model) -> Iterator[Rule]:
        may_stay_away = self._started_by_messages(model)
        for process in model.processes:
            yield from self._scope(process, ends_in=())
            if process in may_stay_away:
                yield Rule((process,), ())
        for node in model.nodes:
            yield from self._node(node)

    def _started_by_messages(self, model: Model) -> set[str]:
        found = set()
        for process in model.processes:
            starts = [node for node in self.graph.held[process] if node.kind is Kind.START]
            if starts and all(start.trigger == "message" for start in starts):
                found.add(process)
        return found if len(found) < len(model.processes) else found - {model.processes[0]}

    def _node(self, node: Node) -> Iterator[Rule]:
        if self.graph.is_work(node):
            yield Rule((node.id,), (f"{node.id}>",), self._number.get(node.id, SILENT))
            yield from self._boundaries(node.id, going_on=node.id, clears=_nowhere)
            yield from self._done(node)
        elif self.graph.is_scope(node):
            yield from self._scope(node.id, ends_in=(f"{node.id}>",))
            yield from self._boundaries(node.id, going_on=f"{node.id}*", clears=partial(self._within, node.id))
            yield from self._done(node)
        elif node.kind is Kind.END and node.trigger == "terminate":
            yield from self._terminate(node)
        elif node.kind is Kind.END and node.trigger in _THROWN:
            yield from self._throw(node)
        else:
            yield from self._meet(node)
            yield from (Rule((node.id,), way) for way in self.graph.ways_out(node))

    def _done(self, node: Node) -> Iterator[Rule]:
        done = (f"{node.id}>",)
        yield from (Rule(done, way) for way in self.graph.ways_out(node))
        if node.loop is not None:
            yield Rule(done, (node.id,))
        if node.loop is Loop.BEFORE:
            yield Rule((node.id,), done)

    def _meet(self, node: Node) -> Iterator[Rule]:
        """A parallel gateway waits for every arrow; an inclusive one for those that a token can still come by."""
        if not self.graph.waits_for_arrows(node):
            return
        ports = [arrow.id for arrow in self.graph.into[node.id]]
        if node.kind is Kind.PARALLEL:
            yield Rule(tuple(ports), (node.id,))
            return
        for arrived in subsets(ports, least=1):
            missing = [port for port in ports if port not in arrived]
            yield Rule(arrived, (node.id,), waits=partial(self._still_coming, node.id, arrived, missing))

    def _still_coming(self, gateway: Key, arrived: Way, missing: list[Key]) -> set[Key]:
        """OMG BPMN 2.0.2, 13.4.3: tokens that can reach a missing arrow, and none of those where one has arrived."""
        return self._before(missing, gateway) - self._before(arrived, gateway)

    def _before(self, ports: Iterable[Key], gateway: Key) -> set[Key]:
        """The places from which a token can come to a port without passing the gateway."""
        return _closure(ports, lambda key: () if key == gateway else self._sources[key])

    @cached_property
    def _sources(self) -> dict[Key, set[Key]]:
        found: defaultdict[Key, set[Key]] = defaultdict(set)
        for rule in self.rules:
            for put in rule.puts:
                found[put].update(rule.takes)
        return found

    def _scope(self, scope: str, *, ends_in: Way) -> Iterator[Rule]:
        graph = self.graph
        if scope not in graph.watched:
            yield from (Rule((scope,), way) for way in graph.begins(scope))
            return
        going_on, armed = f"{scope}*", tuple(graph.armed(scope))
        if scope in graph.nodes and graph.nodes[scope].kind is Kind.AD_HOC:
            yield Rule((scope,), (going_on, *armed))
            for head in graph.heads(scope):
                yield Rule((going_on,), (going_on, head.id), waits=partial(_only, head.id))
        else:
            yield from (Rule((scope,), (going_on, *armed, *way)) for way in graph.begins(scope))
        yield Rule((going_on,), ends_in, waits=partial(graph.inside, scope), clears=partial(graph.armed, scope))
        for handler, interrupts in graph.handlers(scope):
            if interrupts:
                takes, puts = (going_on, f"{handler.id}?"), (going_on, handler.id)
                yield Rule(takes, puts, clears=partial(graph.inside, scope))
            else:
                yield Rule((going_on,), (going_on, handler.id), waits=partial(self._within, handler.id))

    def _within(self, scope: str) -> Iterator[Key]:
        """The places of a scope and of itself."""
        yield from (scope, f"{scope}*", f"{scope}>", *self.graph.armed(scope))
        yield from self.graph.inside(scope)

    def _boundaries(self, activity: str, *, going_on: Key, clears: Region) -> Iterator[Rule]:
        """One that does not interrupt may happen again when nothing of its last time is going on."""
        for boundary in self.graph.boundaries[activity]:
            if boundary.interrupts:
                yield Rule((going_on,), (boundary.id,), clears=clears)
            else:
                yield Rule((going_on,), (going_on, boundary.id), waits=partial(self._after, boundary.id, going_on))

    def _after(self, key: Key, going_on: Key) -> set[Key]:
        return _closure([key], lambda at: self._followers[at]) - {going_on}

    @cached_property
    def _followers(self) -> dict[Key, set[Key]]:
        found: defaultdict[Key, set[Key]] = defaultdict(set)
        for rule in self.rules:
            for taken in rule.takes:
                found[taken].update(rule.puts)
        return found

    def _terminate(self, end: Node) -> Iterator[Rule]:
        scope = end.scope
        if scope not in self.graph.watched and not self.graph.is_forked(scope):
            yield Rule((end.id,), self.graph.end_of(scope))
        elif scope in self.graph.nodes:
            yield Rule((end.id,), (), clears=partial(self.graph.inside, scope))
        else:
            yield Rule((end.id,), (), clears=partial(self._within, scope))

    def _throw(self, end: Node) -> Iterator[Rule]:
        """An error goes to the nearest scope around that catches it; uncaught it ends the process."""
        around = list(self.graph.scopes_around(end))
        for scope in around:
            catching = [event for event in self.graph.boundaries[scope] if event.trigger == end.trigger]
            for event in catching:
                yield Rule((end.id,), (event.id,), clears=partial(self._within, scope))
            if catching:
                return
        is_alone = not any(scope in self.graph.watched or self.graph.is_forked(scope) for scope in around)
        yield Rule((end.id,), (), clears=_nowhere if is_alone else partial(self._within, around[-1]))


def _only(key: Key) -> Way:
    return (key,)


def _closure(seeds: Iterable[Key], neighbours: Callable[[Key], Iterable[Key]]) -> set[Key]:
    seen = set(seeds)
    todo = list(seen)
    while todo:
        fresh = set(neighbours(todo.pop())) - seen
        seen |= fresh
        todo.extend(fresh)
    return seen


def not_carried(model: Model) -> Iterator[NotCarried]:
    """What the rules leave out or read more simply than it is meant."""
    yield from model.not_carried
    for node in model.nodes:
        why = ""
        if node.compensates or (node.kind is Kind.BOUNDARY and node.trigger == "compensate"):
            why = "kompensasi tidak dibandingkan"
        elif node.kind is Kind.COMPLEX:
            why = "gerbang kompleks dibaca sebagai gerbang inklusif"
        elif node.kind is not Kind.TASK and node.loop is Loop.PARALLEL:
            why = "pengulangan yang berjalan bersamaan dibaca satu demi satu"
        if why:
            yield NotCarried(node.id, node.kind.value, node.name, why)
