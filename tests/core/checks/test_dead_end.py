from tests.core.checks.written import decision, end, errors, sop, start, task


def test_a_proses_that_leads_nowhere_is_named() -> None:
    written = sop(start(), decision(yes=3, no=4), end(), task())
    assert errors(written) == [("dead_end", 4)]


def test_it_is_not_told_of_a_row_that_is_cut_off_anyway() -> None:
    written = sop(start(), end(), task())
    assert errors(written) == [("unreachable_step", 3)]


def test_it_is_not_told_where_no_selesai_stands_at_all() -> None:
    assert errors(sop(start(), task())) == [("no_end", 2)]


def test_an_arrow_to_nowhere_is_told_as_such() -> None:
    written = sop(start(), decision(yes=3, no=4), end(), task(to=9))
    assert errors(written) == [("unknown_target", 4)]
