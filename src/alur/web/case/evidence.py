"""Evidence files on the local disk, named by the SHA-256 of their content (`shell.kept_files` says in which order).

A crash between the bytes and the row leaves a file that nobody names, which `sweep` takes away.
"""

import hashlib
import time
from collections.abc import Container, Iterable
from pathlib import Path

from django.conf import settings

from alur.web.shell.kept_files import Stored, TooLarge, place_in, store_in, sync_folder

__all__ = ["Stored", "TooLarge", "is_whole", "path_of", "root", "store", "sweep", "sync_folder"]

_GRACE_SECONDS = 24 * 60 * 60


def root() -> Path:
    """The folder of all evidence."""
    return settings.VAR / "evidence"


def path_of(sha256: str) -> Path:
    return place_in(root(), sha256)


def store(chunks: Iterable[bytes]) -> Stored:
    """The bytes are on the disk when this returns. Raises TooLarge."""
    return store_in(root(), chunks)


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
