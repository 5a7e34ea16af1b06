"""Begin a quiz and answer its questions, one at a time."""

from collections.abc import Collection
from datetime import datetime
from math import ceil

from django.db import transaction

from alur.core.refused import Refused
from alur.web.learn.models import AskedQuestion, Attempt
from alur.web.learn.queries.quizzes import PASSING, chosen_questions, key_of, open_attempt
from alur.web.people.models import Person
from alur.web.people.queries import today
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import value_of


@transaction.atomic
def begin_quiz(version: SopVersion, lanes: Collection[str], *, by: Person, now: datetime) -> Attempt:
    """The attempt that is open already, or a new one. Raises Refused where the SOP bears no question."""
    Person.objects.select_for_update().get(pk=by.pk)  # two presses at once begin one attempt
    begun = open_attempt(by, version)
    if begun is not None:
        return begun
    number = Attempt.objects.filter(person=by, version=version).count() + 1
    chosen = chosen_questions(by, version, lanes, number=number, on=today(version.sop.unit, now=now))
    if not chosen:
        raise Refused("SOP ini terlalu pendek untuk dijadikan soal. Membacanya sudah cukup.")
    attempt = Attempt.objects.create(person=by, version=version, number=number, begun_at=now)
    rows = value_of(version).rows
    AskedQuestion.objects.bulk_create(
        AskedQuestion(
            attempt=attempt,
            place=place,
            kind=each.kind,
            row="" if each.row is None else rows[each.row - 1].id,
            question=each.question,
            options=list(each.options),
            right=each.answer,
            key=key_of(each),
        )
        for place, each in enumerate(chosen, 1)
    )
    return attempt


@transaction.atomic
def answer(question: AskedQuestion, chosen: int, *, now: datetime) -> AskedQuestion:
    """The first answer stands. The last one ends the attempt. Raises Refused for an option that is not there."""
    if not 0 <= chosen < len(question.options):
        raise Refused("Pilih salah satu jawaban.")
    Attempt.objects.select_for_update().get(pk=question.attempt_id)
    open_ones = AskedQuestion.objects.filter(attempt=question.attempt_id, chosen=None)
    if open_ones.filter(pk=question.pk).update(chosen=chosen, answered_at=now) and not open_ones.exists():
        _end(question.attempt, now=now)
    question.refresh_from_db()
    return question


def _end(attempt: Attempt, *, now: datetime) -> None:
    rights = [each.is_right for each in attempt.questions.all()]
    attempt.ended_at, attempt.passed = now, sum(rights) >= ceil(PASSING * len(rights))
    attempt.save(update_fields=["ended_at", "passed"])
