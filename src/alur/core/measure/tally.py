"""What an engine counts: whole numbers that add up, over any facts, months or units. Figures are made from them alone.

On time is counted by the due date, and what is still open past it counts as late: whoever never finishes would else
look perfect. Everything else is counted by the day it ended.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from alur.core.case.events import Ending, Source
from alur.core.case.facts import Fact, OnTime
from alur.core.instant import Instant, Microseconds
from alur.core.measure.judged_time import judged_time

# Rising durations, each with how often it came.
Histogram = tuple[tuple[Microseconds, int], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """From ``begin`` to ``end``, both included, as the due instants that fall into it are."""

    begin: Instant
    end: Instant

    def __contains__(self, instant: Instant) -> bool:
        return self.begin <= instant <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFact:
    """A case as a whole. ``due`` is the promise with its pauses; ``followed`` is exact replay of all its events."""

    ended: Instant | None
    due: Instant | None
    cancelled: bool = False
    followed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Of visits: by due date ``on_time``, ``late``, ``not_judged``; by end the rest, of which histograms are exact.

    ``done`` are visits done, ``reworked`` and ``recorded_live`` some of them. ``durations`` is the time that the
    standard judges, ``queues`` the time until somebody took it, each with how often it came.
    """

    on_time: int = 0
    late: int = 0
    not_judged: int = 0
    done: int = 0
    reworked: int = 0
    recorded_live: int = 0
    outputs_due: int = 0
    outputs_given: int = 0
    durations: Histogram = ()
    queues: Histogram = ()
    cases_replayed: int = 0
    cases_followed: int = 0
    promises_kept: int = 0
    promises_broken: int = 0


def tally_visits(facts: Iterable[Fact], open_dues: Iterable[Instant], span: Span, *, now: Instant) -> Tally:
    """``facts`` are highest revisions. ``open_dues``: when visits fall due that are open and do not stand still."""
    counting = [fact for fact in facts if fact.ending is not None]
    due = Counter(fact.on_time for fact in counting if fact.due is not None and fact.due in span and not fact.waits)
    open_late = sum(1 for instant in open_dues if instant in span and instant < now)
    ended = [fact for fact in counting if fact.ended in span]
    done = [fact for fact in ended if fact.ending is Ending.DONE]
    timed = [fact for fact in done if fact.due is not None and not fact.waits]
    return Tally(
        on_time=due[OnTime.YES],
        late=due[OnTime.NO] + open_late,
        not_judged=due[OnTime.UNKNOWN],
        done=len(done),
        reworked=sum(1 for fact in done if fact.nth > 1),
        recorded_live=sum(1 for fact in done if fact.time_source is Source.LIVE),
        outputs_due=sum(fact.outputs_due for fact in ended),
        outputs_given=sum(fact.outputs_given for fact in ended),
        durations=_histogram(judged_time(fact) for fact in timed),
        queues=_histogram(fact.queue for fact in timed),
    )


def tally_cases(cases: Iterable[CaseFact], span: Span, *, now: Instant) -> Tally:
    """Cancelled cases count nowhere: neither was anything promised any more, nor a way gone to its end."""
    listed = list(cases)
    ways = Counter(has_followed(case, span) for case in listed)
    promises = Counter(has_kept_promise(case, span, now=now) for case in listed)
    return Tally(
        cases_replayed=ways[True] + ways[False],
        cases_followed=ways[True],
        promises_kept=promises[True],
        promises_broken=promises[False],
    )


def has_followed(case: CaseFact, span: Span) -> bool | None:
    """Whether the case that ended in the span went the way of its SOP; None where it does not count."""
    is_counted = not case.cancelled and case.ended is not None and case.ended in span
    return case.followed if is_counted else None


def has_kept_promise(case: CaseFact, span: Span, *, now: Instant) -> bool | None:
    """Whether the promise that falls due in the span was kept; None where it does not count, or may still be kept."""
    if case.cancelled or case.due is None or case.due not in span:
        return None
    if case.ended is None:
        return False if now > case.due else None
    return case.ended <= case.due


def merged(tallies: Iterable[Tally]) -> Tally:
    """The tally of all together, in whatever order they come."""
    return reduce(_plus, tallies, Tally())


def _plus(one: Tally, other: Tally) -> Tally:
    return Tally(
        on_time=one.on_time + other.on_time,
        late=one.late + other.late,
        not_judged=one.not_judged + other.not_judged,
        done=one.done + other.done,
        reworked=one.reworked + other.reworked,
        recorded_live=one.recorded_live + other.recorded_live,
        outputs_due=one.outputs_due + other.outputs_due,
        outputs_given=one.outputs_given + other.outputs_given,
        durations=_summed(one.durations, other.durations),
        queues=_summed(one.queues, other.queues),
        cases_replayed=one.cases_replayed + other.cases_replayed,
        cases_followed=one.cases_followed + other.cases_followed,
        promises_kept=one.promises_kept + other.promises_kept,
        promises_broken=one.promises_broken + other.promises_broken,
    )


def _histogram(times: Iterable[Microseconds]) -> Histogram:
    return tuple(sorted(Counter(times).items()))


def _summed(one: Histogram, other: Histogram) -> Histogram:
    return tuple(sorted((Counter(dict(one)) + Counter(dict(other))).items()))
