"""Asks a peer in its own environment: `make bench` installs them beside Alur, never into it (requirements-peers.lock).

Each question is a process of its own, so that no peer's license, threads or memory touches what is measured of ours.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"
INSTALLED = ROOT / ".venv-peers" / "installed"
LIMIT = 600


def ask(script: str, question: Any = None) -> float | None:
    """The peer's figure; None where the peers are not installed. A peer that fails or disagrees breaks the run."""
    if not INSTALLED.exists():
        return None
    command = [str(PYTHON), "-W", "ignore", str(ROOT / "benchmarks" / "peers" / f"{script}.py")]
    done = subprocess.run(command, input=json.dumps(question), capture_output=True, text=True, timeout=LIMIT)
    if done.returncode:
        raise RuntimeError(f"Expected {script} to answer, but it said: {done.stderr.strip()[-500:]}")
    figure: float = json.loads(done.stdout.splitlines()[-1])
    return figure


def told(name: str, figure: float | None, digits: int = 0) -> str:
    """
    >>> told("numpy", 26.9), told("numpy", None)
    ('numpy 27', 'numpy not installed')
    """
    return f"{name} not installed" if figure is None else f"{name} {figure:.{digits}f}"
