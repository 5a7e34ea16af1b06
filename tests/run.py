"""Runs the whole proof: `python -m tests.run`; with `quick` the core and the site on SQLite, without the long proofs.

Ends with one plain line, `N passed, N failed`. A stage that breaks counts as one failure; a skip is printed with its
reason. Each style, type and contract check counts as one test.
"""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
TOOLS = Path(PYTHON).parent
ON_POSTGRES = (PYTHON, "-m", "tests.postgres_cluster")


@dataclass(frozen=True, slots=True)
class Stage:
    """Some folders of tests, what must stand before the command (a database server), and which marks are chosen."""

    name: str
    folders: tuple[str, ...]
    before: tuple[str, ...] = ()
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    passed: int = 0
    failed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed)


CHECKS = (
    ("format", [str(TOOLS / "ruff"), "format", "--check", "."]),
    ("lint", [str(TOOLS / "ruff"), "check", "."]),
    ("types", [str(TOOLS / "mypy")]),
    ("contracts", [str(TOOLS / "lint-imports")]),
)
CORE = ("tests/core", "tests/formats", "tests/cli", "tests/gates", "tests/docs")
QUICK = (Stage("core and site on SQLite", ("tests/core", "tests/gates", "tests/web"), chosen="not slow"),)
ALL = (
    Stage("core, formats, commands, rules of the tree, docs", CORE),
    Stage("site on SQLite", ("tests/web",)),
    Stage("site on PostgreSQL", ("tests/web",), before=ON_POSTGRES),
    Stage("faults on SQLite", ("tests/faults",)),
    Stage("faults on PostgreSQL", ("tests/faults",), before=ON_POSTGRES),
    Stage("journeys in the browser", ("tests/journeys",)),
)


def run_checks() -> Count:
    """Two at a time: mypy takes as long as the other three together."""
    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(_check, CHECKS))
    return sum(ended, Count())


def _check(named: tuple[str, list[str]]) -> Count:
    name, command = named
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0:
        print(f"== {name}: in order", flush=True)
        return Count(passed=1)
    print(f"== {name}: FAILED\n{done.stdout}{done.stderr}", flush=True)
    return Count(failed=1)


def run_stage(stage: Stage) -> Count:
    folders = [folder for folder in stage.folders if (ROOT / folder).is_dir()]
    if not folders:
        return Count()
    print(f"== {stage.name}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        report = Path(place) / "report.xml"
        pytest = [
            PYTHON,
            "-m",
            "pytest",
            "-n",
            "2",
            "--dist=worksteal",
            "-rfEs",
            "--timeout=300",
            f"--junitxml={report}",
            *folders,
        ]
        done = subprocess.run([*stage.before, *pytest, "-m", stage.chosen, *folders], cwd=ROOT)
        count = _read(report, broken=done.returncode not in (0, 1))
    print(f"   {time.monotonic() - began:.0f} s", flush=True)
    return count


def _read(report: Path, *, broken: bool) -> Count:
    """pytest's own report; a run that ended otherwise than well or with failures is a failure more."""
    if not report.exists():
        return Count(failed=1)
    suite = ElementTree.parse(report).getroot()[0]
    number = {name: int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")}
    failed = number["failures"] + number["errors"]
    return Count(number["tests"] - failed - number["skipped"], failed + broken)


def main(which: str) -> int:
    os.environ.pop("DATABASE_URL", None)
    os.environ["HYPOTHESIS_PROFILE"] = which
    total = Count() if which == "quick" else run_checks()
    for stage in QUICK if which == "quick" else ALL:
        total += run_stage(stage)
    print(f"{total.passed} passed, {total.failed} failed", flush=True)
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "all"))
