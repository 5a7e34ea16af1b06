"""kill −9 in the middle of writes: nothing acknowledged is lost and the chain is whole. Long form: `faults.long`."""

import json
import tempfile
from pathlib import Path

import pytest
from tests.faults import installation as made
from tests.faults.installation import installation
from tests.faults.postgres import new_server

CYCLES, SERVER_KILLS = 20, 5


def test_nothing_acknowledged_is_lost_when_the_writers_are_killed(tmp_path: Path):
    office = installation(tmp_path / "office", "0")
    whole(json.loads(office.run("-m", "tests.faults.kill", str(CYCLES), "1").stdout))


if made.SERVER:  # in the PostgreSQL stage alone, where there is a server to kill

    def test_nothing_acknowledged_is_lost_when_postgresql_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        # /tmp, since the path of a socket may not be longer than about 100 signs.
        with tempfile.TemporaryDirectory(prefix="alur-kill-", dir="/tmp") as folder, new_server(Path(folder)) as server:
            monkeypatch.setattr(made, "SERVER", server.url)
            office = installation(tmp_path / "office", "0")
            server.stop()
            told = json.loads(office.run("-m", "tests.faults.kill", str(SERVER_KILLS), "1", str(server.data)).stdout)
        whole(told)
        assert told["slowest_start"] < 10


def whole(told: dict[str, object]) -> None:
    assert (told["lost"], told["first_bad"], told["unlike"], told["database"]) == (0, None, [], "ok")
    assert told["acknowledged"]
