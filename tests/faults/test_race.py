"""The short form of ten thousand steps raced for over HTTP; `python -m tests.faults.long race` runs the long one."""

from pathlib import Path

from tests.faults.installation import installation
from tests.faults.race import raced

STEPS, PROCESSES = 25, 4


def test_a_step_that_several_race_for_is_done_once(tmp_path: Path):
    office = installation(tmp_path / "office", str(STEPS))
    raced(office, STEPS, processes=PROCESSES)
    assert office.manage("refold").stdout.endswith(f"{STEPS} kasus dibandingkan, 0 berbeda.\n")
    office.manage("export_record", "-o", str(tmp_path / "x.zip"))
    verified = office.run("src/alur/formats/record/verifier.py", str(tmp_path / "x.zip"))
    assert f"cases={STEPS}, events={3 * STEPS}" in verified.stdout
