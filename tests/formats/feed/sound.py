"""Sound for tests: short, silent, and made here."""

import wave
from io import BytesIO


def wav(*, seconds: int) -> bytes:
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8_000)
        file.writeframes(b"\x80" * 8_000 * seconds)
    return made.getvalue()


def mp3(*, frames: int) -> bytes:
    """Frames of MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 144 * 128000 / 44100 = 417 bytes each."""
    return (bytes.fromhex("fffb9000") + bytes(413)) * frames
