"""Records the histories of a release: `python -m tests.histories.record 0.2.0`. Existing files stay as they are."""

import sys

from tests.core.case.chance import Chance
from tests.core.case.office import BIMA, CITRA, FAJAR, Run
from tests.histories.history import HERE, History, told, write

from alur.core.case.commands import (
    AddEvidence,
    Complete,
    Move,
    Pause,
    RecordExtraWork,
    Resume,
    Return,
    Skip,
    TakeStep,
    Undo,
)
from alur.core.case.procedure import Binding, LaneKind
from alur.core.refused import Refused
from alur.formats.sopfile import read_sop

RANDOM_CASES = 12
PODCAST = HERE.parents[1] / "examples" / "podcast.sop.yaml"
LANES = {
    "produser": Binding(LaneKind.POSITION, (BIMA,)),
    "kepala": Binding(LaneKind.POSITION, (CITRA,)),
    "narasumber": Binding(LaneKind.OUTSIDE, (BIMA,)),
    "host": Binding(LaneKind.PER_CASE, (BIMA, FAJAR)),
    "operator": Binding(LaneKind.UNIT, (BIMA, FAJAR)),
    "admin": Binding(LaneKind.POSITION, (FAJAR,)),
}


def main(release: str) -> None:
    histories = {f"acak-{seed:02}": random_case(release, seed) for seed in range(RANDOM_CASES)}
    histories["podcast"] = podcast(release)
    for name, history in histories.items():
        path = HERE / f"{name}-{release}.json"
        if path.exists():
            sys.exit(f"{path.name} ada: riwayat yang sudah direkam tidak diubah.")
        path.write_text(write(history), encoding="utf-8")


def random_case(release: str, seed: int) -> History:
    chance = Chance(1000 + seed)
    chance.open()
    for _ in range(50):
        command = chance.command()
        try:
            chance.run.act(command, chance.act(command))
        except Refused:
            continue
    return told(release, chance.built.sop, chance.run.record)


def podcast(release: str) -> History:
    """An episode with a return, a pause, a skip, a slip that was undone and an evidence file."""
    sop = read_sop(PODCAST.read_bytes(), name=PODCAST.name)
    run = Run.of(sop, bindings=LANES).open("2026-02-02 09:00", persons={"host": FAJAR}, subject="Pungutan di sekolah")

    def done(row: str, when: str, by: int = BIMA, exit_: str = "") -> None:
        run.do(Complete(visit=run.number(row), exit=exit_, given=(0,)), when, by)

    done("usulan-tema", "2026-02-02 15:00")
    done("setujui-tema", "2026-02-03 09:00", CITRA, "Tidak")
    done("usulan-tema", "2026-02-03 11:00")
    done("setujui-tema", "2026-02-03 14:00", CITRA, "Ya")
    run.do(Pause(run.number("undang"), "pihak-luar", "Menunggu surat balasan"), "2026-02-03 15:00")
    run.do(Resume(run.number("undang")), "2026-02-05 09:00")
    done("undang", "2026-02-05 10:00")
    done("bersedia", "2026-02-06 10:00", BIMA, "Ya")
    done("naskah", "2026-02-09 10:00", FAJAR)
    run.do(Undo(run.record[-1].event.visit), "2026-02-09 10:04", FAJAR)  # type: ignore[attr-defined]
    done("naskah", "2026-02-09 11:00", FAJAR)
    run.do(TakeStep(run.number("studio")), "2026-02-09 13:00", BIMA)
    run.do(AddEvidence(visit=run.number("studio"), sha256="5f" * 32, output=0, name="daftar.pdf"), "2026-02-09 13:20")
    done("studio", "2026-02-09 13:40")
    run.do(Return(visit=run.number("rekam"), to_row="studio", reason="alat"), "2026-02-09 14:00", FAJAR)
    run.do(TakeStep(run.number("studio")), "2026-02-09 14:05", FAJAR)
    done("studio", "2026-02-09 14:20", FAJAR)
    run.do(RecordExtraWork(work="Menjemput narasumber", began=None), "2026-02-09 14:30")
    done("rekam", "2026-02-09 16:00", FAJAR)
    run.do(TakeStep(run.number("sunting")), "2026-02-10 08:00", BIMA)
    run.do(Move(visit=run.number("sunting"), to_row="tayang", reason="mendesak"), "2026-02-11 09:00")
    run.do(Skip(visit=run.number("tayang"), reason="perintah"), "2026-02-11 10:00", FAJAR)
    done("lapor", "2026-02-11 15:00")
    return told(release, sop, run.record)


if __name__ == "__main__":
    main(sys.argv[1])
