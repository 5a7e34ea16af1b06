"""The voice: an installed speech engine speaks a transcript into a sound file, in a child process, kept by content.

Where none is installed the transcript alone is offered; nothing of this is needed to understand.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from alur.core.refused import Refused

ENGINE = "espeak-ng"
_SECONDS = 60
# A little slower than its own 175 words a minute: people listen to this while doing something else.
_PACE = "150"


def has_voice() -> bool:
    return shutil.which(ENGINE) is not None


def spoken(paragraphs: Sequence[str]) -> Path:
    """The place of the WAV file. Raises Refused where there is no engine, or it does not come to an end."""
    engine = shutil.which(ENGINE)
    if engine is None:
        raise Refused("Mesin suara belum terpasang. Bacalah teksnya.")
    text = "\n\n".join(paragraphs)
    kept = settings.VAR / "briefings" / f"{hashlib.sha256(text.encode()).hexdigest()}.wav"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        _speak(engine, text, kept)
    return kept


def _speak(engine: str, text: str, kept: Path) -> None:
    """The text goes in as a file and never as an argument, so no word of an SOP can be taken for an option."""
    with tempfile.TemporaryDirectory(dir=kept.parent) as room:
        words, sound = Path(room) / "words.txt", Path(room) / "sound.wav"
        words.write_text(text, "utf-8")
        command = [engine, "-v", "id", "-s", _PACE, "-f", str(words), "-w", str(sound)]
        try:
            done = subprocess.run(command, timeout=_SECONDS, capture_output=True, check=False)  # noqa: S603  no shell
        except subprocess.TimeoutExpired:
            raise Refused("Suara belum selesai dibuat dalam {n} detik. Coba lagi nanti.", n=_SECONDS) from None
        if done.returncode or not sound.exists():
            raise Refused("Suara tidak dapat dibuat. Bacalah teksnya.")
        os.replace(sound, kept)
