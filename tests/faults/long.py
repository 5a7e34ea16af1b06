"""`python -m tests.faults.long race|kill|server|chain [COUNT]`: the long forms of the fault tests, with their figures.

COUNT is how many steps, cycles or mutations, for a run in pieces. With DATABASE_URL set, as by
`python -m tests.postgres_cluster python -m tests.faults.long …`, they run on PostgreSQL.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import installation as made
from tests.faults.installation import installation
from tests.faults.postgres import new_server
from tests.faults.race import raced
from tests.formats.record.test_verifier import undetected

PROCESSES = 8


def run_race(folder: Path, steps: int) -> None:
    """Each step is raced for twice, to take it and to complete it."""
    office = installation(folder / "office", str(steps))
    began = time.monotonic()
    asked = raced(office, steps, processes=PROCESSES)
    seconds = time.monotonic() - began
    print(f"{steps} completions, {asked} requests by {PROCESSES} processes, {seconds:.0f} s: each done once")
    print(office.manage("refold").stdout)


def run_kill(folder: Path, cycles: int) -> None:
    """The writers are killed."""
    _sound(installation(folder / "office", "0").run("-m", "tests.faults.kill", str(cycles), "2").stdout)


def run_server(folder: Path, cycles: int) -> None:
    """The PostgreSQL server is killed with its writers, and started again."""
    with new_server(folder / "server") as server:
        made.SERVER = server.url
        office = installation(folder / "killed", "0")
        server.stop()
        _sound(office.run("-m", "tests.faults.kill", str(cycles), "2", str(server.data)).stdout)


def _sound(told: str) -> None:
    print(told)
    found = json.loads(told)
    assert (found["lost"], found["first_bad"], found["unlike"], found["database"]) == (0, None, [], "ok")


def run_chain(_folder: Path, mutations: int) -> None:
    began = time.monotonic()
    missed = undetected(mutations, seed=1)
    print(f"{mutations} mutations of a record, {missed} not found, {time.monotonic() - began:.0f} s")
    assert missed == 0


RUNS = {"race": (run_race, 10_000), "kill": (run_kill, 200), "server": (run_server, 50), "chain": (run_chain, 100_000)}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="alur-long-", dir="/tmp") as place:
        Path(place).chmod(0o755)
        run, count = RUNS[sys.argv[1]]
        run(Path(place), int(sys.argv[2]) if sys.argv[2:] else count)
