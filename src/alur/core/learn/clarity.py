"""How clear a row is: of those who were asked about it for the first time, how many answered wrong.

A finding about the SOP, not about people: many wrong answers to one row mean that the row is hard to understand.
Only first answers count, because later ones measure memory; under five persons nothing is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from alur.core.measure.figure import Share, TooFew, share_of


@dataclass(frozen=True, slots=True)
class Answer:
    """``person`` is any key that tells one from another."""

    person: int
    question: str
    right: bool
    at: datetime


def clarity(answers: Iterable[Answer]) -> Share | TooFew:
    """The share of wrong first answers, ``n`` answers by at least five persons; else withheld."""
    first: dict[tuple[int, str], bool] = {}
    for answer in sorted(answers, key=lambda answer: answer.at):
        first.setdefault((answer.person, answer.question), answer.right)
    persons = len({person for person, _question in first})
    if isinstance(share_of(persons, persons), TooFew):
        return TooFew(persons)
    return Share(sum(not right for right in first.values()), len(first))
