"""What the leader's screen shows so that people in the room can say they are there: a link as a picture, and a word.

Both follow from the site's key and the minute, as one-time codes do, so nothing is stored and a picture that somebody
sends on is worth nothing some minutes later.
"""

from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from alur.core.refused import Refused
from alur.web.learn.models import Attendance, Meeting

# How long a word holds at least; it is taken for as long again, since somebody may be typing it.
HOLDS = timedelta(minutes=5)
# People come early and sign late.
BEFORE, AFTER = timedelta(minutes=30), timedelta(minutes=30)
# Without letters that are taken for one another when read from a screen.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTH = 6


def word(meeting: Meeting, *, now: datetime) -> str:
    """Six letters to type."""
    return _word(meeting, _turn(now))


def token(meeting: Meeting, *, now: datetime) -> str:
    """The last part of the link in the picture."""
    return _token(meeting, _turn(now))


def is_open(meeting: Meeting, *, now: datetime) -> bool:
    return meeting.starts - BEFORE <= now <= meeting.ends + AFTER


def how(meeting: Meeting, given: str, *, now: datetime) -> str:
    """By which of the two somebody checks in. Raises Refused where it is neither."""
    if not is_open(meeting, now=now):
        raise Refused("Daftar hadir dibuka sejak 30 menit sebelum sesi sampai 30 menit sesudahnya.")
    typed = given.strip()
    for turn in (_turn(now), _turn(now) - 1):
        if constant_time_compare(typed, _token(meeting, turn)):
            return Attendance.How.PICTURE
        if constant_time_compare(typed.upper(), _word(meeting, turn)):
            return Attendance.How.WORD
    raise Refused("Kode ini tidak berlaku lagi. Lihat kode yang sekarang tampil di layar.")


def _turn(now: datetime) -> int:
    return int(now.timestamp() // HOLDS.total_seconds())


def _token(meeting: Meeting, turn: int) -> str:
    return _mac("alur.learn.picture", meeting, turn).hex()[:32]


def _word(meeting: Meeting, turn: int) -> str:
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in _mac("alur.learn.word", meeting, turn)[:_LENGTH])


def _mac(purpose: str, meeting: Meeting, turn: int) -> bytes:
    return salted_hmac(purpose, f"{meeting.pk} {turn}", algorithm="sha256").digest()
