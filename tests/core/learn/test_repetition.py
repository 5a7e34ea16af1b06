"""Boxes after Leitner: a right answer waits longer, a wrong one begins anew."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alur.core.learn.repetition import WAITS, Card, after, card_of, is_due

MONDAY = date(2026, 11, 23)


def test_right_answers_on_their_days_wait_1_3_7_21_60_and_180_days() -> None:
    card, day, waits = None, MONDAY, []
    for _ in range(8):
        card = after(card, right=True, on=day)
        waits.append((card.due - day).days)
        day = card.due
    assert waits == [1, 3, 7, 21, 60, 180, 180, 180]


def test_a_wrong_answer_begins_anew() -> None:
    assert after(Card(4, MONDAY), right=False, on=MONDAY) == Card(0, MONDAY + timedelta(days=1))


def test_a_right_answer_before_its_day_moves_nothing() -> None:
    card = Card(2, MONDAY)
    assert after(card, right=True, on=MONDAY - timedelta(days=1)) == card


def test_what_was_never_asked_is_not_due() -> None:
    assert not is_due(None, MONDAY)
    assert is_due(Card(0, MONDAY), MONDAY)
    assert not is_due(Card(0, MONDAY), MONDAY - timedelta(days=1))


ANSWERS = st.lists(st.tuples(st.integers(0, 40), st.booleans()))


@given(ANSWERS)
def test_no_history_leaves_the_boxes_or_a_due_day_in_the_past(steps: list[tuple[int, bool]]) -> None:
    day, answers = MONDAY, []
    for wait, right in steps:
        day += timedelta(days=wait)
        answers.append((day, right))
    card = card_of(answers)
    if card is None:
        assert not answers
    else:
        assert 0 <= card.box < len(WAITS)
        assert card.due > day
        assert answers[-1][1] or card.box == 0
