"""The durable step (DESIGN §9): the door with all its records, beside raw SQLite that writes the very same rows.

Both take turns, step by step, each in a database of its own on the same disk, FULL, in WAL and with the rollback
journal. `ALUR_BENCH_OPEN=1000000` measures with a million open steps instead of a hundred thousand.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.row import Row

ROOT = Path(__file__).resolve().parents[1]
# What the aims are to the raw figures that DESIGN measured; on a slower disk the same share holds.
SHARES = {"WAL": (400, 257), "rollback journal": (2_000, 1_306)}
KILOBYTES = 8.0
OPEN = os.environ.get("ALUR_BENCH_OPEN", "100000")


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as var:
        env = {
            **os.environ,
            "ALUR_VAR": var,
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "tests.web.settings",
            "PYTHONPATH": str(ROOT),
        }
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True)
        command = [sys.executable, "-m", "benchmarks.store_steps", OPEN]
        done = subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE)
    return _rows(json.loads(done.stdout))


def _rows(told: dict[str, dict[str, float]]) -> list[Row]:
    rows = []
    for mode, (aim, raw_then) in SHARES.items():
        ours, raw, crowded = (told[mode][name] for name in ("ours", "raw", "crowded"))
        share = aim / raw_then
        peer = f"raw SQLite, the same rows: {raw:.0f} µs"
        within = ours <= aim or ours <= raw * share
        what = f"≤ {aim} µs, or ≤ {share:.2f} × raw on a slower disk"
        rows.append(Row(f"one durable step, all records, {mode}", f"{ours:.0f}", peer, "µs", what, within))
        ratio = crowded / ours
        name = f"the same with {int(OPEN):,} open steps, {mode}"
        rows.append(Row(name, f"{crowded:.0f}", f"few open steps {ours:.0f} µs", "µs", "≤ 2 ×", ratio <= 2))
    long, size = told["long"], told["disk"]["kilobytes"]
    growth = long["last"] / long["first"]
    rows.append(
        Row("step 1 000 of a case", f"{growth:.2f}", f"step 1: {long['first']:.0f} µs", "×", "≤ 1.2 ×", growth <= 1.2)
    )
    rows.append(
        Row("disk per finished case of 10 steps", f"{size:.1f}", "Camunda 8 174, Spiff 14.3 (read)", "KB", "≤ 8",
            size <= KILOBYTES)
    )  # fmt: skip
    return rows


if __name__ == "__main__":
    for row in run():
        print(row)
