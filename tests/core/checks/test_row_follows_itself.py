from tests.core.checks.written import decision, end, errors, sop, start, task


def test_a_proses_that_leads_to_itself_is_named() -> None:
    written = sop(start(), task(to=2), end())
    assert ("row_follows_itself", 2) in errors(written)


def test_a_decision_that_leads_to_itself_is_named() -> None:
    written = sop(start(), decision(yes=3, no=2), end())
    assert errors(written) == [("row_follows_itself", 2)]


def test_going_back_over_another_row_is_sound() -> None:
    assert errors(sop(start(), decision(yes=3, no=1), end())) == []
