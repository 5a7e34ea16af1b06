"""An invitation to a session as an iCalendar file (RFC 5545), written by hand: one event needs no library.

Times are in UTC, so no zone rules travel with it. A higher ``revision`` under the same ``uid`` replaces the entry that
people have in their calendars (RFC 5545 3.8.7.4).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_MOST_OCTETS = 75  # of a line, RFC 5545 3.1
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # of these a TEXT value may hold none


@dataclass(frozen=True, slots=True)
class Invitation:
    uid: str
    revision: int
    title: str
    place: str
    starts: datetime
    ends: datetime
    text: str = ""
    link: str = ""


def write_invitation(invitation: Invitation, *, stamp: datetime) -> bytes:
    """``stamp`` is when this file is made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Alur//Sesi//ID",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{_text(invitation.uid)}",
        f"SEQUENCE:{invitation.revision}",
        f"DTSTAMP:{_moment(stamp)}",
        f"DTSTART:{_moment(invitation.starts)}",
        f"DTEND:{_moment(invitation.ends)}",
        f"SUMMARY:{_text(invitation.title)}",
        f"LOCATION:{_text(invitation.place)}",
        *([f"DESCRIPTION:{_text(invitation.text)}"] if invitation.text else []),
        *([f"URL:{_NO_TEXT.sub('', invitation.link)}"] if invitation.link else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _moment(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError(f"Expected a moment with a zone, but {moment.isoformat()} has none.")
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    r"""
    >>> _text("Ruang Rapat; lantai 2, sayap barat")
    'Ruang Rapat\\; lantai 2\\, sayap barat'
    """
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NO_TEXT.sub("", plain).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """No line is longer than 75 octets; a further line begins with a blank. Letters are never parted."""
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > _MOST_OCTETS - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
