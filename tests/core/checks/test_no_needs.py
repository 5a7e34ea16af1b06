from tests.core.checks.written import end, errors, findings, sop, start, task, warnings


def test_a_row_without_kelengkapan_is_a_warning_and_keeps_it_from_approval() -> None:
    written = sop(start(), task(needs=()), end())
    assert warnings(written) == [("no_needs", 2)]
    assert errors(written, for_approval=True) == [("no_needs", 2)]


def test_a_dash_is_none() -> None:
    assert warnings(sop(start(), task(needs=("-",)), end())) == [("no_needs", 2)]


def test_one_kelengkapan_is_enough() -> None:
    assert findings(sop(start(), task(needs=("Naskah",)), end()), for_approval=True) == ()
