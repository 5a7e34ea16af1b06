"""Facts and cases with only what a test is about; all times lie in February 2026 unless it says otherwise."""

from typing import Any

from tests.core.worktime.moments import at

from alur.core.case.events import Ending, Source
from alur.core.case.facts import Fact, OnTime
from alur.core.measure.figure import Figure, Measure, Share, Times
from alur.core.measure.tally import CaseFact, Span, Tally, tally_cases, tally_visits

FEBRUARY = Span(at("2026-02-01 00:00"), at("2026-02-28 23:59:59.999999"))
MARCH_FIRST = at("2026-03-01 00:00")
IN_FEBRUARY, IN_MARCH = at("2026-02-10 16:00"), at("2026-03-10 16:00")
YES, NO, UNKNOWN = OnTime.YES, OnTime.NO, OnTime.UNKNOWN


def visit(**given: Any) -> Fact:
    usual = {
        "unit": "pencegahan",
        "kode": "podcast",
        "version": "1",
        "row": "naskah",
        "visit": 1,
        "lane": "host",
        "person": 2,
        "ending": Ending.DONE,
        "opened": at("2026-02-09 09:00"),
        "taken": at("2026-02-09 10:00"),
        "ended": IN_FEBRUARY,
        "recorded": IN_FEBRUARY,
        "queue": 0,
        "service": 0,
        "held": 0,
        "paused": 0,
        "absent": 0,
        "standard": "60 menit",
        "items": 1,
        "due": IN_FEBRUARY,
        "on_time": YES,
        "outputs_due": 0,
        "outputs_given": 0,
        "exit": "",
        "nth": 1,
        "holders": 1,
        "time_source": Source.LIVE,
        "calendar": "1",
        "waits": False,
        "usable": True,
        "revision": 1,
    }
    return Fact(**{**usual, **given})


def february(*facts: Fact, open_dues: tuple[int, ...] = (), now: int = MARCH_FIRST) -> Tally:
    return tally_visits(facts, open_dues, FEBRUARY, now=now)


def february_cases(*cases: CaseFact) -> Tally:
    return tally_cases(cases, FEBRUARY, now=MARCH_FIRST)


def shown(measure: Measure, tally: Tally) -> tuple[int, int, list[float]]:
    """A share as a page shows it: count, of how many, and its interval in percent."""
    figure = measure.figure(tally)
    assert isinstance(figure, Share)
    return figure.count, figure.n, [round(end * 100, 1) for end in figure.interval]


def times(figure: Figure) -> tuple[int, float, float]:
    """Number, median and p90 in minutes."""
    assert isinstance(figure, Times)
    return figure.n, float(figure.median / 60_000_000), float(figure.p90 / 60_000_000)
