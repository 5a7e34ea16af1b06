"""Who somebody is cannot enter: not by a name, not by another column, not by an import (TRUST F4)."""

import csv
import io
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alur.core.fair.judge import Judgement, Shown, Withheld, judge
from alur.core.fair.look import Look
from alur.core.fair.visit import Series, Visit
from alur.core.refused import Refused
from alur.formats.fair.read import COLUMNS, read_facts

LOOK, AFTER = Look(2026, 2), date(2027, 1, 4)
ABOUT_A_PERSON = ("name", "sex", "religion", "age", "place_of_birth")
PERSONS, VISITS, OFFICES = 13, 55, 770  # 10 010 persons in all


def office(rng: Random) -> list[dict[str, str]]:
    """Thirteen persons, with all that a personnel file says of them."""
    return [
        {
            "key": f"k{number:02}",
            "name": rng.choice(["Ayu", "Bima", "Citra", "Dewi"]) + str(rng.randrange(1_000)),
            "sex": rng.choice("LP"),
            "religion": rng.choice(["Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu"]),
            "age": str(rng.randrange(20, 58)),
            "place_of_birth": rng.choice(["Banjarmasin", "Surabaya", "Ende", "Sorong"]),
        }
        for number in range(PERSONS)
    ]


def facts_of(persons: Sequence[dict[str, str]], seed: int) -> list[dict[str, str]]:
    """Their visits, each with whose it is: the file before anything was taken out of it."""
    rng = Random(seed)
    return [
        person
        | {
            "kode": "surat",
            "row": rng.choice(["baca", "tulis"]),
            "standard": "1 jam",
            "due": f"2026-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}T16:00+08:00",
            "late": str(int(rng.random() < 0.2)),
            "holders": "1",
            "usable": "1",
        }
        for person in persons
        for _ in range(VISITS)
    ]


def table(facts: Sequence[dict[str, str]], columns: Sequence[str]) -> io.BytesIO:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(facts)
    return io.BytesIO(text.getvalue().encode())


def judged(facts: Sequence[dict[str, str]]) -> Judgement:
    given = [fact | {"person": fact["key"]} for fact in facts]
    return judge(read_facts(table(given, COLUMNS), name="fakta.csv"), LOOK, asked=AFTER)


@pytest.mark.slow
def test_changing_who_they_are_changes_nothing_for_ten_thousand_persons() -> None:
    """Seeds 0 to 769: every name, sex, religion, age and place of birth drawn anew, the work left as it was."""
    shown = 0
    for seed in range(OFFICES):
        said = judged(facts_of(office(Random(seed)), seed))
        assert said == judged(facts_of(office(Random(-1 - seed)), seed)), seed
        shown += sum(isinstance(each, Shown) for each in said.persons)
    assert shown > OFFICES * PERSONS // 2


def relabelled(each: Shown | Withheld, keys: dict[str, str]) -> Shown | Withheld:
    return replace(each, person=keys[each.person])


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 2**32), order=st.randoms(use_true_random=False))
def test_other_keys_and_another_order_give_the_same_words_for_each(seed: int, order: Random) -> None:
    rng = Random(seed)
    series = [Series("surat", row, "1 jam") for row in ("baca", "tulis")]
    days = [date(2026, rng.randrange(1, 13), rng.randrange(1, 29)) for _ in range(40)]
    visits = [
        Visit(f"k{person:02}", rng.choice(series), rng.choice(days), rng.random() < 0.3)
        for person in range(13)
        for _ in range(60)
    ]
    names = sorted({visit.person for visit in visits})
    keys = dict(zip(names, order.sample([f"z{n}" for n in range(99)], len(names)), strict=True))
    moved = [replace(visit, person=keys[visit.person]) for visit in visits]
    order.shuffle(moved)
    before, after = (judge(each, LOOK, asked=AFTER) for each in (visits, moved))
    assert {relabelled(each, keys) for each in before.persons} == set(after.persons)


@pytest.mark.parametrize("column", ABOUT_A_PERSON)
def test_a_column_about_a_person_is_refused(column: str) -> None:
    facts = [fact | {"person": fact["key"]} for fact in facts_of(office(Random(1)), 1)]
    with pytest.raises(Refused, match=column):
        list(read_facts(table(facts, (*COLUMNS, column)), name="fakta.csv"))


def test_a_visit_has_room_for_nothing_else() -> None:
    assert [field.name for field in fields(Visit)] == ["person", "series", "due", "late"]
