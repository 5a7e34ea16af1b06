"""An instant as logs write it: ISO 8601 in its many forms. Without a zone it is UTC; parts under a µs are cut off."""

import re
from datetime import UTC, datetime

from alur.core.instant import DAY, SECOND, Instant, instant_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST, _LATEST = instant_of(datetime.min.replace(tzinfo=UTC)), instant_of(datetime.max.replace(tzinfo=UTC))
_BARE_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  the same without a zone, to subtract times that bear none
# What `fromisoformat` does not take: a blank before the zone, and UTC by its name.
_ZONE = re.compile(r"\s*(UTC|GMT|[Zz])$|\s+(?=[+-][0-9:]+$)")
_ZONE_NAMES = {"UTC": "+00:00", "GMT": "+00:00", "Z": "+00:00", "z": "+00:00", None: ""}


def read_timestamp(text: str) -> Instant:
    """Raises ValueError for what is no instant.

    >>> read_timestamp("1970-01-01T01:00:00.000001+01:00"), read_timestamp("1970-01-02")
    (1, 86400000000)
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.fromisoformat(_ZONE.sub(lambda match: _ZONE_NAMES[match[1]], text.strip()))
    delta = moment - (_EPOCH if moment.tzinfo else _BARE_EPOCH)
    instant = delta.days * DAY + delta.seconds * SECOND + delta.microseconds
    if not _EARLIEST <= instant <= _LATEST:  # a zone at either end of the calendar leads out of it
        raise ValueError(f"Expected an instant of the years 1 to 9999, but {text} is outside.")
    return instant
