"""A case is pinned to its version; another version or another SOP's case only where the rules allow."""

from dataclasses import replace

import pytest
from tests.core.case.office import CITRA, Run, decision, end, row, sop, start
from tests.core.worktime.moments import at

from alur.core.case.commands import CloseChild, Command, Complete, Migrate, OpenChild, Undo
from alur.core.case.events import Outcome, Parent
from alur.core.case.procedure import Procedure, procedure_of
from alur.core.refused import Refused
from alur.core.sop.model import Sop

WHEN = "2026-02-02 09:00"


def base(**more: object) -> Sop:
    return sop(
        start("mulai"),
        row("a", time="60 menit"),
        row("b"),
        row("gabung", joins=True),
        end("tutup"),
        links="mulai>a mulai>b a>gabung b>gabung gabung>tutup",
        promise="5 hari kerja",
        **more,  # type: ignore[arg-type]
    )


def migrated(run: Run, to: Sop) -> Procedure:
    new = procedure_of(to, "2")
    run.do(Migrate(new), WHEN, CITRA)
    run.procedure = new
    return new


def test_open_steps_and_promise_keep_the_standards_they_opened_with() -> None:
    run = Run.of(base()).open(WHEN)
    run.do(Complete(visit=1), WHEN)
    quicker = [replace(each, time="5 menit") if each.id == "a" else each for each in base().rows]
    migrated(run, replace(base(), rows=tuple(quicker), promise="1 hari kerja"))
    run.do(Complete(visit=2), "2026-02-02 09:50")

    assert (run.fact("a").standard, run.fact("a").on_time.value, run.fact("a").version) == ("60 menit", "yes", "2")
    assert run.state is not None
    assert (run.state.promise.text, run.state.version) == ("5 hari kerja", "2")


def test_steps_that_open_after_the_migration_have_the_new_standards() -> None:
    run = Run.of(base()).open(WHEN)
    longer = [replace(each, time="2 jam") if each.id == "a" else each for each in base().rows]
    migrated(run, replace(base(), rows=tuple(longer)))
    run.do(Complete(visit=1), WHEN)

    assert (run.visit("a").standard, run.visit("a").due) == ("2 jam", at("2026-02-02 11:00"))


@pytest.mark.parametrize(
    "to",
    [
        pytest.param(
            sop(start("mulai"), row("b"), end("tutup"), links="mulai>b b>tutup"), id="an open row that is gone"
        ),
        pytest.param(
            sop(start("mulai"), row("a"), row("b"), end("tutup"), links="mulai>a a>b b>tutup"),
            id="a scope that is gone",
        ),
        pytest.param(
            sop(
                start("mulai"),
                row("b"),
                row("a"),
                row("gabung", joins=True),
                end("tutup"),
                links="mulai>b mulai>a a>gabung b>gabung gabung>tutup",
            ),
            id="branches in another order",
        ),
        pytest.param(
            sop(
                start("mulai"),
                row("a"),
                row("b"),
                row("c"),
                row("gabung", joins=True),
                end("tutup"),
                links="mulai>a mulai>b mulai>c a>gabung b>gabung c>gabung gabung>tutup",
            ),
            id="a branch more",
        ),
        pytest.param(
            sop(start("mulai"), row("a"), row("b"), end("x"), end("y"), links="mulai>a mulai>b a>x b>y"),
            id="a scope without its join",
        ),
        pytest.param(replace(base(), identity=replace(base().identity, kode="lain")), id="another SOP"),
    ],
)
def test_no_migration_to(to: Sop) -> None:
    run = Run.of(base()).open(WHEN)
    run.do(Complete(visit=1), WHEN)
    run.do(Complete(visit=3), WHEN)  # b waits at the join

    with pytest.raises(Refused):
        run.do(Migrate(procedure_of(to, "2")), WHEN, CITRA)


def test_no_migration_to_the_version_the_case_is_on_and_none_but_by_the_head() -> None:
    run = Run.of(base()).open(WHEN)

    with pytest.raises(Refused, match="bukan versi lain"):
        run.do(Migrate(procedure_of(base(), "1")), WHEN, CITRA)
    with pytest.raises(Refused, match="pimpinan unit"):
        run.do(Migrate(procedure_of(base(), "2")), WHEN)


def test_a_finished_case_stays_under_the_version_it_ended_with() -> None:
    run = Run.of(sop(start("a"), end("b"), links="a>b")).open(WHEN)
    for visit in (1, 2):
        run.do(Complete(visit=visit), WHEN)

    with pytest.raises(Refused, match="sudah ditutup"):
        run.do(Migrate(procedure_of(sop(start("a"), end("b"), links="a>b"), "2")), WHEN, CITRA)


def test_nothing_from_before_a_migration_is_undone_after_it() -> None:
    run = Run.of(base()).open(WHEN)
    run.do(Complete(visit=1), WHEN)
    migrated(run, base())

    with pytest.raises(Refused, match="tidak dapat dibatalkan lagi"):
        run.do(Undo(1), WHEN)


# Calls


def calling(**more: object) -> Sop:
    return sop(start("panggil", calls="lain", **more), end("tutup"), links="panggil>tutup")


def test_a_child_that_is_done_ends_the_visit_that_called_it() -> None:
    run = Run.of(calling(outputs=("Hasil",))).open(WHEN)
    run.do(OpenChild(visit=1, child="K-2", kode="lain", version="3"), WHEN, 0)
    assert run.visit("panggil").child == "K-2"
    run.do(CloseChild(visit=1, child="K-2", result=Outcome.DONE), WHEN, 0)

    assert (run.now_open, run.fact("panggil").outputs_given) == (["tutup"], 1)


def test_a_child_that_was_cancelled_leaves_the_visit_to_its_holder() -> None:
    run = Run.of(calling()).open(WHEN)
    run.do(OpenChild(visit=1, child="K-2", kode="lain", version="3"), WHEN, 0)
    run.do(CloseChild(visit=1, child="K-2", result=Outcome.CANCELLED), WHEN, 0)
    assert (run.now_open, run.visit("panggil").child) == (["panggil"], "")

    run.do(OpenChild(visit=1, child="K-3", kode="lain", version="3"), WHEN, 0)


def test_a_decision_that_called_a_child_still_chooses_its_exit() -> None:
    written = sop(
        start("a"), decision("panggil", calls="lain"), end("c"), links="a>panggil panggil>c:Ya panggil>a:Tidak"
    )
    run = Run.of(written).open(WHEN)
    run.do(Complete(visit=1), WHEN)
    run.do(OpenChild(visit=2, child="K-2", kode="lain", version="3"), WHEN, 0)
    run.do(CloseChild(visit=2, child="K-2", result=Outcome.DONE), WHEN, 0)
    assert run.now_open == ["panggil"]
    run.do(Complete(visit=2, exit="Ya"), WHEN)
    assert run.now_open == ["c"]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(OpenChild(visit=1, child="K-2", kode="salah", version="1"), id="a child of another SOP"),
        pytest.param(OpenChild(visit=1, child="", kode="lain", version="1"), id="a child without a name"),
        pytest.param(CloseChild(visit=1, child="K-2", result=Outcome.DONE), id="a child that was not opened"),
        pytest.param(CloseChild(visit=1, child="", result=Outcome.DONE), id="no child"),
    ],
)
def test_a_call_is_answered_by_its_own_child_alone(command: Command) -> None:
    with pytest.raises(Refused):
        Run.of(calling()).open(WHEN).do(command, WHEN, 0)


def test_a_row_calls_one_child_at_a_time() -> None:
    run = Run.of(calling()).open(WHEN)
    run.do(OpenChild(visit=1, child="K-2", kode="lain", version="3"), WHEN, 0)

    with pytest.raises(Refused):
        run.do(OpenChild(visit=1, child="K-3", kode="lain", version="3"), WHEN, 0)
    with pytest.raises(Refused):
        run.do(CloseChild(visit=1, child="K-2", result=Outcome.OPEN), WHEN, 0)


def test_a_child_case_knows_its_parent_and_needs_no_right_of_its_own() -> None:
    run = Run.of(base()).open(WHEN, by=4, parent=Parent("K-1", 7))

    assert run.state is not None
    assert run.state.parent == Parent("K-1", 7)
