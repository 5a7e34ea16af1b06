"""PostgreSQL's own dump and restore, called as programs: nobody knows its format better."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from alur.core.refused import Refused

Settings = dict[str, Any]


def dump(database: Settings, place: Path, *, snapshot: str) -> None:
    """The database as it stood in that snapshot."""
    _run("pg_dump", database, "--format=custom", f"--snapshot={snapshot}", f"--file={place}")


def restore(database: Settings, place: Path) -> None:
    """Into an empty database: all of it, or nothing."""
    _run("pg_restore", database, "--no-owner", "--single-transaction", "--exit-on-error", str(place))


def _run(tool: str, database: Settings, *arguments: str) -> None:
    program = _program(tool)
    where = [f"--dbname={database['NAME']}"]
    for option, key in (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")):
        value = database.get(key) or database.get("OPTIONS", {}).get(key.lower())
        where += [f"{option}={value}"] if value else []
    env = {**os.environ, "PGPASSWORD": str(database.get("PASSWORD") or "")}
    done = subprocess.run([program, *where, *arguments], env=env, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise Refused("{tool} tidak berhasil: {why}", tool=tool, why=done.stderr.strip().splitlines()[-1:])


def _program(tool: str) -> str:
    """On the path, or where Debian keeps the newest."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"), key=lambda place: int(place.parts[4]))
    found = str(places[-1]) if places else shutil.which(tool)
    if found is None:
        raise Refused("{tool} tidak ada di mesin ini. Pasang klien PostgreSQL lebih dahulu.", tool=tool)
    return found
