from tests.core.checks.written import decision, end, errors, only_finding, sop, start, task


def test_a_row_number_beyond_the_last_is_named_with_its_source() -> None:
    written = sop(start(to=9), task(), end())
    assert errors(written) == [("unknown_target", 1)]


def test_an_id_that_no_row_has_is_named_as_written() -> None:
    written = sop(start(), decision(yes="sunting", no=1), end())
    finding = only_finding(written)
    assert (finding.check, finding.step) == ("unknown_target", 2)
    assert "“sunting” dari keluaran “Ya”" in finding.message


def test_a_branch_to_nowhere_hides_nothing_but_what_follows_from_it() -> None:
    written = sop(start(to=(2, 9)), task(to=4), task(), task(joins=True), end())
    assert errors(written) == [("unknown_target", 1)]


def test_another_fault_is_still_told() -> None:
    written = sop(start(to=9), task(to=4), task(), end())
    assert errors(written) == [("unknown_target", 1), ("unreachable_step", 3)]


def test_each_arrow_to_nowhere_is_told() -> None:
    written = sop(start(), decision(yes=8, no=9), task(), end())
    assert errors(written) == [("unknown_target", 2), ("unknown_target", 2)]
