from tests.core.checks.written import decision, end, sop, start, task
from tests.random_sop import random_sop

from alur.core.checks.reading.guess import as_probably_meant
from alur.core.sop.model import Sop, Symbol


def arrows(written: Sop) -> list[tuple[int, int]]:
    meant = as_probably_meant(written)
    return [(meant.number_of(link.source), meant.number_of(link.target)) for link in meant.links]


def test_a_sound_sop_is_meant_as_it_stands() -> None:
    for seed in range(20):
        assert as_probably_meant(random_sop(seed)) == random_sop(seed)


def test_a_lost_arrow_goes_to_the_next_row_that_its_source_does_not_lead_to() -> None:
    assert arrows(sop(start(to=9), task(), end())) == [(1, 2), (2, 3)]
    assert arrows(sop(start(), decision(yes=3, no=9), end(), end())) == [(1, 2), (2, 3), (2, 4)]
    assert arrows(sop(start(), end(), task(to=9))) == [(1, 2), (3, 2)]


def test_an_arrow_to_itself_or_back_from_no_decision_goes_on_instead() -> None:
    assert arrows(sop(start(), task(to=2), end())) == [(1, 2), (2, 3)]
    assert arrows(sop(start(), task(to=1), end())) == [(1, 2), (2, 3)]
    assert arrows(sop(start(), decision(yes=3, no=1), end())) == [(1, 2), (2, 3), (2, 1)]


def test_a_missing_exit_is_given_and_one_too_many_of_an_end_taken() -> None:
    assert arrows(sop(start(), decision(exits={"Ya": 4}), end(), end())) == [(1, 2), (2, 4), (2, 3)]
    assert arrows(sop(start(), end(to=1))) == [(1, 2)]


def test_a_row_without_symbol_is_read_by_its_place_and_its_exits() -> None:
    written = sop(start(symbols=()), decision(symbols=(), no=1), task(symbols=()), end(symbols=()))
    symbols = [row.symbol for row in as_probably_meant(written).rows]
    assert symbols == [Symbol.START, Symbol.DECISION, Symbol.TASK, Symbol.END]
