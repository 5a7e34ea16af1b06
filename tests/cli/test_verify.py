"""`alur verify`: 0 whole, 1 not whole with the first bad place, 2 no record at all."""

import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.runs import alur, refused
from tests.formats.record.made import office, sealed_record

from alur.formats.record.write import anchor_line


def exported(folder: Path, record: bytes) -> Path:
    place = folder / "ekspor"
    place.mkdir()
    (place / "record.txt").write_bytes(record)
    return place


def test_a_true_record_is_whole(tmp_path: Path):
    run = alur("verify", exported(tmp_path, sealed_record(*office())), "--json")
    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out) == {"cases": 3, "events": 11, "first_bad": None}


def test_a_changed_record_names_the_first_bad_event(tmp_path: Path):
    events, anchors = office()
    events[2] = replace(events[2], entry=replace(events[2].entry, actor=99))
    run = alur("verify", exported(tmp_path, sealed_record(events, anchors)), "--json")
    assert run.code == 1
    bad = json.loads(run.out)["first_bad"]
    assert (bad["case"], bad["seq"]) == ("PCG-2026-001", 3)
    assert "TIDAK UTUH" in alur("verify", tmp_path / "ekspor").out


@pytest.mark.parametrize("form", ["zip", "bare"])
def test_a_zip_and_a_bare_record_are_read_too(tmp_path: Path, form: str):
    place = tmp_path / f"ekspor.{form}"
    if form == "zip":
        with zipfile.ZipFile(place, "w") as box:
            box.writestr("record.txt", sealed_record(*office()))
    else:
        place.write_bytes(sealed_record(*office()))
    assert json.loads(alur("verify", place, "--json").out)["events"] == 11


def test_an_anchor_kept_outside_is_compared(tmp_path: Path):
    events, anchors = office()
    (tmp_path / "surat.txt").write_text(f"Jangkar 2\n\n{anchor_line(anchors[1])}\n")
    place = exported(tmp_path, sealed_record(events, anchors))
    assert alur("verify", place, "--anchor", tmp_path / "surat.txt").code == 0
    (place / "record.txt").write_bytes(sealed_record(events, anchors[:1]))
    assert alur("verify", place, "--anchor", tmp_path / "surat.txt").code == 1


def test_a_file_without_an_anchor_is_no_proof(tmp_path: Path):
    (tmp_path / "surat.txt").write_text("Jangkar 2 ada di lampiran.\n")
    place = exported(tmp_path, sealed_record(*office()))
    run = alur("verify", place, "--anchor", tmp_path / "surat.txt")
    assert (run.code, "jangkar yang disimpan di luar tidak ada" in run.out) == (1, True)


@pytest.mark.parametrize("data", [b"", b"kode: podcast\n", b"\x00" * 5_000, b"PK\x03\x04rusak", b"\n" * 2_000_000])
def test_what_is_no_record_is_refused_with_one_sentence(tmp_path: Path, data: bytes):
    (tmp_path / "apa").write_bytes(data)
    assert "apa: bukan ekspor" in refused(alur("verify", "apa", folder=tmp_path))


def test_what_is_not_there_or_never_ends_is_refused(tmp_path: Path):
    os.mkfifo(tmp_path / "pipa")
    assert "pipa" in refused(alur("verify", "pipa", folder=tmp_path))
    assert "tiada" in refused(alur("verify", "tiada", folder=tmp_path))
    assert "folder" in refused(alur("verify", tmp_path))
    assert refused(alur("verify"))


def test_a_zip_that_would_unpack_too_large_is_refused(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "bom.zip", "w") as box:
        box.writestr("record.txt", sealed_record(*office()))
        box.infolist()[0].file_size = 2_000_000_000
    assert "bom.zip" in refused(alur("verify", "bom.zip", folder=tmp_path))
