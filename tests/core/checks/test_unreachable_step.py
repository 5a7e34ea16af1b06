from tests.core.checks.written import decision, end, errors, only_finding, sop, start, task


def test_a_row_that_all_arrows_skip_is_named() -> None:
    written = sop(start(to=3), task(), end())
    assert errors(written) == [("unreachable_step", 2)]


def test_a_row_behind_a_decision_that_no_exit_leads_to_is_named() -> None:
    written = sop(start(), decision(yes=4, no=1), task(), end())
    assert errors(written) == [("unreachable_step", 3)]


def test_a_row_behind_a_branch_that_nothing_leads_to_is_named() -> None:
    written = sop(start(), task(to=(3, 4)), task(to=6), task(to=6), task(), task(joins=True), end())
    assert errors(written) == [("unreachable_step", 5)]


def test_a_chain_that_is_cut_off_is_told_once_at_its_first_row() -> None:
    written = sop(start(to=5), task(), task(), task(), end())
    assert errors(written) == [("unreachable_step", 2)]


def test_two_parts_that_are_cut_off_are_told_apart() -> None:
    written = sop(start(to=3), task(), task(to=6), task(), task(), end())
    assert errors(written) == [("unreachable_step", 2), ("unreachable_step", 4)]


def test_a_circle_that_is_cut_off_is_told_at_its_upper_row() -> None:
    written = sop(start(to=5), task(), task(), decision(yes=5, no=2), end())
    assert errors(written) == [("unreachable_step", 2)]


def test_the_row_above_that_jumps_over_it_is_offered() -> None:
    written = sop(start(to=3), task(), end())
    assert "baris 1 yang kini menuju 3" in only_finding(written).mend


def test_without_mulai_the_missing_start_alone_is_told() -> None:
    assert errors(sop(task(to=3), task(), end())) == [("no_start", 1)]
