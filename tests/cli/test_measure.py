import gzip
import json
import os
from pathlib import Path

import pytest
from tests.cli.runs import alur, processor_seconds, refused
from tests.shared_data import shared_file

PODCAST = Path(__file__).parents[2] / "examples" / "podcast.sop.yaml"
HEAD = "case_id,activity,timestamp,resource\n"
# Monday 2 March 2026, 09.00 to 11.00; Friday 14 August, 15.00 to Tuesday 18 August, 08.30, with a holiday on Monday.
LOG = HEAD + (
    "k1,A,2026-03-02T09:00,ayu\nk1,B,2026-03-02T11:00,bima\n"
    "k2,A,2026-08-14T15:00,ayu\nk2,C,2026-08-17T20:00,bima\nk2,B,2026-08-18T08:30,bima\n"
)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    return path


def told(*words: str | Path) -> dict:
    run = alur("measure", *words, "--json")
    assert (run.code, run.err) == (0, "")
    return json.loads(run.out)


def test_counts_and_times_of_two_cases_by_hand(log: Path) -> None:
    """By the wall 2 h and 89,5 h. At work 2 h and Friday 1 h + Monday 8,5 h + Tuesday 1 h = 10,5 h."""
    figures = told(log)

    assert figures == {
        "cases": 2,
        "events": 5,
        "activities": 3,
        "variants": 2,
        "duration_seconds": {"mean": 164_700.0, "median": 164_700.0},
        "working_seconds": {"mean": 22_500.0, "median": 22_500.0},
        "directly_follows": {"edges": 3, "total": 3},
    }
    assert list(figures)[:4] == ["cases", "events", "activities", "variants"]


@pytest.mark.parametrize(
    ("options", "seconds"),
    [
        pytest.param(["--holidays", "ID"], (7_200 + 7_200) / 2, id="17 August is a holiday: Friday 1 h, Tuesday 1 h"),
        pytest.param(["--hours", "Mon-Fri 9-10"], (3_600 + 3_600) / 2, id="an hour a day"),
        pytest.param(["--hours", "Mon-Fri 07:30-12:00 13:00-16:00"], (7_200 + 34_200) / 2, id="a break on Monday"),
        pytest.param(["--zone", "WITA"], (0 + 17 * 3_600) / 2, id="Monday after work; Friday 23.00 to Tuesday 16.30"),
    ],
)
def test_hours_zone_and_holidays_make_the_working_time(log: Path, options: list[str], seconds: float) -> None:
    assert told(log, *options)["working_seconds"]["mean"] == seconds


def test_the_known_answers_of_a_real_log() -> None:
    figures = told(shared_file("receipt.xes.gz"), "--hours", "Mon-Fri 07:00-17:00")

    assert (figures["cases"], figures["events"], figures["variants"]) == (1434, 8577, 116)
    assert figures["duration_seconds"] == pytest.approx({"mean": 467_263.915, "median": 2_868.5835}, rel=1e-6)
    assert figures["working_seconds"] == pytest.approx({"mean": 139_570.909, "median": 2_722.973}, rel=1e-6)
    assert figures["directly_follows"] == {"edges": 99, "total": 7143}


def test_with_an_sop_each_step_stands_against_its_standard(tmp_path: Path) -> None:
    path = tmp_path / "kerja.csv"
    made = alur("simulate", PODCAST, "--cases", "50", "--seed", "3", "-o", path, "--json")

    figures = told(path, "--sop", PODCAST)

    steps = figures["steps"]
    assert [step["row"] for step in steps] == list(range(1, 12))
    assert sum(step["visits"] for step in steps) == json.loads(made.out)["events"] == figures["events"]
    assert all(step["on_time"] + step["late"] + step["unknown"] == step["visits"] for step in steps)
    assert steps[0]["unknown"] == 50
    assert all(step["unknown"] == 0 for step in steps[1:])
    assert steps[5]["id"] == "studio"
    assert steps[5]["standard"] == "60 menit"
    assert 0 < steps[5]["median_seconds"] < steps[5]["p90_seconds"]


def test_without_json_it_is_told_in_words(log: Path) -> None:
    run = alur("measure", log)

    assert run.code == 0
    assert "Kasus: 2, kejadian: 5" in run.out
    assert "Waktu kerja: rata-rata 6,25 jam" in run.out


def test_a_row_that_cannot_be_read_is_named_or_left_out(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG + "k3,A,kemarin,ayu\nk3,A,2026-03-02,ayu\n")

    assert f"{path}, baris 7" in refused(alur("measure", path, "--json"))
    figures = told(path, "--skip-bad")
    assert (figures["skipped"], figures["cases"], figures["events"]) == (1, 3, 6)


@pytest.mark.parametrize(
    ("content", "options", "why"),
    [
        pytest.param(HEAD, [], "tidak ada satu kasus pun", id="no case"),
        pytest.param("", [], "case_id", id="empty"),
        pytest.param("bukan log", [], "case_id", id="no log"),
        pytest.param(LOG, ["--hours", "kapan saja"], "tidak dapat dibaca", id="no hours"),
        pytest.param(LOG, ["--zone", "Asia/Banjarmasin"], "Zona waktu", id="no zone"),
        pytest.param(LOG, ["--holidays", "XX"], "Daftar libur", id="no holidays"),
        pytest.param(LOG, ["--sop", "tidak-ada.yaml"], "tidak-ada.yaml", id="no SOP"),
        pytest.param(LOG, ["--zonk"], "zonk", id="no option"),
        pytest.param('<!DOCTYPE log [<!ENTITY a "ha">]><log>&a;</log>', [], "DTD", id="DTD"),
        pytest.param("<log><trace><event>", [], "bukan XML yang utuh", id="cut off"),
        pytest.param("case_id,activity,timestamp," + ",".join(map(str, range(10**6))), [], "panjang", id="columns"),
        pytest.param(HEAD + "k,A,2026-03-02,".ljust(10**7, "x"), [], "panjang", id="a huge text"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, content: str, options: list[str], why: str) -> None:
    path = tmp_path / "log"
    path.write_text(content)

    assert why in refused(alur("measure", path, "--json", *options))


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    assert "tidak-ada.csv" in refused(alur("measure", tmp_path / "tidak-ada.csv"))
    assert str(tmp_path) in refused(alur("measure", tmp_path))
    os.mkfifo(tmp_path / "pipa")
    assert "bukan berkas biasa" in refused(alur("measure", tmp_path / "pipa"))


def test_a_gzip_of_a_gigabyte_is_refused_in_time(tmp_path: Path) -> None:
    """Made of members, so that making it costs little: 16 MB of blanks, seventy times."""
    path = tmp_path / "bom.xes.gz"
    path.write_bytes(gzip.compress(b"<log>") + gzip.compress(b" " * (16 << 20)) * 70)
    begin = processor_seconds()

    assert "lebih dari 1 GB" in refused(alur("measure", path))
    assert processor_seconds() - begin < 20


def test_the_first_and_the_last_day_of_all_are_measured_in_time(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(HEAD + "k,A,0001-01-01,\nk,B,9999-12-31T23:59:59.999999,\n")
    begin = processor_seconds()

    figures = told(path, "--hours", "Mon 00:00-24:00")

    # 521 722 weeks and five days, Monday to Friday: 521 723 Mondays
    assert figures["working_seconds"]["mean"] == 521_723 * 86_400
    assert processor_seconds() - begin < 20


@pytest.mark.parametrize(
    "environment",
    [{"TZ": "America/New_York"}, {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, {"PYTHONHASHSEED": "7"}],
    ids=["zone", "locale", "hash seed"],
)
def test_the_same_log_gives_the_same_bytes_anywhere(log: Path, environment: dict[str, str]) -> None:
    plain = alur("measure", log, "--json", "--sop", PODCAST, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")

    assert plain.code == 0
    assert alur("measure", log, "--json", "--sop", PODCAST, **environment) == plain
