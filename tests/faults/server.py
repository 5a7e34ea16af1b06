"""gunicorn with two workers of four threads over an installation, on a free port; may be killed and started again."""

import os
import signal
import socket
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field

from tests.faults.installation import Installation

WORKERS, THREADS = 2, 4


@dataclass(slots=True)
class Server:
    """Started with `start`; `kill` is SIGKILL to master and workers at once."""

    installation: Installation
    port: int = field(default_factory=lambda: free_port())
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        gunicorn = ("-m", "gunicorn", "alur.web.config.wsgi:application", "--no-control-socket")
        size = ("--workers", str(WORKERS), "--threads", str(THREADS), "--timeout", "60", "--log-level", "error")
        self.process = self.installation.start(*gunicorn, *size, "--bind", f"127.0.0.1:{self.port}")
        for _ in range(300):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.05)
        raise AssertionError("The server did not start within 15 seconds.")

    def kill(self) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
