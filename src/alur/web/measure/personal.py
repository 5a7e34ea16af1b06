"""Steps that fewer than five people did tell about persons: figures for them and their head alone (FAIR.md).

A total from which the rest can be subtracted until under five people remain is withheld as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q

from alur.core.measure.figure import Personal
from alur.core.measure.tally import Span
from alur.web.case.access import leads
from alur.web.case.models import Fact
from alur.web.measure.counting import COUNTING, Series
from alur.web.measure.queries import SopFigures, SopLine, StepLine
from alur.web.people.models import Person, Role
from alur.web.people.queries import has_role
from alur.web.sop.models import Sop

FEWEST_HOLDERS = 5
Holders = dict[Series, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the figures of an SOP in a span, and who worked on each of its series.

    ``writes``: is told which standards more than half miss (FAIR.md), though not by whom or how often.
    """

    person: int
    leads: bool
    holders: Holders
    writes: bool = False

    def may_see(self, series: Series) -> bool:
        """Five or more did it, or this reader alone; the head sees all."""
        persons = self.holders.get(series, frozenset())
        return self.leads or len(persons) >= FEWEST_HOLDERS or persons == {self.person}

    def may_see_whole(self, of: Iterable[Series]) -> bool:
        """Whether what is left after taking away the shown series still stands on five people, or on none."""
        hidden = [self.holders.get(series, frozenset()) for series in of if not self.may_see(series)]
        return not hidden or len(frozenset[int]().union(*hidden)) >= FEWEST_HOLDERS


def reader_of(person: Person, sop: Sop, span: Span) -> Reader:
    return Reader(
        person.pk, leads(person, sop.unit), _holders(sop, span), writes=has_role(person, Role.WRITER, unit=sop.unit)
    )


def _holders(sop: Sop, span: Span) -> Holders:
    between = (span.begin, span.end)
    rows = Fact.objects.filter(COUNTING, Q(due__range=between) | Q(ended__range=between), sop=sop, person__gt=0)
    found: dict[Series, set[int]] = {}
    for row, standard, person in rows.order_by().values_list("row", "standard", "person").distinct():
        found.setdefault(Series(row, standard), set()).add(person)
    return {series: frozenset(persons) for series, persons in found.items()}


def sop_for(reader: Reader, figures: SopFigures) -> SopFigures:
    """The page of an SOP as this reader may see it."""
    is_whole = reader.may_see_whole(_series(line) for line in figures.steps)
    steps = tuple(step_for(reader, line) for line in figures.steps)
    return replace(figures, steps=steps, outputs=figures.outputs if is_whole else Personal())


def step_for(reader: Reader, line: StepLine) -> StepLine:
    """One series as this reader may see it."""
    if reader.may_see(_series(line)):
        return line
    hidden = Personal()
    figures = {"on_time": hidden, "times": hidden, "queue": hidden, "outputs": hidden, "reworked": hidden}
    asks = reader.writes and line.is_unrealistic
    return replace(line, n=0, not_judged=0, bar=None, asks=asks, **figures)  # type: ignore[arg-type]


def unit_line_for(person: Person, line: SopLine, span: Span) -> SopLine:
    """One SOP of a unit as this reader may see it: its steps together, or not at all."""
    reader = reader_of(person, line.sop, span)
    asks = line.asks if reader.writes or all(map(reader.may_see, reader.holders)) else ()
    if reader.may_see_whole(reader.holders):
        return replace(line, asks=asks)
    return replace(line, outputs=Personal(), steps=Personal(), asks=asks)


def _series(line: StepLine) -> Series:
    return Series(line.row, line.standard)
