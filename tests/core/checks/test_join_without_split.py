from tests.core.checks.written import decision, end, errors, sop, start, task


def test_a_gabung_on_a_plain_way_is_named() -> None:
    written = sop(start(), task(joins=True), end())
    assert errors(written) == [("join_without_split", 2)]


def test_a_gabung_behind_a_decision_is_named_because_only_one_way_comes() -> None:
    written = sop(start(), decision(yes=3, no=4), task(to=5), task(), task(joins=True), end())
    assert errors(written) == [("join_without_split", 5)]


def test_a_gabung_behind_a_split_is_sound() -> None:
    assert errors(sop(start(to=(2, 3)), task(to=4), task(), task(joins=True), end())) == []
