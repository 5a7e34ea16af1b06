"""Copies an installation while it works: database, evidence, keys, anchors; with a list of what must be in it.

The database is copied first and the evidence after it: files are only ever added, so every file that the copy of the
database names is there. A backup is worth what its restore is: `restore` checks each line of the list.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from alur.core.refused import Refused
from alur.web.case import evidence, postgres_tools

LIST = "isi.json"
SQLITE, POSTGRES = "database.sqlite3", "database.pgdump"
KEYS = ("secret-key", "anchor-key")
FOLDERS = ("evidence", "materials", "anchors")


def backup(destination: Path) -> dict[str, Any]:
    """Makes the folder, or nothing at all, and returns its list. Raises Refused where the folder exists."""
    if destination.exists():
        raise Refused("{place} sudah ada. Pilih nama lain.", place=destination)
    destination.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=destination.parent, prefix=".backup-"))
    try:
        rows = _copy_sqlite(beside) if connection.vendor == "sqlite" else _copy_postgres(beside)
        _copy_files(beside)
        told = {"alur": version("alur"), "vendor": connection.vendor, "rows": rows, "files": _hashes(beside)}
        (beside / LIST).write_text(json.dumps(told, indent=1), "utf-8")
        evidence.sync_folder(beside)
        os.replace(beside, destination)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return told


def _copy_sqlite(folder: Path) -> dict[str, int]:
    """By SQLite's own backup, in one step: consistent, and a second of waiting for writers in an office's database."""
    connection.ensure_connection()
    with sqlite3.connect(folder / SQLITE) as copy:
        connection.connection.backup(copy)
        sound = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if sound != "ok":
            raise Refused("Basis data rusak: {found}. Pulihkan dari cadangan terakhir yang utuh.", found=sound)
        rows = {table: copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables()}  # noqa: S608
    copy.close()
    with (folder / SQLITE).open("rb+") as file:
        os.fsync(file.fileno())
    return rows


def _copy_postgres(folder: Path) -> dict[str, int]:
    """By pg_dump, in the very snapshot in which the rows are counted."""
    with _snapshot() as name, connection.cursor() as cursor:
        postgres_tools.dump(settings.DATABASES["default"], folder / POSTGRES, snapshot=name)
        return {table: _count(cursor, table) for table in tables()}


@contextmanager
def _snapshot() -> Iterator[str]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def tables() -> list[str]:
    """All tables of the installation, in the order of their names."""
    return sorted(connection.introspection.django_table_names(only_existing=True, include_views=False))


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  our own table names
    found: int = cursor.fetchone()[0]
    return found


def _copy_files(folder: Path) -> None:
    for name in FOLDERS:
        if (settings.VAR / name).is_dir():
            shutil.copytree(settings.VAR / name, folder / name, ignore=shutil.ignore_patterns("new-*", "*.new"))
    for name in KEYS:
        if (settings.VAR / name).is_file():
            shutil.copy2(settings.VAR / name, folder / name)


def _hashes(folder: Path) -> dict[str, str]:
    """Each file by its path in the backup. Evidence must still be what its name says, or the backup is refused."""
    found = {}
    for place in sorted(path for path in folder.rglob("*") if path.is_file()):
        with place.open("rb") as file:
            found[place.relative_to(folder).as_posix()] = digest = hashlib.file_digest(file, "sha256").hexdigest()
        if place.is_relative_to(folder / "evidence") and place.name != digest:
            raise Refused("Berkas bukti {name} berubah. Pulihkan berkas itu dari cadangan lama.", name=place.name)
    return found
