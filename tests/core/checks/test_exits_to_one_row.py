from tests.core.checks.written import decision, end, errors, sop, start, task


def test_a_decision_whose_exits_meet_at_once_is_named() -> None:
    written = sop(start(), decision(yes=3, no=3), end())
    assert errors(written) == [("exits_to_one_row", 2)]


def test_three_exits_of_which_two_meet_still_decide() -> None:
    written = sop(start(), task(), decision(exits={"Setuju": 4, "Perbaiki": 2, "Tolak": 2}), end())
    assert errors(written) == []


def test_exits_to_different_rows_are_sound() -> None:
    assert errors(sop(start(), decision(yes=3, no=1), end())) == []
