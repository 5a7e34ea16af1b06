"""Where the browser for journeys is; installed first if it must be. A journey that finds none fails with the reason."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def launch_arguments() -> dict[str, object]:
    """For Playwright's `launch`. No sandbox as root: Chromium refuses to start otherwise."""
    path = _found() or _installed()
    arguments: dict[str, object] = {"args": ["--no-sandbox", "--disable-dev-shm-usage"]}
    return {**arguments, "executable_path": path} if path else arguments


def _found() -> str | None:
    return next((path for path in map(shutil.which, NAMES) if path), None)


def _installed() -> str | None:
    """As root the distribution's package; else Playwright's own download, which it then finds by itself."""
    if os.geteuid() == 0:
        commands = [["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "chromium"]]
    else:
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for command in commands:
        done = subprocess.run(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, stdout=sys.stderr)
        if done.returncode:
            raise RuntimeError(f"Journeys cannot run: `{' '.join(command)}` ended with {done.returncode}.")
    return _found()
