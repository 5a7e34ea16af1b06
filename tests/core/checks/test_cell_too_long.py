from tests.core.checks.written import end, findings, only_finding, sop, start, task, warnings


def test_a_kegiatan_that_is_a_text_is_named() -> None:
    finding = only_finding(sop(start(), task("Memeriksa naskah " + "secara teliti " * 25), end()))
    assert (finding.check, finding.step, finding.level) == ("cell_too_long", 2, "warning")
    assert "Kegiatan baris 2" in finding.message


def test_nine_short_needs_take_nine_lines() -> None:
    written = sop(start(), task(needs=("Naskah",) * 9), end())
    assert warnings(written) == [("cell_too_long", 2)]


def test_eight_lines_are_sound() -> None:
    assert findings(sop(start(), task(needs=("Naskah",) * 8), end())) == ()
