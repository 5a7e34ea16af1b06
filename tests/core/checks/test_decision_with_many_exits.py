from tests.core.checks.written import decision, end, findings, only_finding, sop, start, task


def test_three_exits_are_a_warning_that_names_them() -> None:
    written = sop(start(), task(), decision(exits={"Setuju": 5, "Perbaiki": 2, "Tolak": 4}), end(), end())
    finding = only_finding(written)
    assert (finding.check, finding.step, finding.level) == ("decision_with_many_exits", 3, "warning")
    assert "“Setuju”, “Perbaiki”, dan “Tolak”" in finding.message


def test_two_exits_of_other_names_are_sound() -> None:
    assert findings(sop(start(), decision(exits={"Setuju": 3, "Tolak": 1}), end())) == ()
