"""How far somebody has come with a step, and when that ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alur.core.learn.competence import VALID, Happened, Kind, Standing, may_work_alone, standing

DAY = date(2026, 1, 5)


def after(*kinds: Kind, days: int = 0) -> Standing:
    """Each a week after the one before; asked ``days`` after the last."""
    events = [Happened(kind, DAY + timedelta(weeks=week)) for week, kind in enumerate(kinds)]
    return standing(events, on=(events[-1].on if events else DAY) + timedelta(days=days))


@pytest.mark.parametrize(
    ("kinds", "reached"),
    [
        ((), Standing.NOT_YET),
        ((Kind.READ,), Standing.READ),
        ((Kind.READ, Kind.PASSED), Standing.PASSED),
        ((Kind.READ, Kind.PASSED, Kind.ACCOMPANIED), Standing.ACCOMPANIED),
        ((Kind.READ, Kind.PASSED, Kind.ACCOMPANIED, Kind.RELEASED), Standing.ALONE),
        ((Kind.RELEASED,), Standing.ALONE),
        ((Kind.RELEASED, Kind.ACCOMPANIED), Standing.ALONE),
        ((Kind.ALTERED,), Standing.NOT_YET),
        ((Kind.READ, Kind.ALTERED), Standing.NOT_YET),
        ((Kind.READ, Kind.PASSED, Kind.RELEASED, Kind.ALTERED), Standing.EXPIRED),
        ((Kind.READ, Kind.PASSED, Kind.RELEASED, Kind.ALTERED, Kind.READ), Standing.EXPIRED),
        ((Kind.READ, Kind.PASSED, Kind.RELEASED, Kind.ALTERED, Kind.READ, Kind.PASSED), Standing.ALONE),
        ((Kind.READ, Kind.PASSED, Kind.ALTERED, Kind.RELEASED), Standing.ALONE),
    ],
)
def test_each_way_leads_where_it_should(kinds: tuple[Kind, ...], reached: Standing) -> None:
    assert after(*kinds) is reached


@pytest.mark.parametrize(("days", "reached"), [(365, Standing.ALONE), (366, Standing.EXPIRED)])
def test_a_release_ends_after_a_year(days: int, reached: Standing) -> None:
    assert after(Kind.READ, Kind.PASSED, Kind.RELEASED, days=days) is reached


def test_a_quiz_passed_again_makes_it_fresh() -> None:
    events = [Happened(Kind.RELEASED, DAY), Happened(Kind.PASSED, DAY + VALID)]
    assert standing(events, on=DAY + VALID + timedelta(days=200)) is Standing.ALONE


def test_what_is_read_on_the_day_of_a_new_version_is_the_new_version() -> None:
    events = [Happened(Kind.READ, DAY), Happened(Kind.PASSED, DAY), Happened(Kind.ALTERED, DAY)]
    assert standing(events, on=DAY) is Standing.PASSED


HISTORIES = st.lists(st.builds(Happened, st.sampled_from(Kind), st.dates(DAY, DAY + timedelta(days=800))))


@given(HISTORIES, st.integers(0, 1_200))
def test_nobody_is_told_to_work_alone_without_a_mentor_of_the_last_year_or_a_quiz(
    events: list[Happened], days: int
) -> None:
    on = DAY + timedelta(days=days)
    reached = standing(events, on=on)
    past = [event for event in events if event.on <= on]
    if may_work_alone(reached):
        assert any(event.kind is Kind.RELEASED for event in past)
        showing = (Kind.PASSED, Kind.ACCOMPANIED, Kind.RELEASED)
        assert any(event.kind in showing and on - event.on <= VALID for event in past)


@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_given_says_nothing(events: list[Happened], random: object) -> None:
    on, mixed = DAY + timedelta(days=800), list(events)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    # Of one day only the alteration has a place of its own; the rest give the same in any order.
    assert standing(mixed, on=on) is standing(events, on=on)
