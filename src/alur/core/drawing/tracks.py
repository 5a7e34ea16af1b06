"""Parallel stretches in one channel: which share a track, and in which order the tracks lie.

Works for upright stretches in a side channel (order from left to right) and for level ones in a band (from top to
bottom). A turn is the side to which the arrow leaves an end of the stretch: -1 left or up, 1 right or down.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

_FEW, _MANY = 30, 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """``first`` < ``last`` are places along the channel; stretches of one net may lie on one another."""

    first: int
    last: int
    turn_first: int
    turn_last: int
    net: int


@dataclass(slots=True)
class _Group:
    first: int
    last: int
    net: int
    turns: list[tuple[int, int]]
    members: list[int]

    def meets(self, other: "_Group") -> bool:
        return self.first <= other.last and other.first <= self.last

    def crossings_before(self, other: "_Group") -> int:
        """Crossings where this one lies to the left of, or above, the other."""
        return sum(turn > 0 and other.first < place < other.last for place, turn in self.turns) + sum(
            turn < 0 and self.first < place < self.last for place, turn in other.turns
        )


def assign_tracks(stretches: Sequence[Stretch], *, from_last: bool = False) -> tuple[int, ...]:
    """A track for each stretch, counted from 0 at the first side of the channel (``from_last``: at the last side).

    Stretches of different nets that overlap or touch never share a track.
    """
    groups = _groups(stretches)
    tracks = [0] * len(stretches)
    for group, track in _packed(groups) if len(groups) > _MANY else _in_order(groups, from_last=from_last):
        for member in group.members:
            tracks[member] = track
    return tuple(tracks)


def _groups(stretches: Sequence[Stretch]) -> list[_Group]:
    """Stretches of one net that overlap or touch are one group."""
    groups: list[_Group] = []
    last_of_net: dict[int, _Group] = {}
    for index in sorted(range(len(stretches)), key=lambda index: (stretches[index].first, stretches[index].last)):
        one = stretches[index]
        turns = [(one.first, one.turn_first), (one.last, one.turn_last)]
        group = last_of_net.get(one.net)
        if group and one.first <= group.last:
            group.last = max(group.last, one.last)
            group.turns += turns
            group.members.append(index)
        else:
            group = last_of_net[one.net] = _Group(one.first, one.last, one.net, turns, [index])
            groups.append(group)
    return groups


def _packed(groups: list[_Group]) -> Iterator[tuple[_Group, int]]:
    """The fewest tracks, where there are too many stretches to weigh their crossings. Groups come by their first place.

    Each takes a track whose last stretch has ended, else a new one.
    """
    ends: list[tuple[int, int]] = []
    for group in groups:
        if ends and ends[0][0] < group.first:
            _, track = heappop(ends)
        else:
            track = len(ends)
        heappush(ends, (group.last, track))
        yield group, track


def _in_order(groups: list[_Group], *, from_last: bool) -> Iterator[tuple[_Group, int]]:
    """Each beyond all that lie before it and meet it."""
    order = _ordered(groups)
    placed: list[tuple[_Group, int]] = []
    for group in reversed(order) if from_last else order:
        track = max((track + 1 for other, track in placed if other.meets(group)), default=0)
        placed.append((group, track))
    yield from placed


def _ordered(groups: list[_Group]) -> list[_Group]:
    """Each in turn is put where it crosses least, the long ones first; then, of no more than a few, each once more."""
    order: list[_Group] = []
    by_length = sorted(groups, key=lambda group: (group.first - group.last, group.first, group.net))
    for group in by_length + by_length if 2 < len(groups) <= _FEW else by_length:
        order = [other for other in order if other is not group]
        order.insert(_best_place(group, order), group)
    return order


def _best_place(group: _Group, order: list[_Group]) -> int:
    crossings = sum(group.crossings_before(other) for other in order if group.meets(other))
    best, place = crossings, 0
    for index, other in enumerate(order, 1):
        if group.meets(other):
            crossings += other.crossings_before(group) - group.crossings_before(other)
        if crossings < best:
            best, place = crossings, index
    return place
