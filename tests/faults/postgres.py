"""A PostgreSQL server of our own that is killed and started again, never the one that other tests use.

It is our direct child, so that its death is seen: a postmaster that nobody waits for stays in the process table, and
the next one believes that it is still there.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from tests.postgres_cluster import binaries

AS_POSTGRES = ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups") if os.geteuid() == 0 else ()


@dataclass(slots=True)
class Server:
    """``data`` is its folder; the socket lies beside it."""

    data: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://alur@/postgres?host={self.data.parent}"

    def start(self) -> float:
        """Seconds until it takes connections, its recovery included."""
        began = time.monotonic()
        options = ("-c", "listen_addresses=", "-c", f"unix_socket_directories={self.data.parent}")
        command = [*AS_POSTGRES, str(binaries() / "postgres"), "-D", str(self.data), *options]
        with (self.data.parent / "log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd="/", stdout=log, stderr=log)
        while time.monotonic() - began < 60:
            with suppress(psycopg.OperationalError), psycopg.connect(self.url, connect_timeout=2):
                return time.monotonic() - began
            time.sleep(0.05)
        raise AssertionError("PostgreSQL did not start within a minute.")

    def kill(self) -> None:
        """SIGKILL to the postmaster and all its children at once: no farewell, no last checkpoint."""
        if self.process is not None:
            for pid in (self.process.pid, *_children(self.process.pid)):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        """In order, with a last checkpoint."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait()


def _children(parent: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(status.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(status.parent.name))
    return found


@contextmanager
def new_server(folder: Path) -> Iterator[Server]:
    """A cluster in ``folder``, with page checksums, started."""
    data = folder / "data"
    data.mkdir(parents=True)
    for place in (folder, data):
        place.chmod(0o755)
        if AS_POSTGRES:
            shutil.chown(place, "postgres", "postgres")
    make = (str(binaries() / "initdb"), "-D", str(data), "-U", "alur", "-A", "trust", "-E", "UTF8", "--locale=C", "-k")
    subprocess.run([*AS_POSTGRES, *make], check=True, capture_output=True, cwd="/")
    server = Server(data)
    server.start()
    try:
        yield server
    finally:
        server.kill()
