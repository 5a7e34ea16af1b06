"""Puts a backup back into an empty installation, and proves that all of it came: files, rows, chain.

Never over work that is there: the day a backup is needed is the day of the wrong host name (GitLab 2017).
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.formats.record.verifier import Verdict, check
from alur.web.case import evidence, postgres_tools
from alur.web.case.actions.backup import FOLDERS, KEYS, LIST, POSTGRES, SQLITE, tables
from alur.web.case.actions.export_record import record_lines


@dataclass(frozen=True, slots=True)
class Restored:
    """``verdict`` is that of the chain. The installation may be of an older release: then it is migrated next."""

    rows: int
    files: int
    verdict: Verdict


def restore(source: Path, *, now: Instant) -> Restored:
    """Raises Refused where the backup is not whole, is of the other kind of database, or the place is not empty."""
    told = _list_of(source)
    if told["vendor"] != connection.vendor:
        raise Refused("Cadangan ini dari {vendor}; basis data di sini lain jenisnya.", vendor=told["vendor"])
    _refuse_damaged(source, told["files"])
    _refuse_work()
    _put_files(source)
    if connection.vendor == "sqlite":
        _put_sqlite(source / SQLITE)
    else:
        postgres_tools.restore(settings.DATABASES["default"], source / POSTGRES)
    _refuse_other_rows(told["rows"])
    verdict = check(record_lines(with_words=True, now=now))
    return Restored(sum(told["rows"].values()), len(told["files"]), verdict)


def _list_of(source: Path) -> dict[str, Any]:
    place = source / LIST
    if not place.is_file():
        raise Refused("{place} bukan cadangan Alur: {name} tidak ada.", place=source, name=LIST)
    told: dict[str, Any] = json.loads(place.read_text("utf-8"))
    return told


def _refuse_damaged(source: Path, files: dict[str, str]) -> None:
    for name, digest in files.items():
        place = source / name
        if not place.is_file():
            raise Refused("Cadangan tidak utuh: {name} tidak ada. Pakai cadangan lain.", name=name)
        with place.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                raise Refused("Cadangan tidak utuh: {name} berubah. Pakai cadangan lain.", name=name)


def _refuse_work() -> None:
    """A database with tables in it, or a folder with evidence in it, may be somebody's work."""
    if "people_person" in tables() and _has_persons():
        raise Refused("Basis data tujuan sudah berisi. Pulihkan ke basis data yang kosong.")
    if connection.vendor == "postgresql" and tables():
        raise Refused("Basis data tujuan sudah memuat tabel. Buat basis data baru yang kosong, lalu ulangi.")
    if any(evidence.root().glob("??/*")):
        raise Refused("Folder bukti tujuan sudah berisi. Pulihkan ke folder ALUR_VAR yang kosong.")


def _has_persons() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM people_person)")
        return bool(cursor.fetchone()[0])


def _put_files(source: Path) -> None:
    """Evidence and anchors synced before any row speaks of them."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    for place in _parts(source):
        target = settings.VAR / place.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(place, target)
        with target.open("rb") as file:
            os.fsync(file.fileno())
    evidence.sync_folder(settings.VAR)


def _parts(source: Path) -> Iterator[Path]:
    for name in FOLDERS:
        yield from (path for path in sorted((source / name).rglob("*")) if path.is_file())
    yield from (source / name for name in KEYS if (source / name).is_file())


def _put_sqlite(copy: Path) -> None:
    """By SQLite's own backup again, so that page size and journal are right and nothing half-written can be seen."""
    connection.ensure_connection()
    with sqlite3.connect(f"file:{copy}?mode=ro", uri=True) as source:
        source.backup(connection.connection)
    source.close()
    connection.close()


def _refuse_other_rows(expected: dict[str, int]) -> None:
    with connection.cursor() as cursor:
        for table, count in expected.items():
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  names from the list of our own backup
            if cursor.fetchone()[0] != count:
                raise Refused("Tabel {table} tidak lengkap setelah dipulihkan. Pakai cadangan lain.", table=table)
