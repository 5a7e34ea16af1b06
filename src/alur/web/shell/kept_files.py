"""Files on the local disk, named by the SHA-256 of their content, so that a name proves its file.

The order is the point: the bytes are on the disk under their name before any row speaks of them. A crash between the
two leaves a file that nobody names; never a row without its file.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 20_000_000


class TooLarge(Exception):
    """The file is larger than `MOST_BYTES`."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What a row will say of the file."""

    sha256: str
    size: int


def place_in(root: Path, sha256: str) -> Path:
    """Two letters of the hash make a subfolder, so that none holds too many files."""
    return root / sha256[:2] / sha256


def store_in(root: Path, chunks: Iterable[bytes]) -> Stored:
    """Writes the file beside, syncs it, renames it into place and syncs the folder. Raises TooLarge."""
    root.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, beside = tempfile.mkstemp(dir=root, prefix="new-")
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
        _rename(root, Path(beside), place_in(root, digest.hexdigest()))
    finally:
        Path(beside).unlink(missing_ok=True)
    return Stored(digest.hexdigest(), size)


def _rename(root: Path, beside: Path, place: Path) -> None:
    """The same content twice is one file. A new subfolder must itself be synced into its parent."""
    is_new = not place.parent.exists()
    place.parent.mkdir(exist_ok=True)
    os.replace(beside, place)
    sync_folder(place.parent)
    if is_new:
        sync_folder(root)


def sync_folder(folder: Path) -> None:
    """A rename is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
