from tests.core.checks.written import decision, end, errors, sop, start, task


def test_the_selesai_within_a_branch_that_is_joined_is_named() -> None:
    written = sop(start(to=(2, 4)), decision(yes=5, no=3), end(), task(to=5), task(joins=True), end())
    assert errors(written) == [("branch_ends_before_join", 3)]


def test_branches_that_each_end_by_themselves_are_sound() -> None:
    assert errors(sop(start(to=(2, 4)), task(), end(), task(), end())) == []
