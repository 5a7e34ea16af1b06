"""Which questions to put to whom, and how clear each row is by the answers."""

import hashlib
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from random import Random
from zoneinfo import ZoneInfo

from alur.core.learn.clarity import Answer, clarity
from alur.core.learn.quiz import Question, quiz
from alur.core.learn.repetition import Card, card_of, is_due
from alur.core.measure.figure import Share, TooFew
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Sop as SopValue
from alur.formats.sopfile import read_sop
from alur.web.learn.models import AskedQuestion, Attempt
from alur.web.learn.queries.assigned import Assignment
from alur.web.people.models import Person
from alur.web.people.queries import zone_of
from alur.web.sop.models import Sop, SopVersion
from alur.web.sop.queries import value_of

QUESTIONS = 5
# Four of five; where an SOP bears fewer questions, the same share, rounded up.
PASSING = 0.8
_ALL = 1_000


def chosen_questions(
    person: Person, version: SopVersion, lanes: Collection[str], *, number: int, on: date
) -> tuple[Question, ...]:
    """For the ``number``-th attempt: what is due first, then what was never asked, then what still rests."""
    asked = _questions(value_of(version), lanes, seed=f"{person.pk} {version.pk} {number}")
    cards = cards_of(person, version.sop)

    def turn(question: Question) -> int:
        card = cards.get(key_of(question))
        return 0 if is_due(card, on) else 1 if card is None else 2

    return tuple(sorted(asked, key=turn)[:QUESTIONS])


def _questions(value: SopValue, lanes: Collection[str], *, seed: str) -> list[Question]:
    """Of the rows of these lanes and of the SOP as a whole."""
    asked = quiz(flow_of(value), _ALL, chance=Random(seed))
    return [each for each in asked if each.row is None or value.rows[each.row - 1].lane in lanes]


def key_of(question: Question) -> str:
    """A question whose right answer has changed is a new one: nothing is known of it yet."""
    said = f"{question.question}\0{question.options[question.answer]}"
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def cards_of(person: Person, sop: Sop) -> dict[str, Card]:
    """The card of each question that the person has answered, folded from the answers."""
    rows = AskedQuestion.objects.filter(attempt__person=person, attempt__version__sop=sop, answered_at__isnull=False)
    answers: dict[str, list[tuple[date, bool]]] = defaultdict(list)
    zone = ZoneInfo(zone_of(sop.unit))
    for row in rows.order_by("answered_at"):
        if row.answered_at is not None:
            answers[row.key].append((row.answered_at.astimezone(zone).date(), row.is_right))
    return {key: card for key, each in answers.items() if (card := card_of(each)) is not None}


def due_count(person: Person, assignment: Assignment, *, on: date) -> int:
    """How many questions of the version in force are due again."""
    cards = cards_of(person, assignment.version.sop)
    due = {key for key, card in cards.items() if is_due(card, on)}
    return len(due & _keys(assignment.version.text, assignment.lanes)) if due else 0


@lru_cache(maxsize=256)
def _keys(text: str, lanes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key_of(each) for each in _questions(read_sop(text.encode(), name="SOP"), lanes, seed=""))


def open_attempt(person: Person, version: SopVersion) -> Attempt | None:
    return Attempt.objects.filter(person=person, version=version, ended_at=None).select_related("version__sop").first()


def next_question(attempt: Attempt) -> AskedQuestion | None:
    return attempt.questions.filter(chosen=None).first()


def passed_versions(person: Person, sops: Collection[int]) -> dict[int, SopVersion]:
    """SOP → the newest version whose quiz the person has passed."""
    rows = Attempt.objects.filter(person=person, passed=True, version__sop__in=sops).select_related("version")
    return {row.version.sop_id: row.version for row in rows.order_by("version__number")}


def open_attempts(person: Person, versions: Collection[int]) -> dict[int, Attempt]:
    """Version → the quiz begun and not ended."""
    rows = Attempt.objects.filter(person=person, version__in=versions, ended_at=None).select_related("version__sop")
    return {row.version_id: row for row in rows}


def clarity_of(sop: Sop) -> dict[str, Share | TooFew]:
    """Row id → share of wrong first answers, over all versions in which the question and its answer were the same."""
    rows = AskedQuestion.objects.filter(attempt__version__sop=sop, answered_at__isnull=False).exclude(row="")
    answers: dict[str, list[Answer]] = defaultdict(list)
    for row in rows.select_related("attempt"):
        if row.answered_at is not None:
            answers[row.row].append(Answer(row.attempt.person_id, row.key, row.is_right, row.answered_at))
    return {row: clarity(each) for row, each in answers.items()}
