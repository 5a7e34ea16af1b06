"""`python -m alur.web.config.serve`: prepares the site, then runs gunicorn with `tick` beside it until Ctrl-C.

This process stays small: it loads no Django, it only starts and watches the two that do.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[4]
MANAGE = (sys.executable, str(ROOT / "manage.py"))


def main() -> int:
    asked = _arguments()
    address = f"http://{asked.host}:{asked.port}"
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    if asked.demo:
        env = {"ALUR_DEMO": "1", **env}
        env.setdefault("ALUR_HOSTS", f"localhost,127.0.0.1,[::1],{asked.host}")
    _ask_for_port(asked.host, asked.port)
    began = time.monotonic()
    _do("Menyiapkan situs ...", [*MANAGE, "prepare"], env)
    if asked.demo:
        _do("Menyiapkan kantor peragaan ...", [*MANAGE, "demo"], env)
    print("Menyalakan situs ...", flush=True)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    children = [_start(command, env) for command in (_site(asked), (*MANAGE, "tick"))]
    try:
        _wait_for(f"{address}/sehat/", children)
        print(f"\nAlur siap dalam {time.monotonic() - began:.0f} detik: {address}", flush=True)
        # Behind a proxy people come by another address than this process listens on.
        subprocess.run([*MANAGE, "doors", os.environ.get("ALUR_ADDRESS", address)], env=env, check=True)
        print("Ctrl-C untuk berhenti.", flush=True)
        return _watch(children)
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(children)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="alur.web.config.serve")
    parser.add_argument("--demo", action="store_true", help="kantor peragaan dengan tautan masuk")
    parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=8000)
    return parser.parse_args()


def _ask_for_port(host: str, port: int) -> None:
    """Now, not after a minute of preparing; and so that another site's answer is not taken for ours."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            sys.exit(f"Port {port} sedang dipakai program lain. Pilih yang lain: make run PORT={port + 1}")


def _do(what: str, command: list[str], env: dict[str, str]) -> None:
    print(what, flush=True)
    done = subprocess.run(command, env=env, cwd=ROOT)
    if done.returncode:
        sys.exit(done.returncode)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _start(command: tuple[str, ...], env: dict[str, str]) -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl-C must reach this process alone, which then stops the others in order.

    Where this process is killed outright, the kernel tells the child (`setpriv`), so that no half site keeps the port.
    """
    told = ("setpriv", "--pdeathsig", "TERM") if shutil.which("setpriv") else ()
    return subprocess.Popen([*told, *command], env=env, cwd=ROOT, start_new_session=True)


def _site(asked: argparse.Namespace) -> tuple[str, ...]:
    """One worker with threads: SQLite has one writer anyway, and a second worker would cost 100 MB."""
    gunicorn = (sys.executable, "-m", "gunicorn", "alur.web.config.wsgi:application", "--no-control-socket")
    places = ("--bind", f"{asked.host}:{asked.port}", "--worker-tmp-dir", "/dev/shm")  # noqa: S108  gunicorn's heartbeat
    return (*gunicorn, *places, "--workers", "1", "--threads", "6", "--timeout", "60", "--log-level", "warning")


def _wait_for(address: str, children: list[subprocess.Popen[bytes]]) -> None:
    for _ in range(300):
        if any(child.poll() is not None for child in children):
            sys.exit("Situs tidak dapat menyala; alasannya tertulis di atas.")
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  our own address
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("Situs tidak menjawab dalam satu menit.")


def _watch(children: list[subprocess.Popen[bytes]]) -> int:
    """Until one of the two ends: half a site is no site."""
    while all(child.poll() is None for child in children):
        time.sleep(0.5)
    return 1


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=20)
        except subprocess.TimeoutExpired:
            child.kill()


if __name__ == "__main__":
    sys.exit(main())
