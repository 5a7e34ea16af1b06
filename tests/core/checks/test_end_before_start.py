from tests.core.checks.written import decision, end, errors, sop, start


def test_a_selesai_above_every_mulai_is_named() -> None:
    written = sop(end(), start(), decision(yes=4, no=1), end())
    assert errors(written) == [("end_before_start", 1)]


def test_where_all_stand_above_each_is_named() -> None:
    written = sop(end(), end(), start(), decision(yes=1, no=2))
    assert errors(written) == [("end_before_start", 1), ("end_before_start", 2)]


def test_a_selesai_between_two_mulai_is_late_at_most() -> None:
    written = sop(start(to=2), end(), start(to=4), end())
    assert errors(written) == []
