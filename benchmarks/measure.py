"""A real log of 56 437 events, read and counted: ours beside bare expat, which every reader of XES must pay.

Where the log is not beside the repository, a simulated one of like size stands for it.
"""

import gzip
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from tempfile import NamedTemporaryFile
from time import perf_counter
from xml.parsers import expat

from benchmarks.peer import ask, told
from benchmarks.row import Row
from tests.shared_data import DATA

from alur.core.measure.log import Log, LogMaker
from alur.core.measure.log_figures import figures_of
from alur.core.measure.simulation import simulate
from alur.core.measure.step_figures import steps_of
from alur.core.sop.flow import flow_of
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.office_hours import office_rules
from alur.formats.log.read import read_log
from alur.formats.log.write import write_csv, write_xes
from alur.formats.sopfile import read_sop

PODCAST = flow_of(
    read_sop((Path(__file__).parents[1] / "examples" / "podcast.sop.yaml").read_bytes(), name="podcast.sop.yaml")
)
ROUNDS, CASES = 5, 4_700
READING_AIM, COUNTING_AIM, STEPS_AIM = 2.0, 100, 1_000


def run() -> list[Row]:
    calendar = Calendar(office_rules("UTC"))
    log = _simulated(calendar)
    packed = _real() or gzip.compress(write_xes(log), mtime=0)
    found = _read(packed)
    events = len(found.at)
    floor, reading = _milliseconds(lambda: _bare_expat(packed)), _milliseconds(lambda: _read(packed))
    table = write_csv(found)
    counting = _milliseconds(lambda: figures_of(found, calendar))
    steps = _milliseconds(lambda: steps_of(log, PODCAST, calendar))
    peers = f"bare expat {floor:.0f}, {_pm4py(packed)}"
    aim = f"≤ {READING_AIM:.0f} × bare expat"
    return [
        Row(f"read XES.gz, {events} events", f"{reading:.0f}", peers, "ms", aim, reading <= READING_AIM * floor),
        Row(f"read CSV, {events} events", f"{_milliseconds(lambda: _read(table)):.0f}", "–", "ms", "–", met=True),
        Row(f"count {events} events", f"{counting:.0f}", "–", "ms", f"≤ {COUNTING_AIM}", counting <= COUNTING_AIM),
        Row(
            f"judge the steps of {len(log.at)} events", f"{steps:.0f}", "–", "ms", f"≤ {STEPS_AIM}", steps <= STEPS_AIM
        ),
    ]


def _real() -> bytes | None:
    return (DATA / "domestic_declarations.xes.gz").read_bytes() if DATA else None


def _simulated(calendar: Calendar) -> Log:
    maker = LogMaker()
    for case in range(CASES):
        maker.open_case(str(case))
    for done in simulate(PODCAST, calendar, cases=CASES, begin=date(2026, 1, 5), chance=Random(2026)):
        maker.add(done.case, PODCAST.row(done.row).text, done.ended)
    return maker.log()


def _read(content: bytes) -> Log:
    return read_log(io.BytesIO(content), name="log").log


def _bare_expat(packed: bytes) -> None:
    """Unpacked and parsed, with handlers that do nothing."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _name, _attributes: None
    parser.EndElementHandler = lambda _name: None
    parser.Parse(gzip.decompress(packed), True)


def _pm4py(packed: bytes) -> str:
    with NamedTemporaryFile(suffix=".xes.gz") as file:
        file.write(packed)
        file.flush()
        return told("pm4py", ask("pm4py_reading", file.name))


def _milliseconds(work: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work()
        took.append(perf_counter() - started)
    return min(took) * 1_000
