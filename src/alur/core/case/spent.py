"""Time that was spent, as values: a stretch, the clock of a visit, the promise of a case. `clock` measures them."""

from dataclasses import dataclass

from alur.core.instant import Instant, Microseconds


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time since the clock of a visit, or of the promise, last changed.

    ``working`` is working time less ``absent``, the working time in which the holder was recorded as away.
    ``elapsed`` is by the wall: it moves deadlines that are counted in calendar days or in `x 24 jam`.
    """

    working: Microseconds = 0
    elapsed: Microseconds = 0
    absent: Microseconds = 0


NO_TIME = Stretch()


@dataclass(frozen=True, slots=True)
class Clock:
    """Working time of a visit up to its running stretch. ``held`` is less ``absent``, ``paused_elapsed`` by the wall.

    Every moment of a visit is in exactly one of the other four, so they add up to the working time since it opened.
    """

    queued: Microseconds = 0
    held: Microseconds = 0
    absent: Microseconds = 0
    paused: Microseconds = 0
    paused_elapsed: Microseconds = 0

    @property
    def service(self) -> Microseconds:
        """From opening, less pauses."""
        return self.queued + self.held + self.absent


@dataclass(frozen=True, slots=True)
class Promise:
    """The promise of a case: janji as written when it opened, when it falls due, and how long it stood still in all."""

    text: str = ""
    due: Instant | None = None
    working: Microseconds = 0
    elapsed: Microseconds = 0
