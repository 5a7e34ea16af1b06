"""A log of work: who did what when, case after case. Columns of numbers, so that a million events stay small.

Any system's log, ours included, becomes this one value; measures and conformance read nothing else.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from types import MappingProxyType

from alur.core.instant import Instant


@dataclass(frozen=True, slots=True)
class Log:
    """Case ``k`` has the events ``starts[k]`` … ``starts[k + 1] - 1``, at least one, in order of time.

    ``activity``, ``at`` and ``resource`` have an entry an event; ``activity`` and ``resource`` are places in the
    tuples of texts. ``more`` are further columns of a table, by name, as text.
    """

    cases: tuple[str, ...]
    starts: "array[int]"
    activities: tuple[str, ...]
    activity: "array[int]"
    at: "array[int]"
    resources: tuple[str, ...]
    resource: "array[int]"
    more: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def events(self, case: int) -> range:
        return range(self.starts[case], self.starts[case + 1])

    def trace(self, case: int) -> "array[int]":
        """The activities of a case in order, as places in ``activities``."""
        return self.activity[self.starts[case] : self.starts[case + 1]]

    def texts(self, case: int) -> tuple[str, ...]:
        """The activities of a case in order, as whole texts."""
        return tuple(self.activities[activity] for activity in self.trace(case))


class LogMaker:
    """Takes events in the order of a file and puts them in order: equal instants of a case keep that of the file."""

    __slots__ = ("_activities", "_activity", "_at", "_case", "_cases", "_more", "_resource", "_resources")

    def __init__(self, more: Sequence[str] = ()) -> None:
        self._cases: list[str] = []
        self._activities: dict[str, int] = {}
        self._resources: dict[str, int] = {}
        self._case, self._activity, self._at, self._resource = (array("q") for _ in range(4))
        self._more: dict[str, list[str]] = {name: [] for name in more}

    def open_case(self, name: str) -> int:
        """The number of a new case. Two cases may bear one name: a log of traces says where each one ends."""
        self._cases.append(name)
        return len(self._cases) - 1

    def name_case(self, case: int, name: str) -> None:
        self._cases[case] = name

    def add(self, case: int, activity: str, at: Instant, resource: str = "", more: Sequence[str] = ()) -> None:
        self._case.append(case)
        self._activity.append(self._activities.setdefault(activity, len(self._activities)))
        self._at.append(at)
        self._resource.append(self._resources.setdefault(resource, len(self._resources)))
        if self._more:
            for column, text in zip(self._more.values(), more, strict=True):
                column.append(text)

    def log(self) -> Log:
        """A case without events falls away."""
        keys = list(zip(self._case, self._at, strict=True))
        order = sorted(range(len(keys)), key=keys.__getitem__)
        sizes = [0] * len(self._cases)
        for case in self._case:
            sizes[case] += 1
        starts = array("q", [0])
        for size in filter(None, sizes):
            starts.append(starts[-1] + size)
        return Log(
            cases=tuple(compress(self._cases, sizes)),
            starts=starts,
            activities=tuple(self._activities),
            activity=_reordered(self._activity, order),
            at=_reordered(self._at, order),
            resources=tuple(self._resources),
            resource=_reordered(self._resource, order),
            more=MappingProxyType({name: tuple(map(texts.__getitem__, order)) for name, texts in self._more.items()}),
        )


def _reordered(column: "array[int]", order: Sequence[int]) -> "array[int]":
    return array("q", map(column.__getitem__, order))
