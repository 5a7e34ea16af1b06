"""Evidence files on the local disk, named by the SHA-256 of their content, so that a name proves its file.

The order is the point: the bytes are on the disk under their name before any row speaks of them. A crash between the
two leaves a file that nobody names, which `sweep` takes away; never a row without its file.
"""

import hashlib
import os
import tempfile
import time
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

MOST_BYTES = 20_000_000
_GRACE_SECONDS = 24 * 60 * 60


class TooLarge(Exception):
    """The file is larger than `MOST_BYTES`."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the event will say of the file."""

    sha256: str
    size: int


def root() -> Path:
    """The folder of all evidence; two letters of the hash make a subfolder, so that none holds too many files."""
    return settings.VAR / "evidence"


def path_of(sha256: str) -> Path:
    return root() / sha256[:2] / sha256


def store(chunks: Iterable[bytes]) -> Stored:
    """Writes the file beside, syncs it, renames it into place and syncs the folder. Raises TooLarge."""
    root().mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, beside = tempfile.mkstemp(dir=root(), prefix="new-")
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > MOST_BYTES:
                    raise TooLarge
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        _rename(Path(beside), path_of(digest.hexdigest()))
    finally:
        Path(beside).unlink(missing_ok=True)
    return Stored(digest.hexdigest(), size)


def _rename(beside: Path, place: Path) -> None:
    """The same content twice is one file. A new subfolder must itself be synced into its parent."""
    is_new = not place.parent.exists()
    place.parent.mkdir(exist_ok=True)
    os.replace(beside, place)
    sync_folder(place.parent)
    if is_new:
        sync_folder(root())


def sync_folder(folder: Path) -> None:
    """A rename is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_whole(sha256: str) -> bool:
    """Whether the file is there and still has the content that its name says."""
    place = path_of(sha256)
    if not place.is_file():
        return False
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def sweep(named: Container[str]) -> int:
    """Takes away files older than a day that no row names; returns how many."""
    gone = 0
    for place in [*root().glob("??/*"), *root().glob("new-*")]:
        if place.name not in named and place.stat().st_mtime < time.time() - _GRACE_SECONDS:
            place.unlink()
            gone += 1
    return gone
