from tests.core.checks.written import end, errors, only_finding, sop, start, task, warnings


def test_a_row_without_waktu_is_a_warning_and_keeps_it_from_approval() -> None:
    written = sop(start(), task(time=""), end())
    assert warnings(written) == [("no_time", 2)]
    assert errors(written, for_approval=True) == [("no_time", 2)]


def test_the_usual_time_of_the_pelaksana_is_proposed() -> None:
    written = sop(
        start(time="2 jam"), task(time="", lane="kepala"), task(time="3 hari", lane="kepala"), end(time="2 jam")
    )
    assert only_finding(written).mend == "Tulis angka dan satuan, misalnya 3 hari."
