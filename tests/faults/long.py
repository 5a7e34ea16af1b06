"""`python -m tests.faults.long race|kill|chain`: the long forms of the fault tests, with the figures they reached.

With DATABASE_URL set (`python -m tests.postgres_cluster python -m tests.faults.long …`) they run on PostgreSQL.
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

# Each step is raced for twice (take, complete): ten thousand acts.
STEPS, PROCESSES = 5_000, 8
CYCLES, SERVER_KILLS = 200, 50
MUTATIONS = 100_000


def run_race(folder: Path) -> None:
    office = installation(folder / "office", str(STEPS))
    began = time.monotonic()
    asked = raced(office, STEPS, processes=PROCESSES)
    seconds = time.monotonic() - began
    print(f"{2 * STEPS} acts, {asked} requests by {PROCESSES} processes, {seconds:.0f} s: each done once")
    print(office.manage("refold").stdout)


def run_kill(folder: Path) -> None:
    told = installation(folder / "office", "0").run("-m", "tests.faults.kill", str(CYCLES), "2").stdout
    print("writers:", told)
    assert json.loads(told)["lost"] == 0
    if made.SERVER:
        with new_server(folder / "server") as server:
            made.SERVER = server.url
            office = installation(folder / "killed", "0")
            server.stop()
            told = office.run("-m", "tests.faults.kill", str(SERVER_KILLS), "2", str(server.data)).stdout
        print("server:", told)
        assert json.loads(told)["lost"] == 0


def run_chain(folder: Path) -> None:
    began = time.monotonic()
    missed = undetected(MUTATIONS, seed=1)
    print(f"{MUTATIONS} mutations of a record, {missed} not found, {time.monotonic() - began:.0f} s")
    assert missed == 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="alur-long-", dir="/tmp") as place:
        Path(place).chmod(0o755)
        {"race": run_race, "kill": run_kill, "chain": run_chain}[sys.argv[1]](Path(place))
