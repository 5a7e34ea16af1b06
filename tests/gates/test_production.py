"""The settings of a real office, as Django's own deployment check sees them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.gates.tree import ROOT


def deploy_check(var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A fresh process without the loosening of tests: settings are read once, at start."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ALUR_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--database", "default", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={**kept, "ALUR_VAR": str(var), **environment},
        capture_output=True,
        text=True,
    )


def test_the_deployment_check_is_clean_and_tells_how_the_database_keeps_its_word(tmp_path: Path) -> None:
    done = deploy_check(tmp_path, ALUR_HOSTS="alur.example.go.id")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "synchronous FULL, IMMEDIATE" in done.stdout + done.stderr


@pytest.mark.slow
def test_the_secret_key_is_made_once_and_is_for_the_site_alone(tmp_path: Path) -> None:
    deploy_check(tmp_path)
    first = (tmp_path / "secret-key").read_text()
    deploy_check(tmp_path)
    assert (tmp_path / "secret-key").read_text() == first
    assert len(first) >= 64
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
