from tests.core.checks.written import decision, end, errors, sop, start, task


def test_a_proses_that_goes_back_is_named() -> None:
    written = sop(start(), decision(yes=5, no=3), task(), task(to=2), end())
    assert errors(written) == [("return_without_decision", 4)]


def test_a_mulai_that_goes_back_is_named() -> None:
    written = sop(start(to=3), start(to=1), decision(yes=4, no=1), end())
    assert errors(written) == [("return_without_decision", 2)]


def test_a_decision_may_go_back() -> None:
    assert errors(sop(start(), task(), decision(yes=4, no=2), end())) == []
