"""A trace followed through an SOP: which row each event is a visit of, and which earlier event opened that visit."""

from collections.abc import Sequence
from dataclasses import dataclass

from alur.core.conform.align import Aligner, Alignment
from alur.core.conform.net import bits
from alur.core.conform.sop_net import sop_net
from alur.core.sop.flow import Flow


@dataclass(frozen=True, slots=True)
class Replay:
    """One entry an event. ``rows`` has None for an event that fits nowhere.

    ``enabled_by`` is the index of the event whose completion opened the visit: for a joining row the last branch to
    arrive. None where the case began with the visit, or where the step that should have opened it was skipped.
    """

    rows: tuple[str | None, ...]
    enabled_by: tuple[int | None, ...]


class Player:
    """Follows trace after trace through one SOP. Refuses an SOP that has no well-defined run."""

    def __init__(self, flow: Flow) -> None:
        self._ids = tuple(row.id for row in flow.sop.rows)
        self._aligner = Aligner(sop_net(flow))

    def replay(self, names: Sequence[str]) -> Replay | None:
        """None where the trace is not exactly a run of the SOP."""
        alignment = self._aligner.align_exactly(names)
        return None if alignment is None else self._followed(alignment, len(names))

    def best_match(self, names: Sequence[str]) -> Replay:
        """The replay along the cheapest alignment; the same as `replay` where that is not None."""
        return self._followed(self._aligner.align(names), len(names))

    def _followed(self, alignment: Alignment, length: int) -> Replay:
        rows: list[str | None] = [None] * length
        enabled_by: list[int | None] = [None] * length
        put_by: dict[int, int | None] = dict.fromkeys(bits(alignment.start))
        for pair in alignment.pairs:
            if pair.move is None:
                continue
            arrived = [put_by.pop(place) for place in bits(pair.move.takes)]
            put_by |= dict.fromkeys(bits(pair.move.puts), pair.event)
            if pair.event is not None:
                rows[pair.event] = self._ids[pair.move.step]
                enabled_by[pair.event] = max((event for event in arrived if event is not None), default=None)
        return Replay(tuple(rows), tuple(enabled_by))


def replay(flow: Flow, names: Sequence[str]) -> Replay | None:
    """For one trace; a log is followed faster with one `Player`."""
    return Player(flow).replay(names)
