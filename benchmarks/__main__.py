"""`make bench`: the figures of DESIGN §9, each beside its peers in the same run, on the machine it runs on.

A row that falls short is printed as such. A benchmark that breaks is printed as broken, and the run ends with 1.
"""

import importlib
import platform
import sys
import time
import traceback

from benchmarks.row import Row

# In the order of DESIGN §9, then what FAIR asks to be simulated. A module gives its rows by `run()`.
MODULES = ("step", "store", "record", "worktime", "measure", "conform", "drawing", "inbox", "fair")


def main(names: list[str]) -> int:
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}", flush=True)
    broken = sum(not _told(name) for name in names or MODULES)
    return 1 if broken else 0


def _told(name: str) -> bool:
    print(f"\n== {name}", flush=True)
    began = time.perf_counter()
    try:
        rows = importlib.import_module(f"benchmarks.{name}").run()
    except Exception:
        traceback.print_exc()
        print(f"   BROKEN after {time.perf_counter() - began:.0f} s", flush=True)
        return False
    for row in rows:
        print(_line(row), flush=True)
    return True


def _line(row: Row) -> str:
    verdict = "met" if row.met else "SHORT"
    return f"{verdict:5}  {row.work}: {row.ours} {row.unit}; aim {row.aim}; peer {row.peer}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
