"""Exit codes, sentences and limits, the same for every command."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests.cli.runs import alur, processor_seconds, refused

from alur.cli import edge
from alur.core.refused import Refused

ROOT = Path(__file__).parents[2]
PODCAST = ROOT / "examples" / "podcast.sop.yaml"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["check"], "alur check: SOP belum disebut"),
        (["periksa", "x"], "tidak dikenal"),
        (["check", "--lengkap", "x"], "pilihan “--lengkap” tidak dikenal"),
        (["simulate", "x", "--cases", "banyak", "--seed", "1", "-o", "x.csv"], "isi --cases tidak dapat dipakai"),
        (["simulate", "x", "--cases"], "isi --cases belum disebut"),
        (["check", "tidak-ada.sop.yaml"], "tidak-ada.sop.yaml: berkas atau foldernya tidak ada"),
        (["check", "."], ".: ini folder"),
        (["check", "/dev/zero"], "/dev/zero: ini bukan berkas biasa"),
    ],
)
def test_what_cannot_be_done_ends_with_one_sentence(words, fault, tmp_path):
    assert fault in refused(alur(*words, folder=tmp_path))


@pytest.mark.parametrize("words", [["check", "pipa"], ["measure", "pipa"], ["fair", "pipa", "--look", "2026-H2"]])
def test_a_pipe_that_nobody_fills_is_not_waited_for(words, tmp_path):
    os.mkfifo(tmp_path / "pipa")
    assert "bukan berkas biasa" in refused(alur(*words, folder=tmp_path))


def test_what_a_file_holds_does_not_steer_the_terminal(tmp_path):
    (tmp_path / "a.sop.yaml").write_text('"\\e[2Jx": isi')
    assert "kunci “\\x1b[2jx” tidak dikenal" in refused(alur("check", "a.sop.yaml", folder=tmp_path)).lower()


def test_a_sheet_beyond_all_measure_is_refused_before_it_is_set(tmp_path):
    needs = ", ".join(f"Berkas {number}" for number in range(50_000))
    (tmp_path / "a.sop.yaml").write_text(f"langkah: [{{mulai: Menelaah isi, kelengkapan: [{needs}]}}]")
    assert "a.sop.yaml: Lembarnya " in refused(alur("sheet", "a.sop.yaml", "-o", "a.pdf", folder=tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["a.sop.yaml"]


def test_the_input_is_not_written_over(tmp_path):
    (tmp_path / "a.svg").write_bytes(PODCAST.read_bytes())
    assert "masukannya sendiri" in refused(alur("draw", "a.svg", "-o", "./a.svg", folder=tmp_path))
    assert (tmp_path / "a.svg").read_bytes() == PODCAST.read_bytes()


@pytest.mark.parametrize("words", [["--json"], []])
def test_the_same_bytes_come_out_whatever_the_locale_and_zone(words, tmp_path):
    (tmp_path / "a.sop.yaml").write_text("langkah: [{mulai: Menelaah “isi” – ß, waktu: segera}]")
    plain = alur("check", "a.sop.yaml", *words, folder=tmp_path)
    other = alur(
        "check",
        "a.sop.yaml",
        *words,
        folder=tmp_path,
        LC_ALL="C",
        PYTHONCOERCECLOCALE="0",
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii",
        TZ="Asia/Makassar",
        PYTHONHASHSEED="5",
        COLUMNS="40",
    )
    assert plain == other
    assert plain.code == 1
    assert "segera" in plain.out


def test_a_closed_pipe_is_no_traceback():
    command = f"{sys.executable} -m alur.cli check {PODCAST} --json | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, cwd=ROOT, timeout=30)
    assert b"Traceback" not in done.stderr


def test_help_comes_in_a_moment():
    began = processor_seconds()
    assert alur("--help").code == 0
    # The promise is 0.3 s; a machine that runs eight tests at once gets room.
    assert processor_seconds() - began < 1


def test_written_files_are_whole_or_not_there(tmp_path):
    target = tmp_path / "hasil.csv"
    edge.write_atomic(str(target), b"satu")
    edge.write_atomic(str(target), b"dua")
    assert target.read_bytes() == b"dua"
    assert [path.name for path in tmp_path.iterdir()] == ["hasil.csv"]
    assert target.stat().st_mode & 0o777 == 0o666 & ~_umask()


def test_a_folder_that_is_not_there_is_named_with_the_file_as_given(tmp_path):
    with pytest.raises(Refused, match=r"tidak/ada\.csv: berkas atau foldernya tidak ada"):
        edge.write_atomic("tidak/ada.csv", b"")
    with pytest.raises(Refused, match="bukan berkas biasa"):
        edge.write_atomic(str(tmp_path), b"")


def test_a_file_beyond_its_limit_is_refused(tmp_path):
    path = tmp_path / "besar"
    path.write_bytes(b"x" * 2_000_001)
    with pytest.raises(Refused, match="lebih dari 2 MB"):
        edge.read_bytes(str(path), 2_000_000)
    assert len(edge.read_bytes(str(path), 2_000_001)) == 2_000_001


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("raise MemoryError", "memori"),
        ("bytearray(2_000_000_000)", "memori"),
        ("while True: pass", "20 detik"),
        ("1 / 0", "log.csv: Alur sendiri keliru (ZeroDivisionError)"),
        ("open('hilang')", "hilang: berkas atau foldernya tidak ada"),
    ],
)
def test_a_command_that_takes_too_much_ends_with_a_sentence(work, said, tmp_path):
    program = f"""
import click
from alur.cli import edge
edge._SECONDS = 1

@click.group()
def alur(): pass

@alur.command()
@click.argument("log")
@edge.guarded
def work(log):
    {work}

edge.run(alur)
"""
    done = subprocess.run([sys.executable, "-c", program, "work", "log.csv"], capture_output=True, timeout=60)
    sentence = done.stderr.decode()
    assert (done.returncode, done.stdout, len(sentence.splitlines())) == (2, b"", 1)
    assert said in sentence


def test_finish_tells_by_its_exit_code(capsys):
    edge.finish("beres", False)
    for wrong, not_done, code in ((True, False, 1), (True, True, 2), (False, True, 2)):
        with pytest.raises(click.exceptions.Exit) as caught:
            edge.finish({"a": 1}, True, wrong=wrong, not_done=not_done)
        assert caught.value.exit_code == code
    assert capsys.readouterr().out.startswith('beres\n{\n  "a": 1\n}')


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
