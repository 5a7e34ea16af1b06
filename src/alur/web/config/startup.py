"""Checks at start: the settings that durability rests on are read back from the database and told.

Setting them is not enough: a project raised its timeout three times without effect, because the option stood on the
wrong level of the dictionary (TRUST §4).
"""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Critical, Info, Tags, register
from django.db import DEFAULT_DB_ALIAS, connections


@register(Tags.database)
def durable_database(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    connection = connections[DEFAULT_DB_ALIAS]
    read_back = {"sqlite": _sqlite, "postgresql": _postgresql}
    return read_back[connection.vendor](connection)


def _ask(connection: Any, question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])


def _sqlite(connection: Any) -> list[CheckMessage]:
    from alur.web.config.database import wal_is_safe

    version = connection.Database.sqlite_version_info
    journal = _ask(connection, "PRAGMA journal_mode").lower()
    found = {
        "synchronous": _ask(connection, "PRAGMA synchronous"),
        "busy_timeout": _ask(connection, "PRAGMA busy_timeout"),
        "foreign_keys": _ask(connection, "PRAGMA foreign_keys"),
    }
    expected = {"synchronous": "2", "busy_timeout": "20000", "foreign_keys": "1"}
    problems: list[CheckMessage] = [
        Critical(f"SQLite: expected {name} = {value}, but it is {found[name]}.", id="alur.C001")
        for name, value in expected.items()
        if found[name] != value
    ]
    if journal == "wal" and not wal_is_safe(version):
        problems.append(Critical("SQLite: WAL on a version with the WAL-reset bug.", id="alur.C002"))
    if connection.transaction_mode != "IMMEDIATE":
        problems.append(Critical("SQLite: transactions must begin IMMEDIATE.", id="alur.C003"))
    told = ".".join(map(str, version))
    return problems or [Info(f"SQLite {told}: journal {journal}, synchronous FULL, IMMEDIATE.", id="alur.I001")]


def _postgresql(connection: Any) -> list[CheckMessage]:
    names = ("synchronous_commit", "fsync", "full_page_writes")
    found = {name: _ask(connection, f"SHOW {name}") for name in names}
    return [
        Critical(f"PostgreSQL: {name} must be on, but it is {value}: acknowledged work could be lost.", id="alur.C004")
        for name, value in found.items()
        if value not in ("on", "remote_write", "remote_apply")
    ]
