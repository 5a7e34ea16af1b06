"""A whole installation of its own for a fault test: a folder, a database, programs that run against them.

Fault tests kill processes and look at what is left, so nothing of pytest's own database is in them.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("DATABASE_URL", "")


@dataclass(frozen=True, slots=True)
class Installation:
    """``url`` is "" on SQLite."""

    var: Path
    url: str = ""

    @property
    def env(self) -> dict[str, str]:
        own = {"ALUR_VAR": str(self.var), "DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
        return {**os.environ, **own, "PYTHONPATH": str(ROOT)}

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """`python …` against this installation."""
        done = subprocess.run([sys.executable, *command], cwd=ROOT, env=self.env, capture_output=True, text=True)
        if check and done.returncode:
            raise AssertionError(f"{command}: {done.stdout}{done.stderr}")
        return done

    def manage(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return self.run("manage.py", *command, check=check)

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """In a session of its own, so that it can be killed with all its workers; what it says goes to a file."""
        with (self.var / "server.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *command], cwd=ROOT, env=self.env, start_new_session=True, stdout=log, stderr=log
            )

    def empty_beside(self, name: str) -> "Installation":
        """A place of the same kind with nothing in it."""
        var = self.var.parent / name
        var.mkdir()
        return Installation(var, new_database("template0") if self.url else "")


def new_database(template: str) -> str:
    """A database on the throw-away server of DATABASE_URL, copied from a template."""
    import psycopg

    name = f"faults_{uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')  # type: ignore[arg-type]
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))


def installation(var: Path, *seed: str) -> Installation:
    """Migrated, with the office of the tests, and with what `tests.faults.seed` was asked for."""
    var.mkdir(parents=True)
    made = Installation(var, new_database("template0") if SERVER else "")
    made.manage("migrate", "--verbosity=0")
    made.run("-m", "tests.faults.seed", *seed)
    return made
