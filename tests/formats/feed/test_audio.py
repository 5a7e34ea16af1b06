"""A recording is known by its content: what it is and how long it lasts."""

from random import Random

import pytest
from tests.formats.feed.sound import mp3, wav

from alur.core.refused import Refused
from alur.formats.feed.audio import Audio, read_audio


def test_a_wav_lasts_its_samples_over_its_rate() -> None:
    """24 000 samples at 8 000 a second are 3 seconds."""
    assert read_audio(wav(seconds=3)) == Audio("audio/wav", 3)


def test_an_mp3_lasts_its_frames() -> None:
    """115 frames of 1 152 samples at 44 100 a second: 115 x 1152 / 44100 = 3.004 s."""
    assert read_audio(mp3(frames=115)) == Audio("audio/mpeg", 3)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "bukan rekaman"),
        (b"%PDF-1.4", "bukan rekaman"),
        (b"<html><audio src=x>", "bukan rekaman"),
        (b"RIFF\0\0\0\0WAVE", "kosong"),
        (wav(seconds=0), "kosong"),
        (b"ID3\3\0\0\0\0\0\0", "kosong"),
    ],
)
def test_what_is_no_recording_is_refused_in_words(data: bytes, word: str) -> None:
    with pytest.raises(Refused, match=word):
        read_audio(data)


def test_a_damaged_recording_is_read_or_refused_never_more() -> None:
    chance = Random(20261124)
    for _ in range(400):
        data = bytearray(chance.choice((wav(seconds=1)[:900], mp3(frames=4))))
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            assert read_audio(bytes(data)).seconds > 0
        except Refused:
            continue
