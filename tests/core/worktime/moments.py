"""Instants for tests, written as a wall clock shows them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from alur.core.instant import Instant, instant_of, moment_of

WITA = "Asia/Makassar"


def at(text: str, zone: str = WITA) -> Instant:
    """`at("2026-03-02 07:30")`."""
    return instant_of(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)))


def wall(instant: Instant, zone: str = WITA) -> str:
    return moment_of(instant).astimezone(ZoneInfo(zone)).replace(tzinfo=None).isoformat(" ")
