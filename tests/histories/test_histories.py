"""Yesterday's cases fold today: each recorded history gives the state and the facts it gave when it was recorded."""

from pathlib import Path

import pytest
from tests.histories.history import HERE, facts_hash, read, sop_of, state_hash, told, write

from alur.core.case.apply import fold
from alur.core.case.codec import STATE_FORMAT
from alur.core.case.facts import FORMULA

HISTORIES = sorted(HERE.glob("*.json"))


@pytest.mark.parametrize("path", HISTORIES, ids=lambda path: path.stem)
def test_a_recorded_case_stands_where_it_stood(path: Path) -> None:
    history = read(path)
    state = fold(history.record)

    assert ([visit.row for visit in state.open.values()], state.outcome.value) == (history.open_rows, history.outcome)
    if history.state_format == STATE_FORMAT:
        assert state_hash(state) == history.state


@pytest.mark.parametrize("path", HISTORIES, ids=lambda path: path.stem)
def test_the_same_events_give_the_same_facts_by_the_same_formula(path: Path) -> None:
    history = read(path)

    if history.formula == FORMULA:
        assert facts_hash(sop_of(history), history.record) == history.facts


def test_each_release_left_a_history_of_every_kind() -> None:
    releases = {path.stem.rpartition("-")[2] for path in HISTORIES}

    assert releases
    assert all((HERE / f"podcast-{release}.json").exists() for release in releases)


def test_a_history_is_read_as_it_was_written() -> None:
    path = HISTORIES[0]
    history = read(path)

    assert write(history) == path.read_text(encoding="utf-8")
    assert told(history.release, sop_of(history), history.record).record == history.record
