"""Instants and durations in the core are integer microseconds; an instant counts from 1970-01-01 UTC.

Integers because they are exact, compare fast and mean the same in Python, SQL and Parquet.
"""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

Instant = int
Microseconds = int

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant_of(moment: datetime) -> Instant:
    """Raises ValueError for a moment without a zone: a bare clock time means nothing across offices.

    >>> instant_of(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    1000000
    """
    if moment.tzinfo is None:
        raise ValueError(f"Expected a moment with a zone, but {moment.isoformat()} has none.")
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment_of(instant: Instant) -> datetime:
    """The same instant as an aware datetime in UTC."""
    return _EPOCH + timedelta(microseconds=instant)


def rounded_up(count: Fraction, unit: int = 1) -> int:
    """``ceil(count * unit)``, without making a fraction on the way.

    >>> rounded_up(Fraction(3, 2), HOUR) == 90 * MINUTE, rounded_up(Fraction(3, 2))
    (True, 2)
    """
    return -(-count.numerator * unit // count.denominator)
