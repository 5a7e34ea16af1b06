"""Triggers that refuse to change what is recorded. They stop accidents, not who owns the database: the anchors do."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# What stays for ever; of a payload only its erasure is allowed.
REFUSED = (
    ("case_caseevent", "UPDATE"),
    ("case_caseevent", "DELETE"),
    ("case_anchor", "UPDATE"),
    ("case_anchor", "DELETE"),
    ("case_eventpayload", "UPDATE"),
)
_WHY = "the record is append-only"


def refuse_changes(connection: BaseDatabaseWrapper) -> None:
    """Makes the triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE FUNCTION case_append_only() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$BEGIN RAISE EXCEPTION '{_WHY}' USING ERRCODE = 'integrity_constraint_violation'; END$$"
            )
        for table, act in REFUSED:
            cursor.execute(_trigger(connection.vendor, table, act))


def allow_changes(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away: for undoing the migration, and for tests that empty their database."""
    with connection.cursor() as cursor:
        for table, act in REFUSED:
            of = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{act.lower()}{of}")
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS case_append_only")


def _trigger(vendor: str, table: str, act: str) -> str:
    head = f"CREATE TRIGGER {table}_{act.lower()} BEFORE {act} ON {table}"
    if vendor == "postgresql":
        return f"{head} FOR EACH ROW EXECUTE FUNCTION case_append_only()"
    return f"{head} BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """For the migration."""
    refuse_changes(editor.connection)


def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """For undoing the migration."""
    allow_changes(editor.connection)
