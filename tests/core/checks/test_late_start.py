from tests.core.checks.written import end, findings, sop, start, task, warnings


def test_a_mulai_below_a_proses_is_named() -> None:
    written = sop(start(), task(to=4), start(to=4), end())
    assert warnings(written) == [("late_start", 3)]


def test_two_mulai_at_the_top_are_sound() -> None:
    assert findings(sop(start(to=3), start(to=3), task(), end())) == ()
