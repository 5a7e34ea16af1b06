"""A BPMN `Model` as a token game: what may follow what when every event, condition and message is left open.

Tasks with a name are the visible steps, in the order of the file; gateways, events and nameless tasks are silent. Every
process takes part, but one that only messages start may also stay away, unless all are so. Messages between pools do
not bind.
"""

from collections.abc import Iterable

from alur.core.conform.net import Move, Net
from alur.core.conform.reduce import reduced
from alur.core.refused import Refused
from alur.formats.bpmn.graph import Key
from alur.formats.bpmn.model import Model
from alur.formats.bpmn.rules import Rule, Rules


def bpmn_net(model: Model) -> Net:
    rules = Rules(model)
    places: dict[Key, int] = {}
    for rule in rules.rules:
        for key in (*rule.takes, *rule.puts):
            places.setdefault(key, len(places))
    moves = tuple(_move(rule, places) for rule in rules.rules)
    return reduced(Net(tuple(node.name for node in rules.steps), (_mask(model.processes, places),), moves))


def _move(rule: Rule, places: dict[Key, int]) -> Move:
    if len(set(rule.puts)) < len(rule.puts):
        raise Refused("Dua cabang bertemu tanpa gerbang gabung di “{at}”. Tambahkan gerbangnya.", at=rule.puts[-1])
    waits, clears = _mask(rule.waits(), places), _mask(rule.clears(), places)
    return Move(rule.step, _mask(rule.takes, places), _mask(rule.puts, places), waits, clears)


def _mask(keys: Iterable[Key], places: dict[Key, int]) -> int:
    mask = 0
    for key in keys:
        if key in places:
            mask |= 1 << places[key]
    return mask
