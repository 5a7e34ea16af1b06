"""Idempotency keys of forms (UUIDv7): made by the server, in the order of time, so their index grows at its end."""

import secrets
from uuid import UUID

from alur.core.instant import Instant


def new_key(now: Instant) -> UUID:
    """As RFC 9562 §5.7: 48 bits of milliseconds, then chance.

    >>> new_key(1_795_482_900_000_000).version, str(new_key(1_795_482_900_000_000))[:13]
    (7, '01a20b1e-d620')
    """
    milliseconds, chance = now // 1_000, secrets.randbits(74)
    high, low = chance >> 62, chance & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low)
