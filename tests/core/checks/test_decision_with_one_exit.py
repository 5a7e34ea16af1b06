from tests.core.checks.written import decision, end, errors, sop, start


def test_a_decision_with_one_exit_is_named() -> None:
    written = sop(start(), decision(exits={"Lengkap": 3}), end())
    assert errors(written) == [("decision_with_one_exit", 2)]


def test_a_decision_without_exits_is_named_once() -> None:
    written = sop(start(), decision(yes=4, no=3), decision(exits={}), end())
    assert errors(written) == [("decision_with_one_exit", 3)]


def test_two_exits_are_sound_whatever_they_are_called() -> None:
    assert errors(sop(start(), decision(exits={"Setuju": 3, "Tolak": 1}), end())) == []
