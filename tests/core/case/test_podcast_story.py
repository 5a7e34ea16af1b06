"""The episode told in docs/why/concepts/case.md, run by the engine: the table on that page is what comes out here."""

from pathlib import Path

from tests.core.case.office import BIMA, CITRA, FAJAR, Run
from tests.core.worktime.moments import wall

from alur.core.case.commands import Complete, Pause, Resume, Return, TakeStep
from alur.core.case.facts import Fact
from alur.core.case.procedure import Binding, LaneKind
from alur.core.instant import MINUTE, Instant
from alur.formats.sopfile import read_sop

ROOT = Path(__file__).parents[3]
PODCAST = ROOT / "examples" / "podcast.sop.yaml"
PAGE = ROOT / "docs" / "why" / "concepts" / "case.md"
OFFICE = {
    "produser": Binding(LaneKind.POSITION, (BIMA,)),
    "kepala": Binding(LaneKind.POSITION, (CITRA,)),
    "narasumber": Binding(LaneKind.OUTSIDE, (BIMA,)),
    "host": Binding(LaneKind.PER_CASE, (BIMA, FAJAR)),
    "operator": Binding(LaneKind.UNIT, (BIMA, FAJAR)),
    "admin": Binding(LaneKind.POSITION, (FAJAR,)),
}


def episode() -> Run:
    run = Run.of(read_sop(PODCAST.read_bytes(), name=PODCAST.name), bindings=OFFICE)
    run.open("2026-02-02 09:00", persons={"host": FAJAR}, subject="Pungutan di sekolah")
    done(run, "usulan-tema", "2026-02-02 15:00")
    done(run, "setujui-tema", "2026-02-03 09:00", CITRA, "Tidak")
    done(run, "usulan-tema", "2026-02-03 11:00")
    done(run, "setujui-tema", "2026-02-03 14:00", CITRA, "Ya")
    run.do(Pause(run.number("undang"), "pihak-luar"), "2026-02-03 15:00")
    run.do(Resume(run.number("undang")), "2026-02-05 09:00")
    done(run, "undang", "2026-02-05 10:00")
    done(run, "bersedia", "2026-02-09 10:00", BIMA, "Ya")
    done(run, "naskah", "2026-02-09 11:00", FAJAR)
    run.do(TakeStep(run.number("studio")), "2026-02-09 13:30", BIMA)
    done(run, "studio", "2026-02-09 14:20")
    run.do(Return(visit=run.number("rekam"), to_row="studio", reason="alat"), "2026-02-09 14:30", FAJAR)
    return run


def done(run: Run, row: str, when: str, by: int = BIMA, exit_: str = "") -> None:
    run.do(Complete(visit=run.number(row), exit=exit_, given=(0,)), when, by)


def told(fact: Fact) -> str:
    number = [row.id for row in read_sop(PODCAST.read_bytes(), name=PODCAST.name).rows].index(fact.row) + 1
    parts = (fact.queue, fact.held, fact.paused, fact.service)
    due = day_and_hour(fact.due) if fact.due else "–"
    ending = fact.ending.value if fact.ending else ""
    cells = (fact.visit, number, day_and_hour(fact.opened), day_and_hour(fact.ended), ending)
    return f"| {' | '.join(map(str, cells))} | {' | '.join(map(minutes, parts))} | {due} | {fact.on_time.value} |"


def day_and_hour(instant: Instant) -> str:
    """`3 Feb 09.00`; the last microsecond of a day is written 24.00, as people say it."""
    text = wall(instant)
    hour = "24.00" if text[11:].startswith("23:59:59") else text[11:16].replace(":", ".")
    return f"{int(text[8:10])} Feb {hour}"


def minutes(microseconds: int) -> str:
    return str(microseconds // MINUTE)


def test_the_page_tells_the_episode_as_the_engine_does() -> None:
    page = PAGE.read_text(encoding="utf-8")

    for fact in episode().facts:
        assert told(fact) in page


def test_the_promise_on_the_page_is_the_one_of_the_case() -> None:
    state = episode().state

    assert state is not None
    assert f"{state.promise.working // MINUTE} minutes" in PAGE.read_text(encoding="utf-8")
    assert wall(state.promise.due or 0).startswith("2026-03-02")
