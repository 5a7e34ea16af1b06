from tests.core.checks.written import end, errors, sop, start, task


def test_a_row_that_calls_its_own_sop_is_named() -> None:
    assert errors(sop(start(), task(calls="siaran"), end(), kode="siaran")) == [("call_of_itself", 2)]


def test_another_sop_may_be_called() -> None:
    assert errors(sop(start(), task(calls="arsip"), end(), kode="siaran")) == []


def test_an_sop_without_kode_calls_nobody() -> None:
    assert errors(sop(start(), task(calls=""), end(), kode="")) == []
