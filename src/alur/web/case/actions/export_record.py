"""Writes the record of all cases as a zip or a folder that `alur verify` checks by itself."""

import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.formats.record.write import sealed
from alur.web.case import evidence, reading
from alur.web.case.models import Evidence
from alur.web.case.signing import signer
from alur.web.people.queries import agency


@dataclass(frozen=True, slots=True)
class Exported:
    """``missing`` are evidence files that the record names and the disk does not hold whole."""

    events: int
    files: int
    missing: tuple[str, ...]


_HASH = re.compile("[0-9a-f]{64}")  # as the verifier finds the names of files in an event

# Opens a part of the export by its name, for writing.
Add = Callable[[str], IO[bytes]]


def export_record(destination: Path, *, with_words: bool, now: Instant) -> Exported:
    """A name that ends in .zip becomes a zip, any other a folder. Raises Refused where it exists."""
    if destination.exists():
        raise Refused("{place} sudah ada. Pilih nama lain.", place=destination)
    destination.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=destination.parent, prefix=".export-"))
    try:
        place = beside / destination.name
        done = _fill(place, with_words=with_words, now=now)
        os.replace(place, destination)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return done


def record_lines(*, with_words: bool, now: Instant) -> Iterator[bytes]:
    """The record as it stands, sealed with the office's key."""
    office = agency()
    anchored = reading.anchors()  # first: an anchor made meanwhile would speak of events that are not in the export
    events = reading.all_events(with_words=with_words)
    key = signer()
    return sealed(anchored, events, agency=str(office or ""), at=now, key=key.public, sign=key.sign)


def _fill(place: Path, *, with_words: bool, now: Instant) -> Exported:
    events, named = 0, set[str]()
    with _parts(place) as add:
        with add("record.txt") as file:
            for line in record_lines(with_words=with_words, now=now):
                if line.startswith(b"E\t"):
                    events += 1
                    named.update(_HASH.findall(line.decode()))
                file.write(line)
        files, missing = _copy_evidence(add, named)
    return Exported(events, files, missing)


def _copy_evidence(add: Add, named: set[str]) -> tuple[int, tuple[str, ...]]:
    """Files that an event names. What else is kept, as the paper of an objection, is no part of the record."""
    missing, copied = [], 0
    for sha256 in Evidence.objects.order_by("sha256").values_list("sha256", flat=True).iterator():
        if sha256 not in named:
            continue
        if not evidence.is_whole(sha256):
            missing.append(sha256)
            continue
        with evidence.path_of(sha256).open("rb") as source, add(f"evidence/{sha256}") as target:
            shutil.copyfileobj(source, target)
        copied += 1
    return copied, tuple(missing)


@contextmanager
def _parts(place: Path) -> Iterator[Add]:
    if place.suffix == ".zip":
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as box:
            yield lambda name: box.open(name, "w", force_zip64=True)
    else:
        yield lambda name: _new_file(place / name)


def _new_file(place: Path) -> IO[bytes]:
    place.parent.mkdir(parents=True, exist_ok=True)
    return place.open("xb")
