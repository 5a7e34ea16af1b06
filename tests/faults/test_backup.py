"""A backup taken while the office works, put back into an empty place: every row, every file, the chain."""

import json
from pathlib import Path

import pytest
from tests.faults.installation import Installation, installation


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    made = installation(tmp_path_factory.mktemp("backup") / "office", "3")
    made.run("-m", "tests.faults.work", "evidence")
    made.manage("anchor")
    return made


@pytest.fixture(scope="module")
def copy(office: Installation) -> Path:
    place = office.var.parent / "copy"
    told = office.manage("backup", str(place)).stdout
    assert "dicadangkan" in told
    return place


def test_a_backup_put_back_holds_every_row_and_file(office: Installation, copy: Path):
    there = office.empty_beside("there")
    told = there.manage("restore", str(copy)).stdout
    assert "Rantai 3 kasus utuh" in told
    assert there.run("-m", "tests.faults.work", "count").stdout == office.run("-m", "tests.faults.work", "count").stdout
    assert there.manage("refold").stdout.endswith("3 kasus dibandingkan, 0 berbeda.\n")
    evidence = {path.name: path.read_bytes() for path in (office.var / "evidence").rglob("*") if path.is_file()}
    assert {path.name: path.read_bytes() for path in (there.var / "evidence").rglob("*") if path.is_file()} == evidence


def test_a_restored_office_signs_with_the_same_key_and_goes_on(office: Installation, copy: Path):
    there = office.empty_beside("goes-on")
    there.manage("restore", str(copy))
    there.run("-m", "tests.faults.work", "evidence")
    there.manage("anchor")
    there.manage("export_record", "-o", str(there.var / "x.zip"))
    verified = there.run("src/alur/formats/record/verifier.py", str(there.var / "x.zip"))
    assert "anchors=2" in verified.stdout


def test_a_backup_lists_the_persons_who_sign_in(copy: Path):
    rows = json.loads((copy / "isi.json").read_text())["rows"]
    assert rows["people_person"] >= 13
    assert rows["case_caseevent"] >= 4


def test_nothing_is_put_over_work_that_is_there(office: Installation, copy: Path):
    refused = office.manage("restore", str(copy), check=False)
    assert refused.returncode == 1
    assert "sudah" in refused.stderr


@pytest.mark.parametrize("part", ["database", "evidence"])
def test_a_damaged_backup_is_refused_before_anything_is_written(office: Installation, copy: Path, part: str):
    there = office.empty_beside(f"damaged-{part}")
    bad = office.var.parent / f"bad-{part}"
    bad.mkdir()
    for path in (path for path in copy.rglob("*") if path.is_file()):
        (bad / path.relative_to(copy)).parent.mkdir(parents=True, exist_ok=True)
        (bad / path.relative_to(copy)).write_bytes(path.read_bytes())
    hurt = next(path for path in bad.rglob("*") if path.is_file() and part in path.relative_to(bad).parts[0])
    data = bytearray(hurt.read_bytes())
    data[len(data) // 2] ^= 1
    hurt.write_bytes(data)
    refused = there.manage("restore", str(bad), check=False)
    assert refused.returncode == 1
    assert "tidak utuh" in refused.stderr
    assert not (there.var / "evidence").exists()


def test_a_backup_never_covers_another(office: Installation, copy: Path):
    assert "sudah ada" in office.manage("backup", str(copy), check=False).stderr
