"""What the page Internalisasi shows one person, gathered once; and the number beside its name in the bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alur.web.learn.models import Accompaniment, AskedQuestion
from alur.web.learn.queries import assigned, flaws, quizzes
from alur.web.learn.queries.assigned import Assignment
from alur.web.people.models import Person
from alur.web.sop.queries import value_of


@dataclass(frozen=True, slots=True)
class QuizLine:
    """An SOP whose quiz the person has not passed, or of which questions are due again."""

    assignment: Assignment
    due: int
    has_passed: bool


@dataclass(frozen=True, slots=True)
class ToSign:
    asked: Accompaniment
    step: str


@dataclass(frozen=True, slots=True)
class Overview:
    """``question`` is the one that waits in a quiz already begun."""

    to_read: tuple[Assignment, ...]
    known: tuple[Assignment, ...]
    quizzes: tuple[QuizLine, ...]
    question: AskedQuestion | None
    asked: int
    to_sign: tuple[ToSign, ...]
    to_answer: tuple[flaws.ToldFlaw, ...]
    answered: tuple[flaws.ToldFlaw, ...]


def overview(person: Person, *, on: date) -> Overview:
    found = assigned.assigned(person, on=on)
    known = tuple(each for each in found if not each.must_read)
    begun = quizzes.open_attempts(person, [each.version.pk for each in found])
    attempt = next(iter(begun.values()), None)
    return Overview(
        to_read=tuple(each for each in found if each.must_read),
        known=known,
        quizzes=_quiz_lines(person, [each for each in known if each.version.pk not in begun], on),
        question=quizzes.next_question(attempt) if attempt else None,
        asked=attempt.questions.count() if attempt else 0,
        to_sign=to_sign(person),
        to_answer=flaws.told(flaws.to_answer(person)),
        answered=flaws.told(flaws.answered_for(person)),
    )


def _quiz_lines(person: Person, known: Sequence[Assignment], on: date) -> tuple[QuizLine, ...]:
    passed = quizzes.passed_versions(person, [each.version.sop_id for each in known])
    lines = (
        QuizLine(
            assignment=each,
            due=quizzes.due_count(person, each, on=on),
            has_passed=assigned.still_holds(passed.get(each.version.sop_id), each.version, each.lanes),
        )
        for each in known
    )
    return tuple(line for line in lines if line.due or not line.has_passed)


def to_sign(person: Person) -> tuple[ToSign, ...]:
    """Those who asked this person to stand by at a first run."""
    rows = Accompaniment.objects.filter(mentor=person, signed_at=None).select_related("person", "version__sop")
    return tuple(ToSign(row, step_words(row)) for row in rows)


def step_words(asked: Accompaniment) -> str:
    rows = value_of(asked.version).rows
    return next((f"{number}. {row.text}" for number, row in enumerate(rows, 1) if row.id == asked.row), asked.row)


def waiting_of(person: Person, *, on: date) -> int:
    """To read, to sign, to answer, and answers that came back."""
    return (
        assigned.unread_of(person, on=on)
        + Accompaniment.objects.filter(mentor=person, signed_at=None).count()
        + flaws.to_answer(person).count()
        + flaws.answered_for(person).count()
    )
