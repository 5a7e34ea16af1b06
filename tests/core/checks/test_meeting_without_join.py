from tests.core.checks.written import decision, end, errors, sop, start, task


def test_the_row_that_two_branches_reach_is_named() -> None:
    written = sop(start(to=(2, 3)), task(to=4), task(), task(), end())
    assert errors(written) == [("meeting_without_join", 4)]


def test_a_selesai_that_two_branches_reach_is_named() -> None:
    written = sop(start(to=(2, 3)), task(to=4), task(), end())
    assert errors(written) == [("meeting_without_join", 4)]


def test_two_ways_of_a_decision_may_meet() -> None:
    assert errors(sop(start(), decision(yes=3, no=4), task(to=5), task(), task(), end())) == []


def test_two_mulai_may_meet() -> None:
    assert errors(sop(start(to=3), start(to=3), task(), end())) == []
