"""A trace made ready for the search: which steps the rest of it can serve, and which of its events must be too many."""

from collections.abc import Sequence

from alur.core.conform.net import Net


class Trace:
    """Only the events whose text the net knows; the others, ``unknown`` of them, are too many whatever happens."""

    def __init__(self, net: Net, repeats: int, names: Sequence[str]) -> None:
        steps_of = net.steps_of
        self.events = [event for event, name in enumerate(names) if name in steps_of]
        self.texts = [names[event] for event in self.events]
        self.unknown = len(names) - len(self.events)
        self.served = [0]
        self._positions: dict[str, list[int]] = {}
        self._spare: dict[int, int] = {}
        self._steps_of = steps_of
        self._repeats = repeats
        for position in range(len(self.texts) - 1, -1, -1):
            text = self.texts[position]
            self.served.append(self.served[-1] | steps_of[text])
            self._positions.setdefault(text, []).append(position)
        self.served.reverse()

    def spare(self, may: int) -> int:
        """Positions of the events that are too many where only ``may`` can still happen.

        A text that can still come k times leaves all but its last k events over, wherever the trace is cut; so
        ``spare >> at`` counts those from ``at`` on.
        """
        found = self._spare.get(may)
        if found is None:
            found = self._spare[may] = self._count_spare(may)
        return found

    def _count_spare(self, may: int) -> int:
        digits = bytearray(b"0") * len(self.texts)  # binary digits, for bit by bit would be quadratic in the trace
        for text, from_last in self._positions.items():
            steps = self._steps_of[text] & may
            if not steps & self._repeats:
                for position in from_last[steps.bit_count() :]:
                    digits[-1 - position] = ord("1")
        return int(digits or b"0", 2)
