"""What the file of an episode is and how long it lasts: by its content, never by its name."""

from dataclasses import dataclass
from io import BytesIO

from tinytag import TinyTag, TinyTagException

from alur.core.refused import Refused

KINDS = {"audio/mpeg": "mp3", "audio/x-m4a": "m4a", "audio/wav": "wav"}
"""The media types that players take, and the ending of an address for each."""


@dataclass(frozen=True, slots=True)
class Audio:
    """``seconds`` are whole ones, as feeds want them; never none."""

    media: str
    seconds: int


def read_audio(data: bytes) -> Audio:
    """Raises Refused where it is none of the kinds, is broken, or holds no sound."""
    media = _media(data[:12])
    if not media:
        raise Refused("Berkas ini bukan rekaman MP3, M4A, atau WAV. Simpan dahulu dalam salah satu bentuk itu.")
    try:
        seconds = TinyTag.get(f"episode.{KINDS[media]}", file_obj=BytesIO(data), tags=False).duration or 0.0
    except (TinyTagException, ValueError, ArithmeticError, LookupError):
        seconds = 0.0
    if seconds < 0.5:
        raise Refused("Rekaman ini kosong atau terpotong. Simpan dan unggah sekali lagi.")
    return Audio(media, round(seconds) or 1)


def _media(head: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:] == b"WAVE":
        return "audio/wav"
    if head[4:8] == b"ftyp":
        return "audio/x-m4a"
    is_frame = len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2  # layer III
    return "audio/mpeg" if head[:3] == b"ID3" or is_frame else ""
