"""The database as settings: SQLite by default, PostgreSQL when `DATABASE_URL` says so, both told to be durable."""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

Version = tuple[int, int, int]


def wal_is_safe(version: Version) -> bool:
    """Versions up to 3.51.2 may corrupt a WAL database with two writers (the "WAL-reset" bug, TRUST §0).

    >>> [wal_is_safe(v) for v in ((3, 40, 1), (3, 44, 6), (3, 50, 7), (3, 51, 2), (3, 51, 3))]
    [False, True, True, False, True]
    """
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)


def journal_mode(version: Version) -> str:
    return "WAL" if wal_is_safe(version) else "DELETE"


def sqlite_settings(file: Path, version: Version = sqlite3.sqlite_version_info) -> dict[str, Any]:
    """IMMEDIATE, because a read that becomes a write is refused at once under the default, whatever the timeout."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": f"PRAGMA journal_mode={journal_mode(version)}; PRAGMA synchronous=FULL; "
            "PRAGMA journal_size_limit=67108864",
        },
    }


def postgres_settings(url: str) -> dict[str, Any]:
    """From `postgresql://user:password@host:port/name?option=value`."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"Expected DATABASE_URL to begin with postgresql://, but got {parts.scheme}://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def database_settings(url: str, file: Path) -> dict[str, Any]:
    """What `DATABASES["default"]` must be. A socket folder may be given as `?host=/run/postgresql`."""
    return postgres_settings(url) if url else sqlite_settings(file)
