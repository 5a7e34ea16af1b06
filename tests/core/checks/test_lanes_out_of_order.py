from tests.core.checks.written import end, findings, only_finding, sop, start, task

LANES = (("host", "Host"), ("kepala", "Kepala"), ("arsip", "Arsiparis"))


def test_columns_that_do_not_follow_the_work_are_told_of_the_whole_sop() -> None:
    finding = only_finding(sop(start(lane="kepala"), task(lane="host"), end(lane="arsip"), lanes=LANES))
    assert (finding.check, finding.step, finding.level) == ("lanes_out_of_order", None, "warning")
    assert finding.message == "Kolom “Host” (bekerja sejak baris 2) berdiri di depan “Kepala” (sejak baris 1)."
    assert "“Kepala”, “Host”, dan “Arsiparis”" in finding.mend


def test_columns_in_the_order_of_first_work_are_sound() -> None:
    assert findings(sop(start(), task(lane="kepala"), task(), end(lane="arsip"), lanes=LANES)) == ()


def test_a_column_that_only_takes_part_may_stand_anywhere() -> None:
    assert findings(sop(start(), task(lane="arsip", shared=("kepala",)), end(), lanes=LANES)) == ()
