from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alur.core.instant import instant_of
from alur.formats.log.timestamp import read_timestamp

NINE = instant_of(datetime(2012, 1, 1, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    "text",
    [
        "2012-01-01T10:00:00.000+01:00",
        "2012-01-01T09:00:00Z",
        "2012-01-01T09:00:00z",
        "2012-01-01T09:00:00.000Z",
        "2012-01-01 09:00:00",
        "2012-01-01 09:00",
        "2012-01-01 17:00:00+08:00",
        "2012-01-01 17:00:00 +08:00",
        "2012-01-01T17:00:00+0800",
        "2012-01-01T17:00:00+08",
        "2012-01-01 09:00:00 UTC",
        "  2012-01-01T09:00:00.000000  ",
        "20120101T090000Z",
        "2012-01-01T09:00:00.000000999+00:00",  # less than a µs is cut off
    ],
)
def test_one_instant_is_written_in_many_ways(text: str) -> None:
    assert read_timestamp(text) == NINE


def test_a_date_alone_is_its_midnight() -> None:
    assert read_timestamp("2012-01-01") == instant_of(datetime(2012, 1, 1, tzinfo=UTC))


def test_a_microsecond_is_kept_also_before_1970() -> None:
    assert read_timestamp("1969-12-31T23:59:59.999999") == -1


NO_INSTANTS = [
    "",
    " ",
    "kemarin",
    "2012",
    "2012-13-01",
    "2012-02-30",
    "01/02/2012",
    "2012-01-01T25:00",
    "0001-01-01T00:00:00+12:00",
    "9999-12-31T23:00:00-12:00",
    "2012-01-01T10:00:60",
    "2012-01-01T10:00:00+25:00",
    "2012-01-01T10:00:00 WITA",
    "2012-01-01\0",
    "٢٠١٢-٠١-٠١",
    "\udc80",
]


@pytest.mark.parametrize("text", NO_INSTANTS)
def test_what_is_no_instant_raises(text: str) -> None:
    with pytest.raises(ValueError):
        read_timestamp(text)


@given(st.datetimes(), st.integers(-23 * 60, 23 * 60))
def test_every_moment_that_python_writes_is_read_exactly(moment: datetime, minutes: int) -> None:
    aware = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))

    assert read_timestamp(aware.isoformat()) == instant_of(aware)
    assert read_timestamp(moment.isoformat(" ")) == instant_of(moment.replace(tzinfo=UTC))


@given(st.text())
def test_any_text_gives_an_instant_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(read_timestamp(text), int)
