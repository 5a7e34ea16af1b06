import pytest
from tests.core.checks.written import decision, end, errors, only_finding, sop, start, task


def test_the_sum_of_the_only_way_is_compared() -> None:
    """1 + 2 + 1 hari kerja = 4 > 3."""
    rows = (start(time="1 hari kerja"), task(time="2 hari kerja"), end(time="1 hari kerja"))
    assert errors(sop(*rows, promise="4 hari kerja")) == []
    finding = only_finding(sop(*rows, promise="3 hari kerja"))
    assert (finding.check, finding.step) == ("way_longer_than_promise", None)
    assert "4 hari kerja, lebih lama dari janji 3 hari kerja" in finding.message
    assert "baris 2 (2 hari kerja)" in finding.mend


def test_branches_side_by_side_count_by_the_longest() -> None:
    """1 jam + max(2 hari kerja, 3 hari kerja) + 1 jam + 1 jam = 3 hari kerja 3 jam."""
    rows = (start(to=(2, 3)), task(time="2 hari kerja", to=4), task(time="3 hari kerja"), task(joins=True), end())
    assert errors(sop(*rows, promise="4 hari kerja")) == []
    assert "3 hari kerja 3 jam" in only_finding(sop(*rows, promise="3 hari kerja")).message


def test_the_longest_of_two_ways_counts_and_going_back_does_not() -> None:
    """1 jam + 1 jam + 1 hari kerja + 1 jam; doing it again is not the way through."""
    rows = (start(), decision(yes=4, no=3), task(time="1 hari kerja"), decision(yes=5, no=1), end())
    assert errors(sop(*rows, promise="2 hari kerja")) == []
    assert errors(sop(*rows, promise="1 hari kerja")) == [("way_longer_than_promise", None)]


def test_waiting_for_the_applicant_counts_nothing() -> None:
    rows = (start(), task(time="30 hari", waits_for_applicant=True), end())
    assert errors(sop(*rows, promise="3 jam")) == []


EQUAL = (
    ("1 minggu", "5 hari kerja"),
    ("1 bulan", "21 hari kerja"),
    ("7 x 24 jam", "5 hari kerja"),
    ("1 hari kerja", "450 menit"),
)


@pytest.mark.parametrize(("time", "promise"), [*EQUAL, *(pair[::-1] for pair in EQUAL)])
def test_equal_times_in_other_units_fit_and_a_minute_more_does_not(time: str, promise: str) -> None:
    assert errors(sop(start(time=""), end(time=time), promise=promise)) == []
    assert errors(sop(start(time="1 menit"), end(time=time), promise=promise)) == [("way_longer_than_promise", None)]


def test_it_is_silent_without_a_promise_that_can_be_measured() -> None:
    assert errors(sop(start(time="1 bulan"), end())) == []
    assert errors(sop(start(time="1 bulan"), end(), promise="segera")) == [("unmeasured_promise", None)]
