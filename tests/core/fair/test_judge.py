"""What may be said about persons: one case worked by hand, every reason to withhold, and the formulas done twice."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from math import sqrt
from random import Random

import pytest
from tests.core.fair.naive import Fact, naive

from alur.core.fair.judge import Shown, Withheld, judge
from alur.core.fair.look import Look, read_look
from alur.core.fair.visit import Series, Visit

LOOK = Look(2026, 2)
AFTER = date(2027, 1, 4)
MONDAY = date(2026, 2, 2)
STEP = Series("podcast", "sunting", "2 hari kerja")


def visits(person: str, late_by_week: Iterable[int], *, each_week: int = 5, series: Series = STEP) -> list[Visit]:
    """``each_week`` visits on the Mondays of one week after another, of which so many late."""
    return [
        Visit(person, series, MONDAY + timedelta(weeks=week), place < late)
        for week, late in enumerate(late_by_week)
        for place in range(each_week)
    ]


def office(others: int = 11) -> list[Visit]:
    """Others of 50 visits each, one late in each of the first five of ten weeks."""
    return [visit for number in range(others) for visit in visits(f"o{number:02}", [1] * 5 + [0] * 5)]


def said(all_visits: list[Visit], person: str = "p", *, asked: date = AFTER) -> Shown | Withheld:
    return next(each for each in judge(all_visits, LOOK, asked=asked).persons if each.person == person)


def test_a_person_twice_late_every_week_among_eleven_seldom_late_is_worked_out_by_hand() -> None:
    found = said(office() + visits("p", [2] * 10))
    # N = 12 × 50 = 600, Y = 11 × 5 + 20 = 75, π = 75/600 = 1/8; of others 550 visits, 55 late.
    e = (55 + 10 / 8) / (550 + 10)
    difference = (20 - 50 * e) / 50
    # Each week has the same surplus, 2 − 5(e + D) = 0, so V_c = 0. For the others e' = (70 + 10/8)/560 and each week is
    # half a visit above or below: V_c = 10/9 × 10 × 0.25 / 2500, less than V_b = e'(1 − e')/50, so d = 1.
    v = e * (1 - e) / 50 + e * (1 - e) / 560
    assert isinstance(found, Shown)
    assert (found.visits, found.late) == (50, 20)
    assert found.expected == pytest.approx(50 * e, abs=1e-12)
    assert found.difference == pytest.approx(difference, abs=1e-12)
    assert found.low == pytest.approx(difference - 1.96 * sqrt(v), abs=1e-12)
    assert found.high == pytest.approx(difference + 1.96 * sqrt(v), abs=1e-12)
    assert (difference - 0.05) / sqrt(v) > 2.97
    assert (found.question, found.thanks) == (True, False)


def test_good_work_is_thanked_likewise() -> None:
    often_late = [visit for number in range(11) for visit in visits(f"o{number:02}", [2, 3] * 5)]
    found = said(often_late + visits("p", [0] * 10))
    assert isinstance(found, Shown)
    assert (found.question, found.thanks) == (False, True)


def test_nothing_is_asked_before_the_look_has_closed() -> None:
    all_visits = office() + visits("p", [2] * 10)
    for asked, question in [(date(2026, 12, 31), False), (date(2027, 1, 1), True)]:
        found = said(all_visits, asked=asked)
        assert isinstance(found, Shown)
        assert found.question is question


def test_without_any_spread_nothing_is_asked() -> None:
    found = said([visit for number in range(12) for visit in visits(f"o{number:02}", [0] * 10)], "o00")
    assert isinstance(found, Shown)
    assert (found.low, found.high, found.question, found.thanks) == (0, 0, False, False)


@pytest.mark.parametrize(
    ("all_visits", "reason", "eligible"),
    [
        (visits("p", [0] * 10), "satu_pelaksana", 0),
        (office() + visits("p", [0] * 9), "kurang_kunjungan", 45),
        (office(2) + visits("p", [0] * 10), "kurang_kunjungan", 0),  # only two others: no series to compare in
        (office() + visits("p", [0] * 9, each_week=6), "kurang_pekan", 54),
        (office(9) + visits("p", [0] * 10), "kurang_pembanding", 50),
        (
            office() + visits("p", [0] * 10) + visits("p", [0] * 10, each_week=4, series=Series("lain", "a", "")),
            "kurang_sebanding",
            50,
        ),
    ],
)
def test_what_stands_on_too_little_is_withheld_with_the_first_reason(
    all_visits: list[Visit], reason: str, eligible: int
) -> None:
    withheld = said(all_visits)
    if reason == "kurang_sebanding":  # 50 of 90 usable visits are under 60 %
        assert sum(visit.person == "p" for visit in all_visits) == 90
    assert withheld == Withheld("p", reason, eligible)  # type: ignore[arg-type]


def test_a_step_that_most_miss_is_told_of_the_sop_and_counted_against_nobody() -> None:
    hard = Series("podcast", "undang", "1 jam")
    missed = [v for number in range(12) for v in visits(f"o{number:02}", [3] * 10, series=hard)]
    judgement = judge(office(12) + missed, LOOK, asked=AFTER)
    assert [(each.series.row, each.visits, each.late, each.unrealistic) for each in judgement.series] == [
        ("sunting", 600, 60, False),
        ("undang", 600, 360, True),
    ]
    # Of 100 usable visits each, 50 can be compared: under 60 %.
    assert judgement.persons[0] == Withheld("o00", "kurang_sebanding", 50)


def test_half_is_not_more_than_half() -> None:
    halves = [visit for number in range(12) for visit in visits(f"o{number:02}", [2, 3] * 5)]
    assert not judge(halves, LOOK, asked=AFTER).series[0].unrealistic


def test_only_the_twelve_months_before_the_close_and_the_day_of_asking_count() -> None:
    def due(day: date) -> int:
        return len(judge([Visit("p", STEP, day, False)], Look(2026, 1), asked=date(2026, 5, 20)).persons)

    days = [date(2025, 6, 30), date(2025, 7, 1), date(2026, 5, 19), date(2026, 5, 20), date(2026, 7, 1)]
    assert [due(day) for day in days] == [0, 1, 1, 0, 0]


@pytest.mark.parametrize("text", ["2026", "2026-H3", "2026-h1", " 2026-H1", "26-H1", "2026-H1x", "9026-H1", ""])
def test_no_other_look_exists(text: str) -> None:
    assert read_look(text) is None


def random_facts(seed: int, *, persons: int, visits: tuple[int, ...] = (3, 40, 90, 140)) -> list[Fact]:
    rng = Random(seed)
    series = [("s", f"r{number}", rng.choice(("1 jam", "2 hari kerja"))) for number in range(3)] + [("t", "r0", "")]
    ease = {each: rng.choice((0.02, 0.1, 0.3, 0.6)) for each in series}
    facts = []
    for number in range(persons):
        bias, own = rng.choice((0.0, 0.0, 0.0, 0.25, -0.2)), rng.sample(series, rng.randint(1, 4))
        for _ in range(rng.choice(visits)):
            which = rng.choice(own)
            due = date(2025, 12, 1) + timedelta(days=rng.randrange(rng.choice((60, 420))))
            bad_week = 0.3 if due.isocalendar().week % 5 == number % 5 else 0.0
            facts.append((f"p{number:03}", which, due, rng.random() < ease[which] + bias + bad_week))
    return facts


@pytest.mark.parametrize("seed", range(30))
def test_the_formulas_done_visit_by_visit_give_the_same(seed: int) -> None:
    facts = random_facts(seed, persons=(4, 14, 25)[seed % 3])
    agreed(facts, asked=AFTER if seed % 4 else date(2026, 9, 1))


def test_among_more_than_a_hundred_persons_the_second_test_holds_back_who_chance_may_have_found() -> None:
    facts = random_facts(6, persons=150, visits=(110, 150))
    persons = [each for each in agreed(facts, asked=AFTER) if isinstance(each, Shown)]
    assert len(persons) > 100
    assert any(each.question for each in persons)
    assert any(_beyond_chance(each) and not each.question for each in persons)


def _beyond_chance(each: Shown) -> bool:
    return (each.difference - 0.05) / ((each.high - each.low) / 2 / 1.96) > 2.97


def agreed(facts: list[Fact], *, asked: date) -> Sequence[Shown | Withheld]:
    judgement = judge([Visit(p, Series(*s), due, late) for p, s, due, late in facts], LOOK, asked=asked)
    persons, series = naive(facts, LOOK.first_day, LOOK.last_day, asked)
    assert [each.person for each in judgement.persons] == list(persons)
    for each in judgement.persons:
        expected = persons[each.person]
        if isinstance(each, Withheld):
            assert expected == {"person": each.person, "withheld": each.reason, "visits": each.visits}
        else:
            assert [*asdict(each)] == [*expected]
            assert [*asdict(each).values()][1:] == pytest.approx([*expected.values()][1:], rel=1e-9, abs=1e-12)
    assert {tuple(each.series): (each.visits, each.late, each.unrealistic) for each in judgement.series} == {
        key: tuple(each.values()) for key, each in series.items()
    }
    return judgement.persons
