from tests.core.checks.written import decision, end, errors, sop, start, task


def test_an_exit_that_the_row_does_not_have_is_named() -> None:
    written = sop(start(), decision(no=1, timeout_exit="batal", waits_for_applicant=True), end())
    assert errors(written) == [("unknown_timeout_exit", 2)]


def test_a_row_that_is_no_decision_has_no_exit_to_take() -> None:
    written = sop(start(), task(timeout_exit="tidak", waits_for_applicant=True), end())
    assert errors(written) == [("unknown_timeout_exit", 2)]


def test_an_exit_of_the_row_is_sound_whatever_its_letters() -> None:
    assert errors(sop(start(), decision(no=1, timeout_exit="tidak", waits_for_applicant=True), end())) == []
