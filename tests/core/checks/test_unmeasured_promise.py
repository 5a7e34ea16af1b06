from tests.core.checks.written import end, findings, only_finding, sop, start


def test_a_promise_without_measure_is_told() -> None:
    finding = only_finding(sop(start(), end(), promise="secepatnya"))
    assert (finding.check, finding.step, finding.level) == ("unmeasured_promise", None, "error")


def test_the_measure_hidden_in_it_is_proposed() -> None:
    assert "misalnya 14 hari kerja" in only_finding(sop(start(), end(), promise="14 (empat belas) hari kerja")).mend


def test_a_promise_is_not_required() -> None:
    assert findings(sop(start(), end(), promise="-")) == ()
