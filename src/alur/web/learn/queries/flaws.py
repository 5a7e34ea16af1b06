"""What is reported wrong with SOPs, to whom it is a task and to whom an answer comes back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from alur.web.learn.models import Flaw
from alur.web.people.models import Person, Role
from alur.web.people.queries import units_where
from alur.web.sop.models import Sop
from alur.web.sop.queries import value_of


@dataclass(frozen=True, slots=True)
class ToldFlaw:
    """A flaw with the step it is about, in words; "" where it is about the SOP as a whole."""

    flaw: Flaw
    step: str


def to_answer(person: Person) -> QuerySet[Flaw]:
    """Open flaws of the SOPs that the person writes."""
    units = units_where(person, Role.WRITER)
    return _flaws().filter(outcome="", sop__unit__in=units).order_by("at")


def answered_for(person: Person) -> QuerySet[Flaw]:
    """Answers that the person has not yet seen."""
    return _flaws().filter(by=person, seen_at=None).exclude(outcome="")


def reported_by(person: Person) -> QuerySet[Flaw]:
    return _flaws().filter(by=person)


def of_sop(sop: Sop) -> QuerySet[Flaw]:
    return _flaws().filter(sop=sop)


def told(flaws: Iterable[Flaw]) -> tuple[ToldFlaw, ...]:
    return tuple(ToldFlaw(flaw, step_words(flaw)) for flaw in flaws)


def step_words(flaw: Flaw) -> str:
    rows = value_of(flaw.version).rows
    return next((f"{number}. {row.text}" for number, row in enumerate(rows, 1) if row.id == flaw.row), "")


def _flaws() -> QuerySet[Flaw]:
    return Flaw.objects.select_related("sop__unit", "version", "by", "answered_by")
