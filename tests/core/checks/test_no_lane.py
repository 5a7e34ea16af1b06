from tests.core.checks.written import end, errors, sop, start, task


def test_a_row_without_oleh_is_named() -> None:
    assert errors(sop(start(), task(lane=""), end())) == [("no_lane", 2)]


def test_a_dash_is_no_pelaksana() -> None:
    assert errors(sop(start(), task(lane="-"), end())) == [("no_lane", 2)]
