"""Checks the record for an inspector: the one at home, and a file that somebody handed over.

A file from outside is judged in a process of its own with limits, by the very command an inspector can run alone.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.formats.record.verifier import check
from alur.web.case.actions.export_record import record_lines

MOST_UPLOADED = 64_000_000
_SECONDS = 25


@dataclass(frozen=True, slots=True)
class Inspected:
    """``case`` and ``seq`` say where the record first does not hold; ``why`` is empty where it is whole."""

    cases: int
    events: int
    case: str = ""
    seq: int = 0
    why: str = ""


def inspect_own(now: Instant) -> Inspected:
    """The record as it stands in the database, against the anchors in it."""
    verdict = check(record_lines(with_words=True, now=now))
    return _inspected(verdict.cases, verdict.events, verdict.first_bad)


def inspect_upload(export: UploadedFile, anchors: Iterable[UploadedFile]) -> Inspected:
    """An export, also with anchors that were kept outside. Raises Refused where it is no export."""
    with tempfile.TemporaryDirectory() as folder:
        place = _kept(export, Path(folder) / "ekspor.zip")
        return _verified(place, [_kept(one, Path(folder) / f"jangkar-{n}") for n, one in enumerate(anchors)])


def left_here() -> list[str]:
    """The names of exports that were put on the server for the inspector, by whoever keeps it."""
    return sorted(place.name for place in _shelf().glob("*.zip"))


def inspect_left(name: str) -> Inspected:
    """One of them. Raises Refused where there is no such file."""
    if name not in left_here():
        raise Refused("Berkas itu tidak ada di peladen. Muat ulang halaman.")
    return _verified(_shelf() / name, [])


def _shelf() -> Path:
    place: Path = settings.VAR / "titipan"
    return place


def _verified(place: Path, anchors: list[Path]) -> Inspected:
    options = [word for one in anchors for word in ("--anchor", str(one))]
    command = [sys.executable, "-m", "alur.cli", "verify", str(place), "--json", *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS)  # noqa: S603  our own
    except subprocess.TimeoutExpired:
        raise Refused("Berkas ini terlalu besar untuk halaman ini. Periksa dengan perintah alur verify.") from None
    if done.returncode == 2:
        raise Refused("Berkas ini bukan ekspor catatan Alur. Mintakan ekspor baru kepada kantornya.")
    said = json.loads(done.stdout)
    return _inspected(said["cases"], said["events"], said["first_bad"])


def _kept(upload: UploadedFile, place: Path) -> Path:
    if (upload.size or 0) > MOST_UPLOADED:
        raise Refused("Berkas ini lebih dari 64 MB. Periksa dengan perintah alur verify.")
    with place.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return place


def _inspected(cases: int, events: int, bad: dict[str, Any] | None) -> Inspected:
    if bad is None:
        return Inspected(cases, events)
    return Inspected(cases, events, bad["case"] or "", bad["seq"] or 0, bad["why"])
