"""The database settings that acknowledged work rests on, and the check that reads them back at start."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.checks import Critical
from django.db import connection, connections

from alur.web.config.database import database_settings, journal_mode, postgres_settings, wal_is_safe
from alur.web.config.startup import durable_database


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),  # Debian 12
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 60, 0), True),
    ],
)
def test_wal_is_used_only_without_the_wal_reset_bug(version: tuple[int, int, int], safe: bool) -> None:
    assert wal_is_safe(version) is safe
    assert journal_mode(version) == ("WAL" if safe else "DELETE")


def test_an_address_becomes_settings() -> None:
    found = postgres_settings("postgresql://alur:r%40hasia@db.kantor:5433/al%2Fur?sslmode=verify-full")
    wanted = {"NAME": "al/ur", "USER": "alur", "PASSWORD": "r@hasia", "HOST": "db.kantor", "PORT": "5433"}
    assert {key: found[key] for key in wanted} == wanted
    assert found["OPTIONS"] == {"sslmode": "verify-full"}


def test_another_kind_of_database_is_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="Expected DATABASE_URL"):
        postgres_settings("mysql://kantor/alur")


@pytest.mark.django_db
def test_the_database_of_these_tests_keeps_its_word() -> None:
    assert [fault for fault in durable_database(databases=["default"]) if fault.level >= Critical("").level] == []


@pytest.fixture
def loose(tmp_path: Path) -> Iterator[str]:
    """A second SQLite connection with its settings as Django has them without ours."""
    connections.databases["loose"] = {**connection.settings_dict, **database_settings("", tmp_path / "loose.sqlite3")}
    yield "loose"
    connections["loose"].close()
    del connections["loose"]
    del connections.databases["loose"]


def test_what_sqlite_was_told_is_what_it_does(loose: str, django_db_blocker: pytest.FixtureRequest) -> None:
    from alur.web.config.startup import _sqlite

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        told = _sqlite(connections[loose])
        assert "synchronous FULL, IMMEDIATE" in told[0].msg
        assert f"journal {journal_mode(sqlite3.sqlite_version_info).lower()}" in told[0].msg
        with connections[loose].cursor() as cursor:
            cursor.execute("PRAGMA synchronous=NORMAL")
        connections[loose].transaction_mode = None
        assert {fault.id for fault in _sqlite(connections[loose])} == {"alur.C001", "alur.C003"}


class Cursor:
    """A PostgreSQL that answers what each setting is; the real one is asked in the PostgreSQL run of these tests."""

    def __init__(self, settings: dict[str, str]) -> None:
        self.settings = settings

    def __enter__(self) -> "Cursor":
        return self

    def __exit__(self, *ignored: object) -> None:
        pass

    def cursor(self) -> "Cursor":
        return self

    def execute(self, question: str) -> None:
        self.answer = self.settings.get(question.removeprefix("SHOW "), "on")

    def fetchone(self) -> tuple[str]:
        return (self.answer,)


def test_a_postgres_that_may_lose_acknowledged_work_is_refused() -> None:
    from alur.web.config.startup import _postgresql

    assert _postgresql(Cursor({})) == []
    (fault,) = _postgresql(Cursor({"synchronous_commit": "off"}))
    assert "synchronous_commit must be on" in fault.msg
