"""Deviations in plain words, as a clerk would say them."""

import pytest
from tests.core.case.office import CITRA, Run, end, row, sop, start

from alur.core.case.commands import Cancel, Command, Complete, Move, RecordExtraWork, Reopen, Return, Skip
from alur.core.case.deviations import Deviation, DeviationKind, deviation_in

WHEN = "2026-02-02 09:00"
SOP = sop(
    start("terima"),
    row("bagi"),
    row("catat", outputs=("Nomor agenda", "Tanda terima")),
    row("telaah"),
    row("periksa"),
    row("gabung", joins=True),
    end("arsip"),
    links="terima>bagi bagi>catat bagi>periksa catat>telaah telaah>gabung periksa>gabung gabung>arsip",
)


def run_of(*rows: str) -> Run:
    run = Run.of(SOP).open(WHEN)
    for each in rows:
        run.do(Complete(visit=run.number(each), given=(0, 1) if each == "catat" else ()), WHEN)
    return run


def deviation(run: Run, command: Command, by: int = 2) -> Deviation | None:
    before = run.state
    return deviation_in(run.do(command, WHEN, by), before, run.procedure)


def test_what_follows_the_sop_is_no_deviation() -> None:
    assert deviation(run_of(), Complete(visit=1)) is None


@pytest.mark.parametrize(
    ("command", "kind", "sentence"),
    [
        (
            Complete(visit=3, given=(0,), reason="alat"),
            DeviationKind.MISSING,
            "Output langkah 3 belum ada: Tanda terima.",
        ),
        (
            Complete(visit=3, reason="alat"),
            DeviationKind.MISSING,
            "Output langkah 3 belum ada: Nomor agenda dan Tanda terima.",
        ),
        (Skip(visit=3, reason="alat"), DeviationKind.SKIPPED, "Langkah 3 dilewati tanpa dikerjakan."),
        (
            Move(visit=3, to_row="telaah", reason="alat"),
            DeviationKind.MOVED,
            "Dipindahkan dari langkah 3 ke langkah 4.",
        ),
        (
            Return(visit=3, to_row="terima", reason="alat"),
            DeviationKind.REWOUND,
            "Keluar dari percabangan setelah langkah 2, dari langkah 3 ke langkah 1; langkah 5 ikut dihentikan.",
        ),
        (
            Move(visit=3, to_row="periksa", reason="alat"),
            DeviationKind.REWOUND,
            "Keluar dari percabangan setelah langkah 2, dari langkah 3 ke langkah 5; langkah 5 ikut dihentikan"
            "; langkah 3 ikut terbuka.",
        ),
        (
            RecordExtraWork(work="Menjemput tamu", reason="alat"),
            DeviationKind.EXTRA,
            "Ada pekerjaan yang tidak tercantum dalam SOP.",
        ),
    ],
)
def test_each_deviation_has_its_sentence(command: Command, kind: DeviationKind, sentence: str) -> None:
    found = deviation(run_of("terima", "bagi"), command)

    assert found is not None
    assert (found.kind, found.sentence, found.reason) == (kind, sentence, "Alat atau sistem tidak berfungsi")


def test_a_return_names_both_rows() -> None:
    found = deviation(run_of("terima"), Return(visit=2, to_row="terima", reason="lain"))

    assert found == Deviation(
        DeviationKind.RETURNED, "bagi", "Dikembalikan dari langkah 2 ke langkah 1.", "Alasan lain"
    )


def test_moving_into_a_scope_names_what_opened_beside() -> None:
    found = deviation(run_of("terima"), Move(visit=2, to_row="telaah", reason="lain"))

    assert found is not None
    assert found.sentence == "Dipindahkan dari langkah 2 ke langkah 4; langkah 5 ikut terbuka."


def test_ending_a_case_early_and_opening_it_again() -> None:
    run = run_of("terima", "bagi")
    stopped = deviation(run, Cancel("perintah"), CITRA)
    again = deviation(run, Reopen(to_row="telaah", reason="lain"), CITRA)

    assert stopped is not None
    assert again is not None
    assert stopped.sentence == "Kasus dihentikan sebelum selesai; langkah 3 dan 5 tidak dikerjakan."
    assert again.sentence == "Kasus dibuka kembali di langkah 4; langkah 5 ikut terbuka."
