"""`alur check`: exit 0, 1 or 2, and one finding for each thing wrong."""

import json
from pathlib import Path

import pytest
from tests.cli.runs import alur, refused

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.sop.yaml"))
PODCAST = (Path(__file__).parents[2] / "examples" / "podcast.sop.yaml").read_text()


def sop(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text)
    return name


def test_every_example_passes_without_a_finding():
    run = alur("check", *EXAMPLES, "--json", "--today", "2026-11-24")
    files = json.loads(run.out)["files"]
    assert run.code == 0
    assert [file["file"] for file in files] == [str(path) for path in EXAMPLES]
    assert [finding for file in files for finding in file["findings"]] == []


def test_an_error_is_told_with_its_row_and_exit_1(tmp_path):
    broken = sop(tmp_path, "rusak.sop.yaml", PODCAST.replace("tidak: sunting", "tidak: entah"))
    run = alur("check", broken, "--json", folder=tmp_path)
    [file] = json.loads(run.out)["files"]
    assert (run.code, run.err, file["file"], file["steps"], file["roles"]) == (1, "", broken, 11, 6)
    [finding] = file["findings"]
    assert list(finding) == ["level", "check", "step", "message", "why", "mend"]
    assert (finding["level"], finding["check"], finding["step"]) == ("error", "unknown_target", 9)


def test_a_warning_alone_is_exit_0(tmp_path):
    mild = sop(tmp_path, "ringan.sop.yaml", PODCAST.replace("output: [Laporan kegiatan]", "output: []"))
    run = alur("check", mild, folder=tmp_path)
    assert run.code == 0
    assert "1 peringatan" in run.out


def test_the_text_names_row_reason_and_remedy(tmp_path):
    broken = sop(tmp_path, "rusak.sop.yaml", PODCAST.replace("tidak: sunting", "tidak: entah"))
    run = alur("check", broken, folder=tmp_path)
    lines = run.out.splitlines()
    assert lines[0] == "rusak.sop.yaml: 11 langkah, 6 pelaksana – 1 kesalahan"
    assert "Langkah 9 · kesalahan" in run.out
    assert any(line.strip().startswith("Mengapa") for line in lines)
    assert any(line.strip().startswith("Perbaiki") for line in lines)
    assert max(map(len, lines)) <= 100
    assert "\x1b" not in run.out


def test_one_bad_file_among_several_leaves_the_others_done(tmp_path):
    good = sop(tmp_path, "baik.sop.yaml", PODCAST)
    bad = sop(tmp_path, "buruk.sop.yaml", PODCAST + "lanjutt: x\n")
    run = alur("check", bad, good, "hilang.sop.yaml", "--json", folder=tmp_path)
    assert run.code == 2
    assert [file["file"] for file in json.loads(run.out)["files"]] == [good]
    last = PODCAST.count("\n") + 1
    assert [line.split(":")[0] for line in run.err.splitlines()] == [f"{bad}, baris {last}", "hilang.sop.yaml"]


def test_only_bad_files_are_one_refusal(tmp_path):
    bad = sop(tmp_path, "buruk.sop.yaml", "nama: A\nnamma: B\n")
    assert refused(alur("check", bad, "--json", folder=tmp_path)).startswith("buruk.sop.yaml, baris 2: ")


@pytest.mark.parametrize(("today", "found"), [("2027-11-23", []), ("24 November 2027", ["review_overdue"])])
def test_the_day_is_told_never_read_from_the_clock(today, found, tmp_path):
    name = sop(tmp_path, "podcast.sop.yaml", PODCAST)
    run = alur("check", name, "--json", "--today", today, folder=tmp_path)
    assert [finding["check"] for finding in json.loads(run.out)["files"][0]["findings"]] == found


def test_a_day_that_is_none_is_refused(tmp_path):
    assert "--today" in refused(alur("check", "x", "--today", "besok", folder=tmp_path))
