import json
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import pytest
from tests.cli.runs import Run, alur, refused
from tests.random_sop import random_sop

from alur.core.conform.replay import Player
from alur.core.measure.log import Log
from alur.core.sop.flow import flow_of
from alur.formats.log.read import read_log
from alur.formats.sopfile import read_sop, write_sop

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.sop.yaml"))
PODCAST = next(path for path in EXAMPLES if path.name == "podcast.sop.yaml")


def simulated(output: Path, *words: str | Path, sop: Path = PODCAST, seed: int = 7, **environment: str) -> Run:
    return alur("simulate", sop, "--cases", "20", "--seed", str(seed), "-o", output, *words, **environment)


def log_in(path: Path) -> Log:
    with path.open("rb") as stream:
        return read_log(stream, name=path.name).log


def walls(path: Path) -> Iterator[datetime]:
    """The instants as they are written."""
    for line in path.read_text().splitlines()[1:]:
        yield datetime.fromisoformat(next(cell for cell in line.split(",") if cell.startswith("202")))


@pytest.mark.parametrize("ending", ["csv", "xes"])
def test_it_tells_what_it_wrote(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"log.{ending}"

    told = json.loads(simulated(path, "--json").out)

    log = log_in(path)
    assert told == {"cases": len(log.cases), "events": len(log.at)}
    assert told["cases"] == 20
    assert log.cases[0] == "podcast-1"
    workers = {resource.removesuffix("-1").removesuffix("-2") for resource in log.resources}
    assert workers == {"produser", "kepala", "narasumber", "host", "operator", "admin"}


def test_every_case_runs_exactly_along_the_flow(tmp_path: Path) -> None:
    made = tmp_path / "acak.sop.yaml"
    made.write_bytes(write_sop(random_sop(11, rows=30)))

    for sop in [*EXAMPLES, made]:
        path = tmp_path / "log.csv"
        assert simulated(path, sop=sop).code == 0
        player, log = Player(flow_of(read_sop(sop.read_bytes(), name=sop.name))), log_in(path)
        assert all(player.replay(log.texts(case)) for case in range(len(log.cases)))


def test_work_is_done_in_office_hours_of_the_zone(tmp_path: Path) -> None:
    plain, banjarmasin = tmp_path / "utc.csv", tmp_path / "wita.csv"
    simulated(plain, "--from", "2026-08-10")
    hours = ("--hours", "Mon-Thu 08:00-12:00 13:00-15:00", "--zone", "WITA", "--holidays", "ID")
    simulated(banjarmasin, "--from", "2026-08-10", *hours)

    for wall in walls(plain):
        assert wall.weekday() < 5
        assert time(7, 30) <= wall.time() < time(16)
        assert wall.date().isoformat() >= "2026-08-10"
    for wall in walls(banjarmasin):
        assert wall.weekday() < 4
        assert time(8) <= wall.time() < time(12) or time(13) <= wall.time() < time(15)
        assert wall.isoformat().endswith("+08:00")
        assert wall.date().isoformat() not in ("2026-08-17", "2026-08-25")


def test_work_begins_on_the_day_the_sop_is_in_force(tmp_path: Path) -> None:
    simulated(tmp_path / "log.csv")

    assert min(walls(tmp_path / "log.csv")).date().isoformat() == "2026-11-23"


def test_one_seed_gives_the_same_bytes_anywhere_and_another_seed_others(tmp_path: Path) -> None:
    one, again, other, negative, xes = (tmp_path / name for name in ("1.csv", "2.csv", "3.csv", "4.csv", "5.xes"))
    simulated(one, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    simulated(again, PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="tr_TR.UTF-8")
    simulated(other, seed=8)
    simulated(negative, seed=-7)
    simulated(xes)

    assert one.read_bytes() == again.read_bytes()
    assert len({path.read_bytes() for path in (one, other, negative)}) == 3
    assert log_in(one) == log_in(xes)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param("--cases 0 --seed 1 -o log.csv", "cases", id="no case"),
        pytest.param("--cases 3 -o log.csv", "seed", id="no seed"),
        pytest.param("--cases 3 --seed x -o log.csv", "seed", id="seed in words"),
        pytest.param("--cases 3 --seed 1", "output", id="no output"),
        pytest.param("--cases 3 --seed 1 -o log.txt", ".csv atau .xes", id="another format"),
        pytest.param("--cases 3 --seed 1 -o tidak/ada.csv", "tidak", id="no folder"),
        pytest.param("--cases 3 --seed 1 -o log.csv --from besok", "bukan tanggal", id="no date"),
        pytest.param("--cases 9 --seed 1 -o log.csv --from 9999-12-30", "9999", id="end of time"),
        pytest.param("--cases 9 --seed 1 -o log.csv --from 0001-01-01", "yaml: Tahun 1 ", id="begin of time"),
        pytest.param("--cases 99999 --seed 1 -o log.csv", "Kurangi --cases", id="too many"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_no_file(tmp_path: Path, words: str, why: str) -> None:
    run = alur("simulate", PODCAST, *words.split(), folder=tmp_path)

    assert why in refused(run)
    assert list(tmp_path.iterdir()) == []


def test_an_sop_whose_cases_could_not_end_is_refused(tmp_path: Path) -> None:
    sop = tmp_path / "putar.sop.yaml"
    sop.write_text(PODCAST.read_text().replace("selesai: Mengarsipkan", "proses: Mengarsipkan"))

    sentence = refused(simulated(tmp_path / "log.csv", sop=sop))

    assert sentence.startswith(f"{sop}: Dari langkah")
    assert "alur check" in sentence
    assert not (tmp_path / "log.csv").exists()
