"""`alur conform` as a person calls it: figures, exit codes, sentences, and inputs made to take for ever."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from tests.cli.processor_time import spent
from tests.cli.runs import alur, refused
from tests.shared_data import shared_file

from alur.formats.sopfile import read_sop

EXAMPLES = Path(__file__).parents[2] / "examples"
PODCAST = EXAMPLES / "podcast.sop.yaml"
HEAD = "case_id,activity,timestamp\n"
ABC = """nama: Contoh
pelaksana: {a: Asisten}
langkah:
  - mulai: A
    oleh: a
  - proses: B
    oleh: a
  - selesai: C
    oleh: a
"""
BPMN = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">
<startEvent id="s"/><task id="a" name="A"/><task id="b" name="B"/><task id="c" name="C"/>{more}
<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="b"/>
<sequenceFlow id="f3" sourceRef="b" targetRef="c"/></process></definitions>"""


def log_of(path: Path, *traces: str | list[str]) -> Path:
    """One minute between events; the activities of a text are its letters."""
    lines = [
        f"k{case},{activity},2026-03-02T{at // 3600 % 24:02}:{at // 60 % 60:02}:{at % 60:02}"
        for case, trace in enumerate(traces)
        for at, activity in enumerate(trace)
    ]
    path.write_text(HEAD + "\n".join(lines) + "\n")
    return path


@pytest.fixture
def sop(tmp_path: Path) -> Path:
    path = tmp_path / "contoh.sop.yaml"
    path.write_text(ABC)
    return path


def test_the_figures_of_a_small_log_by_hand(tmp_path: Path, sop: Path) -> None:
    run = alur("conform", log_of(tmp_path / "log.csv", "ABC", "ABC", "AC", "ABXC"), "--sop", sop, "--json")
    assert (run.code, run.err) == (0, "")
    # (1 + 1 + (1 − 1/5) + (1 − 1/7)) ÷ 4
    assert json.loads(run.out) == {
        "cases": 4,
        "fitting": 2,
        "fitting_share": 0.5,
        "cost": 2,
        "average_fitness": pytest.approx((1 + 1 + 4 / 5 + 6 / 7) / 4, abs=1e-12),
        "deviations": [
            {"kind": "skipped", "step": 2, "text": "B", "count": 1},
            {"kind": "extra", "step": None, "text": "X", "count": 1},
        ],
    }
    assert list(json.loads(run.out)) == ["cases", "fitting", "fitting_share", "cost", "average_fitness", "deviations"]


def test_the_words_say_what_was_left_out_and_what_was_added(tmp_path: Path, sop: Path) -> None:
    run = alur("conform", log_of(tmp_path / "log.csv", "ABC", "AC", "ABXC"), "--sop", sop)
    assert run.out.splitlines() == [
        "Kasus: 3, tepat menurut alur: 1 (33,33 %)",
        "Langkah dilewati dan pekerjaan di luar alur: 2",
        "Kesesuaian rata-rata: 88,57 %",
        "1 kasus: Langkah 2 dilewati: B",
        "1 kasus: Pekerjaan di luar alur: X",
    ]


def test_the_known_answer_of_the_declarations(tmp_path: Path) -> None:
    log = shared_file("domestic_declarations.xes.gz")
    steps = [
        "Declaration SUBMITTED by EMPLOYEE",
        "Declaration APPROVED by ADMINISTRATION",
        "Declaration FINAL_APPROVED by SUPERVISOR",
        "Request Payment",
        "Payment Handled",
    ]
    symbols = ["mulai", "proses", "proses", "proses", "selesai"]
    rows = "".join(f"  - {symbol}: {step}\n    oleh: a\n" for symbol, step in zip(symbols, steps, strict=True))
    sop = tmp_path / "declarations.sop.yaml"
    sop.write_text(f"nama: Declaration\npelaksana: {{a: Employee}}\nlangkah:\n{rows}")

    told = json.loads(alur("conform", log, "--sop", sop, "--json").out)

    assert (told["cases"], told["fitting"]) == (10_500, 4_618)
    assert told["fitting_share"] == pytest.approx(0.4398095, abs=1e-7)
    assert told["average_fitness"] == pytest.approx(0.8906023, abs=1e-7)


def test_a_bpmn_model_is_compared_like_an_sop(tmp_path: Path) -> None:
    model = tmp_path / "model.bpmn"
    model.write_text(BPMN.format(more=""))
    run = alur("conform", log_of(tmp_path / "log.csv", "ABC", "AC"), "--bpmn", model, "--json")
    told = json.loads(run.out)
    assert (run.code, told["fitting"], told["cost"]) == (0, 1, 1)
    assert told["deviations"] == [{"kind": "skipped", "step": 2, "text": "B", "count": 1}]


def test_what_a_model_has_that_is_not_compared_is_told_with_exit_1(tmp_path: Path) -> None:
    model = tmp_path / "model.bpmn"
    model.write_text(BPMN.format(more='<task id="u" name="Batalkan" isForCompensation="true"/>'))
    run = alur("conform", log_of(tmp_path / "log.csv", "ABC"), "--bpmn", model, "--json")
    assert (run.code, json.loads(run.out)["fitting"]) == (1, 1)
    assert run.err == f"{model}: Batalkan: kompensasi tidak dibandingkan.\n"


def test_an_sop_with_an_unreachable_row_is_compared_and_told_with_exit_1(tmp_path: Path, sop: Path) -> None:
    sop.write_text(ABC.replace("mulai: A\n", "mulai: A\n    lanjut: 3\n"))
    run = alur("conform", log_of(tmp_path / "log.csv", "AC"), "--sop", sop, "--json")
    assert (run.code, json.loads(run.out)["fitting"]) == (1, 1)
    assert "Langkah 2 tidak tercapai" in run.err


def test_deviations_alone_are_an_answer_and_no_fault(tmp_path: Path, sop: Path) -> None:
    assert alur("conform", log_of(tmp_path / "log.csv", "X"), "--sop", sop).code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["{log}"], "sebutkan satu pembanding"),
        (["{log}", "--sop", "{sop}", "--bpmn", "{sop}"], "sebutkan satu pembanding"),
        (["{log}", "--sop", "hilang.yaml"], "hilang.yaml"),
        (["hilang.csv", "--sop", "{sop}"], "hilang.csv"),
        (["{sop}", "--sop", "{sop}"], "contoh.sop.yaml, baris 1"),
        (["{log}", "--sop", "{log}"], "log.csv"),
        (["{log}", "--bpmn", "{log}"], "log.csv, baris 1"),
        (["{log}", "--bpmn", "{sop}"], "contoh.sop.yaml, baris 1"),
        (["{log}", "--sop", "{sop}", "--xyz"], "--xyz"),
        ([], "LOG"),
    ],
)
def test_what_cannot_be_compared_is_one_sentence_and_exit_2(
    words: list[str], sentence: str, tmp_path: Path, sop: Path
) -> None:
    log = log_of(tmp_path / "log.csv", "ABC")
    run = alur("conform", *(word.format(log=log, sop=sop) for word in words), "--json")
    assert sentence in refused(run)


def test_an_sop_whose_branches_do_not_join_is_refused_with_its_file_and_row(tmp_path: Path, sop: Path) -> None:
    sop.write_text(ABC.replace("mulai: A\n", "mulai: A\n    lanjut: [2, 3]\n"))
    run = alur("conform", log_of(tmp_path / "log.csv", "ABC"), "--sop", sop)
    assert "contoh.sop.yaml: Langkah" in refused(run)


def test_the_same_log_gives_the_same_bytes_whatever_the_hash_seed_and_locale(tmp_path: Path, sop: Path) -> None:
    rng = Random(1)
    log = log_of(tmp_path / "log.csv", *(rng.choices("ABCX", k=rng.randrange(1, 9)) for _ in range(60)))
    outs = {
        alur("conform", log, "--sop", sop, "--json", PYTHONHASHSEED=seed, LC_ALL=locale, TZ=zone).out
        for seed, locale, zone in [("0", "C", "UTC"), ("7", "C.UTF-8", "Asia/Makassar")]
    }
    assert len(outs) == 1


def wide_sop(branches: int, length: int) -> str:
    """A split into many branches that go back within themselves, and a join."""
    heads = ", ".join(str(2 + branch * length) for branch in range(branches))
    rows = [f"  - mulai: S\n    lanjut: [{heads}]\n    oleh: a\n"]
    join = 2 + branches * length
    for branch in range(branches):
        first = 2 + branch * length
        for step in range(length - 1):
            rows.append(f"  - proses: b{branch}s{step}\n    oleh: a\n")
        rows.append(f"  - putusan: b{branch}s{length - 1}\n    ya: {join}\n    tidak: {first}\n    oleh: a\n")
    rows.append("  - proses: J\n    gabung: semua\n    oleh: a\n  - selesai: E\n    oleh: a\n")
    return "nama: Lebar\npelaksana: {a: Asisten}\nlangkah:\n" + "".join(rows)


def conform_bounded(log: Path, sop: Path) -> subprocess.CompletedProcess[str]:
    """With 700 MB of memory and no more."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))

    words = [sys.executable, "-m", "alur.cli", "conform", str(log), "--sop", str(sop), "--json"]
    return subprocess.run(words, preexec_fn=limit, capture_output=True, text=True, timeout=60)


def test_fifteen_branches_at_once_are_compared(tmp_path: Path, sop: Path) -> None:
    sop.write_text(wide_sop(15, 3))
    rng = Random(2)
    branches = [[f"b{branch}s{step}" for step in range(3)] for branch in range(15)]
    trace = ["S"]
    while any(branches):
        trace.append(rng.choice([branch for branch in branches if branch]).pop(0))
    trace += ["J", "E"]
    del trace[20], trace[10]
    run = alur("conform", log_of(tmp_path / "log.csv", trace), "--sop", sop, "--json")
    assert (run.code, json.loads(run.out)["cost"]) == (0, 2)


@pytest.mark.parametrize(
    ("rows", "events", "distinct"),
    [("podcast", 10_000, 1), ("wide", 10_000, 1), ("wide", 150, 40), ("podcast", 40, 3_000), ("podcast", 60_000, 1)],
)
def test_a_log_made_to_take_for_ever_ends_in_time_and_memory(
    rows: str, events: int, distinct: int, tmp_path: Path, sop: Path
) -> None:
    if rows == "wide":
        sop.write_text(wide_sop(15, 4))
        texts = ["S", "J", "E", *(f"b{branch}s{step}" for branch in range(15) for step in range(4))]
    else:
        sop = PODCAST
        texts = [row.text for row in read_sop(PODCAST.read_bytes(), name=PODCAST.name).rows]
    rng = Random(3)
    log = log_of(
        tmp_path / "log.csv", *([f'"{text}"' for text in rng.choices(texts, k=events)] for _ in range(distinct))
    )
    begin = spent()
    done = conform_bounded(log, sop)
    assert spent() - begin < 20
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert (done.returncode == 0) == bool(done.stdout)
