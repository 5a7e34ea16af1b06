from tests.core.checks.written import decision, end, errors, sop, start, task


def test_an_sop_without_selesai_names_the_row_where_it_stops() -> None:
    written = sop(start(), task(), task())
    assert errors(written) == [("no_end", 3)]


def test_of_two_ways_that_stop_the_last_is_named() -> None:
    written = sop(start(), decision(yes=4, no=3), task(to=5), task(to=()), task())
    assert errors(written) == [("no_end", 5)]


def test_where_the_flow_never_stops_the_last_row_is_named() -> None:
    written = sop(start(), task(), decision(yes=1, no=2))
    assert errors(written) == [("no_end", 3)]


def test_one_selesai_is_enough() -> None:
    assert errors(sop(start(), end())) == []
