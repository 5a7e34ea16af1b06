"""The quiz: one question at a time, answers kept, due again, and what they say of a row."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.core.learn.checker import faults
from tests.web.learn.office_day import office_day
from tests.web.office import Office

from alur.core.learn.quiz import Question
from alur.core.measure.figure import Share, TooFew
from alur.core.refused import Refused
from alur.web.learn.actions.quizzing import answer, begin_quiz
from alur.web.learn.actions.reading import mark_read
from alur.web.learn.models import AskedQuestion, Attempt
from alur.web.learn.queries.assigned import assignment_of
from alur.web.learn.queries.quizzes import clarity_of, due_count
from alur.web.people.models import Person
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import value_of


def attempt_of(person: Person, version: SopVersion, *, wrong: int = 0, ago: int = 0, lane: str = "produser") -> Attempt:
    """All questions answered, the first ``wrong`` of them wrongly, ``ago`` days ago."""
    now = timezone.now() - timedelta(days=ago)
    attempt = begin_quiz(version, (lane,), by=person, now=now)
    for question in attempt.questions.all():
        is_wrong = question.place <= wrong
        answer(question, (question.right + is_wrong) % len(question.options), now=now)
    return Attempt.objects.get(pk=attempt.pk)


def test_questions_are_of_the_persons_rows_and_have_one_right_answer(podcast: SopVersion, office: Office) -> None:
    attempt = begin_quiz(podcast, ("produser",), by=office.bima, now=timezone.now())
    value = value_of(podcast)
    numbers = {row.id: number for number, row in enumerate(value.rows, 1)}
    assert attempt.questions.count() == 5
    for each in attempt.questions.all():
        asked = Question(each.kind, numbers.get(each.row), each.question, tuple(each.options), each.right)
        assert [*faults(value, asked)] == []
        assert not each.row or value.rows[numbers[each.row] - 1].lane == "produser"


def test_two_persons_and_two_attempts_are_asked_differently(podcast: SopVersion, office: Office) -> None:
    def asked(person: Person) -> list[tuple[str, object]]:
        attempt = attempt_of(person, podcast)
        return [(each.question, each.options) for each in attempt.questions.all()]

    assert asked(office.bima) != asked(office.citra)
    assert asked(office.bima) != asked(office.bima)


def test_beginning_twice_is_one_attempt(podcast: SopVersion, office: Office) -> None:
    begun = [begin_quiz(podcast, ("produser",), by=office.bima, now=timezone.now()).pk for _ in range(2)]
    assert begun[0] == begun[1]


@pytest.mark.parametrize(("wrong", "passed"), [(0, True), (1, True), (2, False)])
def test_four_of_five_pass(podcast: SopVersion, office: Office, wrong: int, passed: bool) -> None:
    assert attempt_of(office.bima, podcast, wrong=wrong).passed is passed


def test_the_first_answer_stands(podcast: SopVersion, office: Office) -> None:
    question = begin_quiz(podcast, ("produser",), by=office.bima, now=timezone.now()).questions.get(place=1)
    answer(question, question.right, now=timezone.now())
    answer(question, (question.right + 1) % 3, now=timezone.now())
    assert AskedQuestion.objects.get(pk=question.pk).is_right
    with pytest.raises(Refused, match="Pilih salah satu"):
        answer(question, 9, now=timezone.now())


def test_one_question_at_a_time_by_the_page(podcast: SopVersion, bima: Client, office: Office) -> None:
    begun = bima.post("/internalisasi/kuis/podcast/")
    assert begun.url.endswith("/1/")
    assert "Periksa jawaban" in bima.get(begun.url).content.decode()
    nothing = bima.post(begun.url, {})
    assert "Pilih salah satu jawaban" in nothing.content.decode()
    asked = AskedQuestion.objects.get(place=1)
    told = bima.post(begun.url, {"chosen": str((asked.right + 1) % len(asked.options))}, follow=True).content.decode()
    assert "Menurut SOP:" in told
    assert "Pertanyaan berikutnya" in told


def test_a_quiz_is_nobody_elses(podcast: SopVersion, bima: Client, citra: Client) -> None:
    address = bima.post("/internalisasi/kuis/podcast/").url
    assert citra.get(address).status_code == 404
    assert citra.post(address, {"chosen": "0"}).status_code == 404


def test_what_was_answered_is_due_again_and_asked_first(podcast: SopVersion, office: Office) -> None:
    mark_read(podcast, by=office.bima, now=timezone.now())
    found = assignment_of(office.bima, podcast.sop, on=office_day())
    assert found is not None
    first = attempt_of(office.bima, podcast, ago=2)
    assert due_count(office.bima, found, on=office_day()) == 5
    again = begin_quiz(podcast, ("produser",), by=office.bima, now=timezone.now())
    assert {each.key for each in again.questions.all()} == {each.key for each in first.questions.all()}


def test_a_question_whose_answer_changed_is_a_new_one(
    podcast: SopVersion, office: Office, revised: Callable[..., SopVersion]
) -> None:
    before = {each.question: each.key for _ in range(6) for each in attempt_of(office.bima, podcast).questions.all()}
    newer = revised("undang", time="6 hari kerja")
    after = {each.question: each.key for _ in range(6) for each in attempt_of(office.bima, newer).questions.all()}
    time = "Berapa waktu baku langkah 3, “Mengundang narasumber”?"
    assert before[time] != after[time]
    assert all(before[question] == after[question] for question in before.keys() & after.keys() - {time})


def test_wrong_first_answers_of_five_persons_make_the_clarity_of_a_row(
    podcast: SopVersion, office: Office, colleagues: list[Person]
) -> None:
    for person in colleagues[:4]:
        attempt_of(person, podcast, wrong=5, lane="operator")
    assert all(isinstance(each, TooFew) for each in clarity_of(podcast.sop).values())
    for _ in range(4):
        for person in colleagues:
            attempt_of(person, podcast, wrong=5, lane="operator")
    shown = [each for each in clarity_of(podcast.sop).values() if isinstance(each, Share)]
    assert shown
    assert all(each.count == each.n for each in shown)


def test_the_page_of_the_sop_withholds_what_four_persons_answered(
    podcast: SopVersion, office: Office, colleagues: list[Person], ayu: Client
) -> None:
    for person in colleagues[:4]:
        attempt_of(person, podcast, wrong=5, lane="operator")
    assert "ditahan, n kurang dari 5" in ayu.get("/sop/podcast/pembelajaran/").content.decode()
