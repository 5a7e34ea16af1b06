from tests.core.checks.written import decision, end, errors, sop, start, task


def test_a_selesai_that_goes_on_is_named() -> None:
    written = sop(start(), decision(yes=3, no=4), end(to=4), end())
    assert errors(written) == [("end_with_follower", 3)]


def test_a_selesai_that_goes_back_has_one_finding() -> None:
    assert errors(sop(start(), task(), end(to=1))) == [("end_with_follower", 3)]


def test_a_selesai_that_stands_in_the_middle_is_sound() -> None:
    assert errors(sop(start(), decision(yes=4, no=3), end(), end())) == []
