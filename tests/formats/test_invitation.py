"""The invitation by RFC 5545: lines, folding, escaping, times."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alur.formats.invitation import Invitation, write_invitation

WITA = timezone(timedelta(hours=8))
STAMP = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
SESSION = Invitation(
    uid="sesi-7@alur.kantor",
    revision=2,
    title="Sosialisasi SOP Podcast; versi 2",
    place="Ruang Rapat, lantai 2",
    starts=datetime(2026, 11, 17, 13, 30, tzinfo=WITA),
    ends=datetime(2026, 11, 17, 15, 0, tzinfo=WITA),
    text="Podcast\nArsip",
)


def test_the_file_as_a_calendar_reads_it() -> None:
    assert write_invitation(SESSION, stamp=STAMP).decode() == "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Alur//Sesi//ID",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            "UID:sesi-7@alur.kantor",
            "SEQUENCE:2",
            "DTSTAMP:20261124T010000Z",
            "DTSTART:20261117T053000Z",
            "DTEND:20261117T070000Z",
            r"SUMMARY:Sosialisasi SOP Podcast\; versi 2",
            r"LOCATION:Ruang Rapat\, lantai 2",
            r"DESCRIPTION:Podcast\nArsip",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(TEXT)
def test_no_line_is_longer_than_75_octets_and_the_text_comes_back(text: str) -> None:
    written = write_invitation(Invitation("u", 0, text, "p", SESSION.starts, SESSION.ends), stamp=STAMP)
    lines = written.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() or True for line in lines)  # no letter is parted
    unfolded = written.decode().replace("\r\n ", "")
    (summary,) = [line for line in unfolded.split("\r\n") if line.startswith("SUMMARY:")]
    assert unescaped(summary.removeprefix("SUMMARY:")) == plain(text)


def unescaped(text: str) -> str:
    said, letters = "", iter(text)
    for letter in letters:
        said += {"n": "\n"}.get(following := next(letters), following) if letter == "\\" else letter
    return said


def plain(text: str) -> str:
    """Without the control characters that a TEXT value may not hold; all line ends are one kind."""
    ends = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in ends if letter in "\n\t" or not (ord(letter) < 32 or ord(letter) == 127))


def test_a_time_without_a_zone_is_a_mistake_of_the_caller() -> None:
    bare = SESSION.starts.replace(tzinfo=None)
    with pytest.raises(ValueError, match="with a zone"):
        write_invitation(Invitation("u", 0, "t", "p", bare, SESSION.ends), stamp=STAMP)
