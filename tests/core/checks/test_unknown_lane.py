from tests.core.checks.written import end, errors, findings, only_finding, sop, start, task

from alur.core.checks.unknown_lane import meant_lane


def test_an_unknown_oleh_is_named() -> None:
    assert errors(sop(start(), task(lane="camat"), end())) == [("unknown_lane", 2)]


def test_an_unknown_bersama_is_named() -> None:
    finding = only_finding(sop(start(), task(shared=("kepala", "camat")), end()))
    assert (finding.check, finding.step) == ("unknown_lane", 2)
    assert "“camat” pada bersama baris 2" in finding.message


def test_a_slip_of_the_pen_and_a_label_are_put_right() -> None:
    assert "Tulis “kepala”" in only_finding(sop(start(), task(shared=("kepela",)), end())).mend
    assert "Tulis “kepala”" in only_finding(sop(start(), task(shared=("Kepala Perwakilan",)), end())).mend
    assert meant_lane(sop(), "camat") is None


def test_known_pelaksana_are_sound() -> None:
    assert findings(sop(start(), task(shared=("kepala",)), end())) == ()
