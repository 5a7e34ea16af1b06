from tests.core.checks.written import decision, end, errors, sop, start, task


def test_a_row_that_jumps_over_its_join_is_named() -> None:
    written = sop(start(to=(2, 3)), decision(yes=4, no=5), task(to=4), task(joins=True), task(), end())
    assert errors(written) == [("arrow_out_of_branch", 2)]


def test_a_row_that_goes_back_before_its_split_is_named() -> None:
    written = sop(start(), task(to=(3, 4)), decision(yes=5, no=1), task(to=5), task(joins=True), end())
    assert errors(written) == [("arrow_out_of_branch", 3)]


def test_a_loop_within_the_branch_is_sound() -> None:
    written = sop(start(to=(2, 4)), task(), decision(yes=5, no=2), task(to=5), task(joins=True), end())
    assert errors(written) == []


def test_a_loop_round_the_whole_scope_is_sound() -> None:
    written = sop(start(to=(2, 3)), task(to=4), task(), task(joins=True), decision(yes=6, no=1), end())
    assert errors(written) == []


def test_a_branch_that_jumps_over_its_join_is_named_and_not_those_behind_it() -> None:
    written = sop(start(to=(2, 3)), task(to=5), task(to=4), task(joins=True), task(), end())
    assert errors(written) == [("arrow_out_of_branch", 2)]


def test_a_split_that_opens_another_mulai_is_named() -> None:
    written = sop(start(to=(2, 4)), start(), end(), end())
    assert errors(written) == [("arrow_out_of_branch", 1)]
