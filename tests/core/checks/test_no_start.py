from tests.core.checks.written import end, errors, findings, sop, start, task


def test_an_sop_without_mulai_names_its_first_row() -> None:
    written = sop(task(), task(), end())
    assert errors(written) == [("no_start", 1)]


def test_an_sop_without_rows_has_one_finding_and_no_row_to_name() -> None:
    assert [(finding.check, finding.step) for finding in findings(sop())] == [("no_start", None)]


def test_one_mulai_is_enough() -> None:
    assert errors(sop(start(), end())) == []
