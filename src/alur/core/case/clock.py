"""The clocks of a visit and of the promise (DESIGN §3, Clock): what time counts as, and what falls due when.

A visit's time is always exactly one of: in the queue, held by a person, paused. A deadline moves with the pauses as
though the step had been opened later by as much.
"""

from collections.abc import Sequence
from functools import lru_cache

from alur.core.case.events import NOBODY
from alur.core.case.spent import NO_TIME, Clock, Promise, Stretch
from alur.core.case.state import OpenVisit, State
from alur.core.instant import HOUR, MINUTE, Instant, Microseconds, rounded_up
from alur.core.quick import quick
from alur.core.sop.standard import StandardTime, Unit, read_standard
from alur.core.worktime.calendar import Calendar

Absences = Sequence[tuple[Instant, Instant]]
Standards = Sequence[StandardTime | None]
_new_stretch = quick(Stretch)


@lru_cache(maxsize=4096)
def measure_of(text: str) -> StandardTime | None:
    """The measure of waktu as written. Remembered: the texts are few and each act asks for them."""
    return read_standard(text)


def is_short(standard: StandardTime) -> bool:
    """Counted in minutes or hours: judged by held time, and only where the times are live."""
    return standard.unit in (Unit.MINUTE, Unit.HOUR)


def standard_us(standard: StandardTime, items: int) -> Microseconds:
    """A short standard as working time; the items multiply it where it is per item."""
    unit = MINUTE if standard.unit is Unit.MINUTE else HOUR
    return rounded_up(standard.high, unit * items if standard.per_item else unit)


def measured(calendar: Calendar, start: Instant, end: Instant, absences: Absences = ()) -> Stretch:
    """The stretch from ``start`` to ``end``. A clock that was set back gives nothing, never less than nothing."""
    if end <= start:
        return NO_TIME
    working = calendar.working_us(start, end)
    if not absences:
        return _new_stretch(working, end - start)
    absent = _absent(calendar, start, end, absences)
    return Stretch(working - absent, end - start, absent)


def running(calendar: Calendar, visit: OpenVisit, until: Instant, absences: Absences = ()) -> Stretch:
    """The visit's running stretch: absence counts only while somebody holds it."""
    is_held = visit.holder != NOBODY and not visit.pause
    return measured(calendar, visit.since, until, absences if is_held else ())


def charged(visit: OpenVisit, spent: Stretch) -> Clock:
    """The visit's clock with its running stretch added where it belongs."""
    clock = visit.clock
    if visit.pause:
        paused, elapsed = clock.paused + spent.working, clock.paused_elapsed + spent.elapsed
        return Clock(clock.queued, clock.held, clock.absent, paused, elapsed)
    if visit.holder == NOBODY:
        return Clock(clock.queued + spent.working, clock.held, clock.absent, clock.paused, clock.paused_elapsed)
    held, absent = clock.held + spent.working, clock.absent + spent.absent
    return Clock(clock.queued, held, absent, clock.paused, clock.paused_elapsed)


def due_of(
    calendar: Calendar, visit: OpenVisit, standards: Standards, *, clock: Clock, since: Instant, items: int = 1
) -> Instant | None:
    """When the visit falls due, given its ``clock`` at ``since`` and that somebody holds it from then on.

    Several standards are those of a run of rows closed by one act, judged on their sum; None is one without a measure.
    Short ones run from ``since`` with what is left of them; where nothing is left, the due that passed stands.
    """
    measures = [each for each in standards if each is not None]
    if not measures or len(measures) < len(standards):
        return None
    short = sum(standard_us(each, items) for each in measures if is_short(each))
    days = [each for each in measures if not is_short(each)]
    if not days:
        left = short - clock.held
        return calendar.add_working(since, left) if left > 0 else visit.due
    due = calendar.add_working(_opening(calendar, visit, days[0], clock), short)
    for standard in days:
        due = calendar.due(due, standard, items=items, waits_for_applicant=visit.waits)
    return due


def is_late(standards: Standards, *, clock: Clock, ended: Instant, due: Instant, items: int = 1) -> bool:
    """Steps in minutes and hours by what was held, steps in days by their due."""
    measures = [each for each in standards if each is not None]
    if all(is_short(each) for each in measures):
        return clock.held > sum(standard_us(each, items) for each in measures)
    return ended > due


def _opening(calendar: Calendar, visit: OpenVisit, standard: StandardTime, clock: Clock) -> Instant:
    """The opening moved later by the pauses, in the measure that the standard is counted in."""
    if standard.unit is Unit.ELAPSED or (visit.waits and standard.unit is Unit.DAY):
        return visit.opened + clock.paused_elapsed
    return calendar.add_working(visit.opened, clock.paused)


def stood_still(calendar: Calendar, state: State, until: Instant) -> Promise | None:
    """The promise with its running standstill added; None where it does not stand still."""
    if state.still_since is None:
        return None
    stretch = measured(calendar, state.still_since, until)
    stood = Stretch(state.promise.working + stretch.working, state.promise.elapsed + stretch.elapsed)
    return promise_after(calendar, state.promise.text, state.opened, stood)


def promise_after(calendar: Calendar, text: str, opened: Instant, stood: Stretch) -> Promise:
    """The promise of a case opened then, after standing still for that long in all."""
    standard = measure_of(text)
    if standard is None:
        return Promise(text, None, stood.working, stood.elapsed)
    is_elapsed = standard.unit is Unit.ELAPSED
    shifted = opened + stood.elapsed if is_elapsed else calendar.add_working(opened, stood.working)
    return Promise(text, calendar.due(shifted, standard), stood.working, stood.elapsed)


def _absent(calendar: Calendar, start: Instant, end: Instant, absences: Absences) -> Microseconds:
    """Overlapping absences count once."""
    total, done = 0, start
    for gone, back in sorted(absences):
        gone, back = max(gone, done), min(back, end)
        if back > gone:
            total += calendar.working_us(gone, back)
            done = back
    return total
