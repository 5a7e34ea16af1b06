from tests.core.checks.written import decision, end, errors, sop, start, task

from alur.core.sop.model import Symbol


def test_a_proses_with_ya_and_tidak_is_named_and_taken_for_the_decision_it_was_meant_to_be() -> None:
    written = sop(start(), decision(symbols=(Symbol.TASK,), yes=3, no=1), end())
    assert errors(written) == [("exits_without_decision", 2)]


def test_a_split_has_no_labels_and_a_decision_has() -> None:
    assert errors(sop(start(to=(2, 3)), task(to=4), task(), task(joins=True), decision(no=1), end())) == []
