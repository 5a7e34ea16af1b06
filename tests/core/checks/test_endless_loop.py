from tests.core.checks.written import decision, end, errors, only_finding, sop, start, task


def test_a_loop_that_no_exit_leaves_is_told_at_its_decision() -> None:
    written = sop(start(), decision(yes=3, no=6), task(), decision(yes=5, no=3), decision(yes=3, no=4), end())
    assert errors(written) == [("endless_loop", 5)]


def test_two_loops_are_told_apart() -> None:
    written = sop(
        start(),
        decision(yes=3, no=5),
        task(),
        decision(yes=8, no=3),
        task(),
        task(),
        decision(yes=5, no=6),
        task(),
        decision(yes=8, no=3),
        end(),
    )
    assert errors(written) == [("endless_loop", 7), ("endless_loop", 9), ("unreachable_step", 10)]


def test_a_loop_that_a_proses_closes_is_told_by_that_row_alone() -> None:
    written = sop(start(), decision(yes=3, no=5), task(), task(to=3), end())
    assert errors(written) == [("return_without_decision", 4)]


def test_a_loop_with_a_way_out_is_sound() -> None:
    assert errors(sop(start(), task(), decision(yes=4, no=2), end())) == []


def test_the_way_out_is_offered_as_a_row() -> None:
    written = sop(start(), decision(yes=3, no=6), task(), decision(yes=5, no=3), decision(yes=3, no=4), end())
    finding = only_finding(written)
    assert finding.message == "Baris 5 menutup putaran antara baris 3 dan 5 tanpa jalan menuju selesai."
    assert "ke baris 6" in finding.mend
