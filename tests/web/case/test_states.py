"""A state that this process kept is the state that the database holds."""

import pytest
from tests.web.case.running import Running

from alur.core.case.commands import Complete
from alur.web.case import states
from alur.web.case.models import Case

pytestmark = pytest.mark.django_db


def test_what_was_kept_and_what_is_read_anew_are_the_same(running: Running):
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,)))
    text = Case.objects.get(pk=case).state
    kept = states.stored_state(text)
    states._kept.clear()
    assert kept == states.stored_state(text) == running.state(case)


def test_no_more_states_are_kept_than_a_busy_day_shows(running: Running, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(states, "_MOST", 2)
    for _ in range(5):
        running.open()
    assert len(states._kept) <= 2


def test_an_ended_case_and_another_release_keep_none():
    assert states.stored_state("") is states.stored_state(None) is None
    assert states.stored_state('{"format":0}') is None
