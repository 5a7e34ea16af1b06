from tests.core.checks.written import decision, end, errors, only_finding, sop, start, task

from alur.core.sop.model import Symbol


def test_a_row_with_two_symbols_is_named_with_both() -> None:
    written = sop(start(), task(symbols=(Symbol.TASK, Symbol.DECISION)), end())
    finding = only_finding(written)
    assert (finding.check, finding.step) == ("not_one_symbol", 2)
    assert "proses dan putusan" in finding.message


def test_a_row_without_symbol_is_named() -> None:
    assert errors(sop(start(), task(symbols=()), end())) == [("not_one_symbol", 2)]


def test_a_decision_that_lost_its_symbol_is_no_split() -> None:
    written = sop(start(), decision(symbols=(), yes=4, no=1), task(to=4), end())
    assert errors(written) == [("not_one_symbol", 2), ("unreachable_step", 3)]


def test_a_first_and_a_last_row_that_lost_theirs_are_told_once() -> None:
    written = sop(start(symbols=()), task(), end(symbols=()))
    assert errors(written) == [("not_one_symbol", 1), ("not_one_symbol", 3)]
