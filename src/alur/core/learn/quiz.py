"""Questions made from the SOP itself, each with exactly one right answer: nobody writes them, none can grow stale."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Protocol, TypeVar

from alur.core.learn.askable import Askable, askable
from alur.core.sop.flow import Flow

_MOST_WRONG = 3
_LEAST_WRONG = 2
_MOST_DRAWN = 100  # of a pool: a hostile SOP could hold thousands that are all alike
_T = TypeVar("_T")


class Chance(Protocol):
    """`random.Random` is one."""

    def random(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Question:
    """``row`` is the number of the row asked about, None for the SOP as a whole; ``answer`` a place in ``options``."""

    kind: str
    row: int | None
    question: str
    options: tuple[str, ...]
    answer: int


def quiz(flow: Flow, items: int, *, chance: Chance, lane: str | None = None) -> tuple[Question, ...]:
    """At most ``items`` questions, as different in kind as the SOP allows; with ``lane`` only of that lane's rows."""
    asked = [each for each in askable(flow) if lane is None or (each.row is not None and each.row.lane == lane)]
    questions: list[Question] = []
    for each in _mixed(asked, chance):
        if len(questions) == items:
            break
        options = _options(each, chance)
        if len(options) > _LEAST_WRONG:
            number = None if each.row is None else flow.number(each.row.id)
            questions.append(Question(each.kind, number, each.question, options, options.index(each.right)))
    return tuple(questions)


def _mixed(asked: Sequence[Askable], chance: Chance) -> Iterable[Askable]:
    """One of each kind, then again one of each: a short quiz should not ask for times only."""
    kinds: dict[str, list[Askable]] = {}
    for each in _shuffled(asked, chance):
        kinds.setdefault(each.kind, []).append(each)
    rounds = zip_longest(*_shuffled(list(kinds.values()), chance))
    return (each for each in chain.from_iterable(rounds) if each is not None)


def _options(asked: Askable, chance: Chance) -> tuple[str, ...]:
    chosen, out = [asked.right], list(asked.not_offered())
    for text in islice(_drawn(asked.pool, chance), _MOST_DRAWN):
        if len(chosen) <= _MOST_WRONG and not any(asked.alike(text, other) for other in (*chosen, *out)):
            chosen.append(text)
    return tuple(_shuffled(chosen, chance))


def _drawn(pool: Sequence[str], chance: Chance) -> Iterator[str]:
    left = list(pool)
    while left:
        at = int(chance.random() * len(left))
        left[at], left[-1] = left[-1], left[at]
        yield left.pop()


def _shuffled(values: Sequence[_T], chance: Chance) -> list[_T]:
    return sorted(values, key=lambda _: chance.random())
