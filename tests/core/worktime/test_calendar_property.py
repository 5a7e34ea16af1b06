"""The calendar against a model that asks the wall clock minute after minute, in zones that change their clocks."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.worktime.moments import at
from tests.core.worktime.slow_calendar import hours_of, is_working, slow_end_of_day, slow_working_us

from alur.core.instant import DAY, HOUR, MINUTE, moment_of
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.rules import CalendarRules, Holiday, Period, Span, SpecialRange, Week

# Where and when something odd happens to the clock; Indonesia itself has no daylight saving time.
ODD_DAYS = [
    ("Asia/Jakarta", date(2026, 3, 19)),
    ("Asia/Makassar", date(2024, 2, 29)),
    ("Asia/Jayapura", date(2026, 12, 31)),
    ("UTC", date(2026, 1, 1)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),  # back by half an hour
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("America/Sao_Paulo", date(2017, 10, 15)),  # no midnight
    ("America/Sao_Paulo", date(2018, 2, 17)),  # 23.00 comes twice
    ("America/Havana", date(2026, 11, 1)),  # midnight comes twice
    ("America/St_Johns", date(2009, 11, 1)),  # at 00.01 back to the day before
    ("America/Toronto", date(1919, 3, 30)),  # from 23.30 to 00.30
    ("Pacific/Apia", date(2011, 12, 30)),  # a day that never was
    ("Asia/Kathmandu", date(2026, 4, 1)),  # 5 h 45 min
]
odd_days = st.sampled_from(ODD_DAYS)


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    week: list[tuple[Span, ...]] = []
    for _ in range(7):
        grid = draw(st.sampled_from([1, 15, 30]))
        edges = sorted(draw(st.sets(st.integers(0, 1440 // grid), max_size=6)))
        week.append(tuple(Span(b * grid, e * grid) for b, e in zip(edges[::2], edges[1::2], strict=False)))
    return tuple(week)


working_weeks = weeks().filter(any)


@st.composite
def rules_around(draw: st.DrawFn, zone: str, day: date) -> CalendarRules:
    near = st.integers(-3, 3).map(lambda days: day + timedelta(days=days))
    since = sorted(draw(st.sets(near, min_size=1, max_size=2)))
    first = draw(near)
    special = SpecialRange("Ramadan", first, first + timedelta(days=draw(st.integers(0, 2))), draw(weeks()))
    return CalendarRules(
        zone=zone,
        periods=tuple(Period(start, draw(working_weeks)) for start in since),
        special=draw(st.sampled_from([(), (special,)])),
        holidays=tuple(Holiday(holiday, "libur") for holiday in sorted(draw(st.sets(near, max_size=2)))),
    )


@st.composite
def questions(draw: st.DrawFn) -> tuple[CalendarRules, int, int]:
    zone, day = draw(odd_days)
    rules = draw(rules_around(zone, day))
    near = st.integers(-3 * DAY, 4 * DAY).map(lambda us: at(f"{day} 00:00", "UTC") + us)
    on_a_minute = near.map(lambda instant: instant // MINUTE * MINUTE)
    begin, end = sorted((draw(near | on_a_minute), draw(near | on_a_minute)))
    return rules, begin, end


@settings(max_examples=40)
@given(questions())
def test_working_time_is_what_the_wall_clock_says(question: tuple[CalendarRules, int, int]) -> None:
    rules, begin, end = question

    assert Calendar(rules).working_us(begin, end) == slow_working_us(rules, begin, end)


@settings(max_examples=50)
@given(questions(), st.integers(0, 200 * HOUR))
def test_adding_working_time_is_its_inverse_and_never_later_than_needed(
    question: tuple[CalendarRules, int, int], working: int
) -> None:
    rules, begin, _ = question
    calendar = Calendar(rules)

    end = calendar.add_working(begin, working)

    assert calendar.working_us(begin, end) == working
    assert working == 0 or calendar.working_us(begin, end - 1) == working - 1
    assert working == 0 or is_working(rules, moment_of(end - 1))


@settings(max_examples=50)
@given(questions(), st.lists(st.integers(-3_000 * DAY, 3_000 * DAY), max_size=4))
def test_an_answer_does_not_hang_on_what_was_asked_before(
    question: tuple[CalendarRules, int, int], far: list[int]
) -> None:
    rules, begin, end = question
    fresh, used = Calendar(rules), Calendar(rules)
    for instant in (begin + step for step in far):
        used.working_us(begin, instant)
        used.local_date(instant)
        used.workday_after(used.local_date(instant), 3)

    assert used.working_us(begin, end) == fresh.working_us(begin, end)
    assert used.add_working(begin, HOUR) == fresh.add_working(begin, HOUR)
    assert used.workday_after(date(2026, 1, 1), 9) == fresh.workday_after(date(2026, 1, 1), 9)


@settings(max_examples=50)
@given(questions(), st.integers(-3 * DAY, 3 * DAY))
def test_working_times_add_up(question: tuple[CalendarRules, int, int], step: int) -> None:
    rules, begin, end = question
    calendar = Calendar(rules)
    middle = begin + step

    assert calendar.working_us(begin, middle) + calendar.working_us(middle, end) == calendar.working_us(begin, end)
    assert calendar.working_us_many([(begin, end), (end, begin)]) == [
        calendar.working_us(begin, end),
        -calendar.working_us(begin, end),
    ]


@pytest.mark.parametrize(("zone", "day"), ODD_DAYS)
def test_a_day_ends_with_its_last_instant(zone: str, day: date) -> None:
    rules = CalendarRules(zone=zone, periods=(Period(day, ((Span(0, 1440),),) * 7),))
    calendar = Calendar(rules)

    for around in (day - timedelta(days=1), day, day + timedelta(days=1)):
        assert calendar.end_of_day(around) == slow_end_of_day(rules, around)
        assert calendar.local_date(calendar.end_of_day(around)) <= around


@settings(max_examples=50)
@given(questions(), st.integers(-400, 400), st.integers(0, 300))
def test_working_days_are_counted_one_by_one(question: tuple[CalendarRules, int, int], days: int, count: int) -> None:
    rules, begin, _ = question
    calendar = Calendar(rules)
    first = calendar.local_date(begin) + timedelta(days=days)

    found = calendar.workday_after(first, count)

    passed = [first + timedelta(days=ahead) for ahead in range(1, (found - first).days + 1)]
    assert sum(1 for day in passed if hours_of(rules, day)) == count == calendar.workdays_between(first, found)
    assert count == 0 or calendar.is_workday(found)


@pytest.mark.parametrize(
    ("zone", "begin", "end", "hours"),
    [
        pytest.param("America/New_York", "2026-03-07 12:00", "2026-03-08 12:00", 23, id="a spring day has 23 hours"),
        pytest.param("America/New_York", "2026-10-31 12:00", "2026-11-01 12:00", 25, id="an autumn day has 25"),
        pytest.param("Australia/Lord_Howe", "2026-04-04 12:00", "2026-04-05 12:00", 24.5, id="half an hour more"),
        pytest.param("Asia/Makassar", "2026-03-07 12:00", "2026-03-08 12:00", 24, id="never in Indonesia"),
    ],
)
def test_an_office_that_never_closes_works_all_real_hours(zone: str, begin: str, end: str, hours: float) -> None:
    always = Calendar(CalendarRules(zone=zone, periods=(Period(date(2026, 1, 1), ((Span(0, 1440),),) * 7),)))

    assert always.working_us(at(begin, zone), at(end, zone)) == hours * HOUR


def test_local_mean_time_is_exact_to_its_second() -> None:
    """Makassar's clock was 7 h 57 min 36 s ahead until the end of 1919."""
    rules = CalendarRules("Asia/Makassar", (Period(date(1900, 1, 1), ((Span(0, 1),),) * 7),))
    noon = at("1910-05-05 12:00", "UTC")

    assert Calendar(rules).working_us(noon, noon + DAY) == MINUTE
    midnight = at("1910-05-05 16:02:24", "UTC")
    assert Calendar(rules).working_us(noon, midnight) == 0
    assert Calendar(rules).working_us(noon, midnight + 7) == 7


@pytest.mark.parametrize("first", [date.min, date(1969, 12, 25), date(9999, 12, 21)])
def test_any_date_can_be_asked_about(first: date) -> None:
    rules = CalendarRules("America/New_York", (Period(date(2026, 1, 1), ((Span(0, 60),),) * 7),))
    calendar = Calendar(rules)
    begin = at(f"{first} 12:00", "UTC")

    assert calendar.working_us(begin, begin + 10 * DAY) == 10 * HOUR
    assert calendar.local_date(calendar.end_of_day(first)) == first
