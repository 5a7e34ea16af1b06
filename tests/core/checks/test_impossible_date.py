from tests.core.checks.written import end, errors, findings, only_finding, sop, start


def test_a_day_that_no_calendar_has_is_told_with_its_field() -> None:
    finding = only_finding(sop(start(), end(), effective="30 Februari 2026"))
    assert (finding.check, finding.step, finding.level) == ("impossible_date", None, "error")
    assert finding.message == "Tanggal efektif, “30 Februari 2026”, tidak ada dalam kalender."


def test_each_field_is_told() -> None:
    written = sop(start(), end(), made="x", revised="31 April 2026", effective="29 Februari 2026", review="besok")
    assert errors(written) == [("impossible_date", None)] * 4


def test_blanks_dashes_and_leap_days_are_sound() -> None:
    assert findings(sop(start(), end(), made="", revised="-", effective="29 Februari 2028")) == ()
