"""The official sheet as PDF, made in a child process and kept by content.

The typesetter holds 200 MB for as long as its process lives (DESIGN §7), so it never lives in a web worker; the child
is bounded in time. The same SOP text and paper give the same bytes, so a file once made serves for ever.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings

from alur import __version__
from alur.core.refused import Refused

PAPERS = ("f4", "a4")
_SECONDS = 30


def sheet_pdf(text: str, *, paper: str) -> bytes:
    """Raises Refused, in words, where the sheet cannot be made."""
    kept = _place(text, paper)
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        _make(text, paper, kept)
    return kept.read_bytes()


def _place(text: str, paper: str) -> Path:
    key = hashlib.sha256(f"{__version__}\0{paper}\0{text}".encode()).hexdigest()
    return Path(settings.VAR) / "sheets" / f"{key}.pdf"


def _make(text: str, paper: str, kept: Path) -> None:
    with tempfile.TemporaryDirectory(dir=kept.parent) as room:
        sop, pdf = Path(room) / "sop.sop.yaml", Path(room) / "sheet.pdf"
        sop.write_text(text, "utf-8")
        command = [sys.executable, "-m", "alur.cli", "sheet", str(sop), "-o", str(pdf), "--paper", paper]
        try:
            done = subprocess.run(command, timeout=_SECONDS, capture_output=True, check=False)  # noqa: S603  no shell, our own program
        except subprocess.TimeoutExpired:
            raise Refused("Lembar belum selesai dibuat dalam {n} detik. Coba lagi nanti.", n=_SECONDS) from None
        if done.returncode == 2 or not pdf.exists():
            raise Refused("Lembar tidak dapat dibuat. Periksa temuan SOP ini, lalu coba lagi.")
        os.replace(pdf, kept)
