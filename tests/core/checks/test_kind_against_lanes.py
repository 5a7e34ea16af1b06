from tests.core.checks.written import end, findings, sop, start, warnings


def test_administratif_with_one_pelaksana_is_told() -> None:
    assert warnings(sop(start(), end(), kind="administratif")) == [("kind_against_lanes", None)]


def test_teknis_with_several_is_told() -> None:
    assert warnings(sop(start(), end(lane="kepala"), kind="Teknis")) == [("kind_against_lanes", None)]


def test_kinds_that_fit_are_sound() -> None:
    assert findings(sop(start(), end(), kind="teknis")) == ()
    assert findings(sop(start(), end(lane="kepala"), kind="administratif")) == ()
    assert findings(sop(start(), end(shared=("kepala",)), kind="administratif")) == ()


def test_it_is_silent_without_a_kind() -> None:
    assert findings(sop(start(), end(), kind="")) == ()
