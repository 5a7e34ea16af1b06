"""The real site for tests that need real processes: gunicorn over HTTP on a database of its own.

SQLite in a folder, or a new database of the cluster in `DATABASE_URL`, so that the same test runs on both.
"""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(slots=True)
class Answer:
    status: int
    text: str
    url: str


@dataclass(slots=True)
class Browser:
    """Cookies and the token of forms, and nothing more of a browser."""

    address: str
    jar: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def get(self, path: str) -> Answer:
        return self._ask(urllib.request.Request(self.address + path))

    def post(self, path: str, form: dict[str, str]) -> Answer:
        """The token is the cookie's own value, which Django takes as well as a masked one."""
        token = next((cookie.value for cookie in self.jar if cookie.name == "csrf"), None) or ""
        body = urllib.parse.urlencode({**form, "csrfmiddlewaretoken": token}).encode()
        return self._ask(urllib.request.Request(self.address + path, data=body, headers={"Referer": self.address}))

    def _ask(self, request: urllib.request.Request) -> Answer:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        try:
            with opener.open(request, timeout=60) as found:
                return Answer(found.status, found.read().decode(), found.url)
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(refused.code, refused.read().decode(), refused.url)


@dataclass(slots=True)
class LiveSite:
    address: str
    env: dict[str, str]
    workers: int
    process: subprocess.Popen[bytes] | None = None

    def browser(self) -> Browser:
        return Browser(self.address)

    def manage(self, *command: str) -> str:
        """A management command in the site's own settings; its output."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.env, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{command}: {done.stdout}{done.stderr}")
        return done.stdout

    def run(self, code: str) -> str:
        """Python inside the site (`django.setup()` done); what it prints."""
        return self.manage("shell", "--no-imports", "-c", code)

    def doors(self) -> dict[str, str]:
        """Name → path of the demo's sign-in link."""
        found = re.findall(rf"^(\S+) +{re.escape(self.address)}(\S+)", self.manage("doors", self.address), re.M)
        return dict(found)

    def start(self) -> None:
        bind = self.address.removeprefix("http://")
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "alur.web.config.wsgi:application", "--no-control-socket"),
                *("--bind", bind, "--workers", str(self.workers), "--threads", "4", "--log-level", "error"),
            ],
            cwd=ROOT,
            env=self.env,
            start_new_session=True,
        )
        self._wait()

    def _wait(self) -> None:
        assert self.process is not None
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.address}/sehat/", timeout=5).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        raise RuntimeError("The site did not start.")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """SIGKILL reaches the whole group: master and workers at once, as a power cut does."""
        if self.process is None or self.process.poll() is not None:
            return
        if how is signal.SIGKILL:
            os.killpg(self.process.pid, how)
        else:
            self.process.send_signal(how)
        self.process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def live_site(folder: Path, *, workers: int = 1, demo: bool = True) -> Iterator[LiveSite]:
    """A prepared, started site on an empty database; stopped afterwards, whatever happened."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ALUR_", "DJANGO_"))}
    env = {
        **kept,
        "ALUR_VAR": str(folder),
        "ALUR_DEMO": "1" if demo else "0",
        "ALUR_HTTPS": "0",
        "ALUR_HOSTS": "127.0.0.1",
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "alur.web.config.settings",
    }
    with _own_database(os.environ.get("DATABASE_URL", "")) as url:
        site = LiveSite(f"http://127.0.0.1:{free_port()}", {**env, "DATABASE_URL": url}, workers)
        site.manage("prepare")
        site.start()
        try:
            yield site
        finally:
            site.stop()


@contextmanager
def _own_database(url: str) -> Iterator[str]:
    if not url:
        yield ""
        return
    import psycopg

    name = f"live_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urllib.parse.urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
