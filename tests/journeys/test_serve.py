"""`make run` seen from outside: one process that starts the site and tick, and takes both down however it ends."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from tests.live_site import ROOT, free_port

# SIGTERM and SIGHUP are handled as SIGINT is; SIGKILL cannot be handled at all.
ENDS = (signal.SIGINT, signal.SIGKILL)


def serve(folder: Path, port: int) -> subprocess.Popen[str]:
    """A real office, not the demo: starting takes seconds, and what is tested is the same."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ALUR_", "DJANGO_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "alur.web.config.serve", "--port", str(port)],
        cwd=ROOT,
        env={**kept, "ALUR_VAR": str(folder), "ALUR_HTTPS": "0", "DATABASE_URL": ""},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat/", timeout=5).close()
    except OSError:
        return False
    return True


def wait_until(claim: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not claim():  # type: ignore[operator]
        assert time.monotonic() < end, "It did not come true in time."
        time.sleep(0.1)


@pytest.mark.parametrize("how", ENDS, ids=lambda how: how.name)
def test_however_it_ends_nothing_keeps_the_port(tmp_path: Path, how: signal.Signals) -> None:
    port = free_port()
    with serve(tmp_path, port) as process:
        wait_until(lambda: answers(port))
        os.killpg(process.pid, how)
        process.wait(timeout=30)
        wait_until(lambda: not answers(port), 10)


def test_a_port_that_is_taken_is_told_at_once_with_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "alur.web.config.serve", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "ALUR_VAR": str(tmp_path)},
            capture_output=True,
            text=True,
        )
    assert done.returncode == 1
    assert f"make run PORT={port + 1}" in done.stderr
    assert not (tmp_path / "alur.sqlite3").exists()
