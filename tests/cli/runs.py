"""Runs a command as a person does, in a process of its own, and keeps what came out."""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


def alur(*words: str | Path, folder: Path | None = None, **environment: str) -> Run:
    done = subprocess.run(
        [sys.executable, "-m", "alur.cli", *map(str, words)],
        cwd=folder,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=180,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def refused(run: Run) -> str:
    """The one sentence on stderr of a command that did nothing."""
    assert run.code == 2, run
    assert run.out == ""
    assert "Traceback" not in run.err
    assert len(run.err.strip().splitlines()) == 1, run.err
    return run.err


def processor_seconds() -> float:
    """What the commands run so far have used: a busy machine makes them late, not slow."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
