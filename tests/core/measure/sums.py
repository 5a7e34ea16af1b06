"""Small offices and logs for hand-worked sums: open on working days of WITA from 08.00 to 12.00 and 13.00 to 16.00."""

from datetime import date

from tests.core.worktime.moments import at

from alur.core.measure.log import Log, LogMaker
from alur.core.sop.model import Identity, Lane, Link, Row, Sop, Symbol
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.hours_text import read_hours
from alur.core.worktime.rules import CalendarRules, Period

OFFICE = Calendar(
    CalendarRules("Asia/Makassar", (Period(date(2026, 1, 1), read_hours("Mon-Fri 08:00-12:00 13:00-16:00")),))
)


def log_of(*cases: list[tuple[str, str]]) -> Log:
    """A case is a list of (activity, wall clock)."""
    maker = LogMaker()
    for number, events in enumerate(cases, 1):
        case = maker.open_case(f"k{number}")
        for activity, wall in events:
            maker.add(case, activity, at(wall), "bima")
    return maker.log()


def row(text: str, time: str = "", symbol: Symbol = Symbol.TASK, *, joins: bool = False, waits: bool = False) -> Row:
    """The text is the id too."""
    return Row(text, (symbol,), text, lane="l", time=time, joins=joins, waits_for_applicant=waits)


def sop_of(rows: list[Row], *links: str) -> Sop:
    """A link is written `A>B` or `A>B:Ya`."""
    parsed = []
    for link in links:
        ends, _, label = link.partition(":")
        source, _, target = ends.partition(">")
        parsed.append(Link(source, target, label))
    return Sop(Identity(kode="uji"), (Lane("l", "Petugas"),), tuple(rows), tuple(parsed))
