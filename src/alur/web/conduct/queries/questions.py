"""Questions that the record puts to a person, in polite words, with the cases they are about."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from alur.core.instant import DAY, Instant
from alur.core.integrity import back_dated, bunched, file_twice, seconds_apart, split
from alur.web.case.models import Case
from alur.web.conduct.models import IntegrityQuestion, Objection
from alur.web.conduct.queries.use import DAYS_BEFORE_USE
from alur.web.people.models import Person

MOST_CASES = 8


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """``more`` cases are not named."""

    question: IntegrityQuestion
    sentence: str
    numbers: tuple[str, ...]
    more: int


def questions_to(person: Person) -> list[QuestionLine]:
    """Those without an answer first."""
    return _lines(sorted(IntegrityQuestion.objects.filter(person=person), key=lambda one: one.answered_at is not None))


def questions_about(person: Person, *, now: Instant) -> list[QuestionLine]:
    """For who leads the person: with the answer beside it, or after the person had a week to answer."""
    rows = IntegrityQuestion.objects.filter(person=person)
    return _lines(rows.filter(Q(answered_at__isnull=False) | Q(at__lte=now - DAYS_BEFORE_USE * DAY)))


def _lines(rows: Iterable[IntegrityQuestion]) -> list[QuestionLine]:
    rows = list(rows)
    cases = {case for row in rows for case, _visit in row.visits}
    numbers = dict(Case.objects.filter(pk__in=cases).values_list("pk", "number"))
    return [_line(row, numbers) for row in rows]


def waiting_for(person: Person) -> int:
    """For the number in the bar: what the record asks, and what was put to this person to answer."""
    asked = IntegrityQuestion.objects.filter(person=person, answered_at=None)
    return asked.count() + Objection.objects.filter(addressee=person, upheld=None).count()


def _line(question: IntegrityQuestion, numbers: dict[int, str]) -> QuestionLine:
    named = sorted({numbers[case] for case, _visit in question.visits if case in numbers})
    told = {"n": len(question.visits)}
    return QuestionLine(question, _words(question.signal) % told, tuple(named[:MOST_CASES]), len(named[MOST_CASES:]))


def _words(signal: str) -> str:
    return {
        seconds_apart.SIGNAL: _(
            "%(n)d langkah selesai dalam hitungan detik. Dikerjakan saat itu, atau dicatat sekaligus?"
        ),
        file_twice.SIGNAL: _(
            "Berkas yang sama menjadi bukti pada %(n)d langkah. Apakah ia memang bukti untuk semuanya?"
        ),
        back_dated.SIGNAL: _(
            "%(n)d langkah dicatat setelah jatuh tempo sebagai selesai tepat sebelumnya. Kapan selesainya?"
        ),
        bunched.SIGNAL: _("%(n)d langkah selesai tepat sebelum jatuh tempo. Apa yang mengisi waktunya?"),
        split.SIGNAL: _("%(n)d kasus dengan perihal yang sama dibuka dalam sehari. Apakah memang terpisah?"),
    }.get(signal, signal)
