"""What the tab Pembelajaran shows one reader of one SOP."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from alur.core.learn.competence import Standing, may_work_alone
from alur.core.measure.figure import Share, TooFew, share_of
from alur.core.sop.model import Lane, Row
from alur.web.learn import access
from alur.web.learn.queries import knowing, quizzes
from alur.web.learn.queries.assigned import Assignment, assignment_of
from alur.web.learn.queries.standings import standings, words_of
from alur.web.people.models import Person
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import value_of

# A row that every third reader gets wrong at first is worth a better sentence.
_UNCLEAR = 1 / 3


@dataclass(frozen=True, slots=True)
class StepLine:
    """``own`` is the reader's standing where the step is the reader's, None elsewhere."""

    number: int
    row: Row
    clarity: str
    is_unclear: bool
    own: str
    may_alone: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class LearningPage:
    """``readers`` only for whoever may see names; the sentences for everybody."""

    assignment: Assignment | None
    steps: tuple[StepLine, ...]
    lanes: tuple[Lane, ...]
    readers: tuple[knowing.Reader, ...]
    has_read: str
    has_passed: str
    unclear: int


def learning_page(person: Person, version: SopVersion, *, on: date) -> LearningPage:
    found = assignment_of(person, version.sop, on=on)
    people = knowing.readers(version, on=on)
    steps = _steps(person, version, found, on)
    names = access.sees_names(person, version.sop.unit)
    return LearningPage(
        assignment=found,
        steps=steps,
        lanes=value_of(version).lanes,
        readers=people if names else (),
        has_read=_counted(sum(each.has_read for each in people), len(people), names=names),
        has_passed=_counted(sum(each.has_passed for each in people), len(people), names=names),
        unclear=sum(step.is_unclear for step in steps),
    )


def _counted(count: int, n: int, *, names: bool) -> str:
    """Whoever sees the names may see how many they are."""
    if isinstance(share_of(count, n), TooFew) and not names:
        return _("ditahan, n kurang dari 5")
    return _("%(count)s dari %(n)s") % {"count": count, "n": n}


def _steps(person: Person, version: SopVersion, found: Assignment | None, on: date) -> tuple[StepLine, ...]:
    value, clear = value_of(version), quizzes.clarity_of(version.sop)
    lanes = found.lanes if found else ()
    own = [row.id for row in value.rows if row.lane in lanes]
    standing = standings(version.sop, [person], own, on=on)
    return tuple(
        _line(number, row, clear.get(row.id, TooFew(0)), standing.get((person.pk, row.id)))
        for number, row in enumerate(value.rows, 1)
    )


def _line(number: int, row: Row, clear: Share | TooFew, standing: Standing | None) -> StepLine:
    return StepLine(
        number=number,
        row=row,
        clarity=clarity_words(clear),
        is_unclear=isinstance(clear, Share) and clear.value >= _UNCLEAR,
        own=words_of(standing) if standing else "",
        may_alone=standing is not None and may_work_alone(standing),
        is_own=standing is not None,
    )


def clarity_words(clear: Share | TooFew) -> str:
    """12 dari 40 jawaban pertama keliru, 30% (18–45%); under five persons withheld; nothing where nobody was asked."""
    if isinstance(clear, TooFew):
        return _("ditahan, n kurang dari 5") if clear.n else "–"
    low, high = clear.interval
    said = {"count": clear.count, "n": clear.n, "p": round(clear.value * 100)}
    span = {"low": round(low * 100), "high": round(high * 100)}
    return _("%(count)s dari %(n)s jawaban pertama keliru, %(p)s%% (%(low)s–%(high)s%%)") % (said | span)
