"""When a question is due again: boxes after Leitner. Pure values; nothing here knows a person.

S. Leitner, *So lernt man lernen*, Herder 1972: a right answer moves the card one box on, a wrong one back to the first;
each box waits longer than the one before it. The waits grow about threefold, since the best wait is a share of
how long something must be kept (N. Cepeda et al., Psychological Science 2008;19:1095).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

# Days that a card rests in its box. Nothing rests for longer than half a year: what was known once is asked again.
WAITS = (1, 3, 7, 21, 60, 180)


@dataclass(frozen=True, slots=True)
class Card:
    """``box`` counts from 0; on ``due`` it may be asked again."""

    box: int
    due: date


def after(card: Card | None, *, right: bool, on: date) -> Card:
    """The card after an answer; None is a question never asked before.

    A right answer before its day proves nothing about keeping it, and moves nothing.

    >>> after(Card(1, date(2026, 11, 24)), right=True, on=date(2026, 11, 24))
    Card(box=2, due=datetime.date(2026, 12, 1))
    """
    if right and card is not None and on < card.due:
        return card
    box = min(card.box + 1, len(WAITS) - 1) if right and card is not None else 0
    return Card(box, on + timedelta(days=WAITS[box]))


def card_of(answers: Iterable[tuple[date, bool]]) -> Card | None:
    """The card after all answers, oldest first."""
    card = None
    for on, right in answers:
        card = after(card, right=right, on=on)
    return card


def is_due(card: Card | None, on: date) -> bool:
    """Whether it may be asked for memory's sake; what was never asked is not due but new."""
    return card is not None and card.due <= on
