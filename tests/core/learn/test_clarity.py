"""The clarity of a row, from first answers alone."""

from datetime import UTC, datetime, timedelta

from alur.core.learn.clarity import Answer, clarity
from alur.core.measure.figure import Share, TooFew

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def answers(*rights: bool, question: str = "waktu") -> list[Answer]:
    return [Answer(person, question, right, NOON) for person, right in enumerate(rights)]


def test_two_of_six_wrong_is_two_of_six() -> None:
    # Persons 0–5 answered once each; 1 and 4 were wrong: 2 / 6.
    assert clarity(answers(True, False, True, True, False, True)) == Share(2, 6)


def test_under_five_persons_nothing_is_said() -> None:
    assert clarity(answers(False, False, False, False)) == TooFew(4)
    assert clarity([]) == TooFew(0)


def test_many_answers_of_four_persons_are_still_four_persons() -> None:
    many = [each for number in range(10) for each in answers(False, True, False, True, question=str(number))]
    assert clarity(many) == TooFew(4)


def test_only_the_first_answer_of_each_counts() -> None:
    first = answers(False, True, True, True, True)
    again = [Answer(0, "waktu", right=True, at=NOON + timedelta(days=1)), *first]
    assert clarity(again) == Share(1, 5)
