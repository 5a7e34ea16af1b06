"""Poster, page of a role and certificate: set in a child process bounded in time, kept by content."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile

from django.conf import settings

from alur import __version__
from alur.core.refused import Refused
from alur.formats.poster.content import Paper

_SECONDS = 30


def pdf_of(paper: Paper) -> bytes:
    """Raises Refused, in words, where it cannot be made."""
    content = json.dumps(paper, ensure_ascii=False).encode()
    key = hashlib.sha256(__version__.encode() + b"\0" + content).hexdigest()
    kept = settings.VAR / "papers" / f"{key}.pdf"
    if kept.exists():
        return kept.read_bytes()
    made = _made(content)
    kept.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=kept.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(made)
    os.replace(beside, kept)
    return made


def _made(content: bytes) -> bytes:
    command = [sys.executable, "-m", "alur.formats.poster"]
    try:
        done = subprocess.run(command, input=content, timeout=_SECONDS, capture_output=True, check=False)  # noqa: S603  no shell, our own program
    except subprocess.TimeoutExpired:
        raise Refused("Lembar belum selesai dibuat dalam {n} detik. Coba lagi nanti.", n=_SECONDS) from None
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise Refused("Lembar tidak dapat dibuat. Coba lagi, atau beri tahu pengelola.")
    return done.stdout
