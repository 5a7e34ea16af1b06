"""When each step of a case was opened, worked out by replaying its events along the flow of the SOP.

A log says when a step was done, not when it became somebody's to do. In replay it did when the event happened that
enabled it; where the case left the flow, the event just before is the best that can be said.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from alur.core.conform.replay import Player, Replay
from alur.core.sop.flow import Flow, is_decision

# The arrow into a row; at a join, the branch that it comes from, which must be there beside the others.
_Way = tuple[str, int]
_ONLY = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """``event`` and ``opened_by`` are places in the case; the first event of a case has no opening."""

    row: str
    event: int
    opened_by: int | None


@dataclass(slots=True)
class _Token:
    """What one event enabled. A decision enables one of its ways, any other row all of them."""

    event: int
    ways: set[_Way]
    is_choice: bool

    def use(self, way: _Way) -> None:
        if self.is_choice:
            self.ways.clear()
        else:
            self.ways.discard(way)


class Openings:
    """Rows of one SOP by their whole text; ready for any number of cases.

    One walk through the events is enough, since a branch is at one row at a time. Only where two rows bear one text can
    a later event be needed to tell them apart: then a case that fits the flow is replayed by `conform`.
    """

    def __init__(self, flow: Flow) -> None:
        self._rows: dict[str, list[str]] = defaultdict(list)
        for row in flow.sop.rows:
            self._rows[row.text].append(row.id)
        self._needed = {row.id: _ways_into(flow, row.id) for row in flow.sop.rows}
        self._enabled = {row.id: frozenset(_ways_out(flow, row.id)) for row in flow.sop.rows}
        self._choices = frozenset(row.id for row in flow.sop.rows if is_decision(row))

        # Cases of one variant are replayed once.
        self._replay = cache(Player(flow).replay) if len(self._rows) < len(flow.sop.rows) else None

    def visits(self, activities: Sequence[str]) -> Iterator[Visit]:
        """Events whose activity is no row of the SOP are passed over, but can still stand just before another."""
        replay = self._replay(tuple(activities)) if self._replay else None
        return self._walk(activities) if replay is None else _replayed(replay)

    def _walk(self, activities: Sequence[str]) -> Iterator[Visit]:
        waiting: dict[_Way, list[_Token]] = defaultdict(list)
        for event, activity in enumerate(activities):
            if rows := self._rows.get(activity):
                row, enabled_by = self._most_recently_enabled(rows, waiting)
                self._take(row, waiting, used=enabled_by is not None)
                self._put(row, event, waiting)
                yield Visit(row, event, _opened_by(event, enabled_by))

    def _most_recently_enabled(self, rows: Sequence[str], waiting: dict[_Way, list[_Token]]) -> tuple[str, int | None]:
        """Which of the rows with one text was done: the first of them where none was enabled."""
        found: tuple[str, int | None] = (rows[0], None)
        for row in rows:
            tokens = [_latest(waiting[way], way) for way in self._needed[row]]
            events = [token.event for token in tokens if token]
            if len(events) == len(tokens) and (found[1] is None or max(events) > found[1]):
                found = (row, max(events))
        return found

    def _take(self, row: str, waiting: dict[_Way, list[_Token]], *, used: bool) -> None:
        for way in self._needed[row] if used else ():
            token = waiting[way].pop()
            token.use(way)

    def _put(self, row: str, event: int, waiting: dict[_Way, list[_Token]]) -> None:
        ways = self._enabled[row]
        token = _Token(event, set(ways), row in self._choices)
        for way in ways:
            waiting[way].append(token)


def _replayed(replay: Replay) -> Iterator[Visit]:
    for event, (row, enabled_by) in enumerate(zip(replay.rows, replay.enabled_by, strict=True)):
        if row is not None:
            yield Visit(row, event, _opened_by(event, enabled_by))


def _opened_by(event: int, enabled_by: int | None) -> int | None:
    """Else by the event just before, which the first event of a case does not have."""
    if enabled_by is not None or event == 0:
        return enabled_by
    return event - 1


def _latest(tokens: list[_Token], way: _Way) -> _Token | None:
    """The latest token whose way is still open; those that were used otherwise are dropped for good."""
    while tokens and way not in tokens[-1].ways:
        tokens.pop()
    return tokens[-1] if tokens else None


def _ways_into(flow: Flow, row: str) -> tuple[_Way, ...]:
    split = flow.split_of(row)
    if split is None:
        return ((row, _ONLY),)
    return tuple((row, branch) for branch in range(flow.branch_count(split)))


def _ways_out(flow: Flow, row: str) -> Iterator[_Way]:
    for index, target in enumerate(flow.followers(row)):
        branch = flow.arriving(row, index, target)
        if branch is not None:
            yield target, branch.index
        else:
            yield from _ways_into(flow, target)
