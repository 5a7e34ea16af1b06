"""Events and states as plain JSON: nothing is lost, words that people wrote stand apart and may be erased."""

import json
from dataclasses import dataclass, fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.case.chance import Chance

from alur.core.case import events
from alur.core.case.apply import fold
from alur.core.case.codec import EVENTS, Written, read_event, read_state, write_event, write_state
from alur.core.case.events import CaseOpened, Event, ExtraWorkRecorded, Onward, Recorded, StepCompleted, StepPaused
from alur.core.case.plain import Plain
from alur.core.chain.link import canonical
from alur.core.refused import Refused


def as_kept(written: Written) -> Written:
    """As it comes back from the record: body and payload as JSON text."""
    body, payload = json.loads(canonical(written.body)), json.loads(canonical(written.payload))
    return replace(written, body=body, payload=payload)


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_every_event_reads_as_it_was_written(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(st.from_type(kind))

    assert read_event(as_kept(write_event(event))) == event


def test_every_event_of_the_vocabulary_is_in_the_list() -> None:
    classes = [each for each in vars(events).values() if isinstance(each, type) and issubclass(each, Event)]

    assert set(EVENTS) == {each for each in classes if each not in (Event, Onward)}


def test_what_people_wrote_is_in_the_payload_alone() -> None:
    event = CaseOpened(
        at=1, kode="podcast", version="1", unit="PCG", start="a", subject="Ibu Rini", form={"tema": "pungutan"}
    )
    written = write_event(event)

    assert written.payload == {"subject": "Ibu Rini", "form": {"tema": "pungutan"}}
    assert written.body == {"at": 1, "kode": "podcast", "version": "1", "unit": "PCG", "start": "a"}


@given(data=st.data())
@settings(max_examples=10, deadline=None)
@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_an_erased_payload_leaves_none_in_its_fields(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(st.from_type(kind))
    read = read_event(replace(write_event(event), payload=None))

    for each in fields(kind):
        expected = None if each.metadata.get("payload") else getattr(event, each.name)
        assert getattr(read, each.name) == expected


@pytest.mark.parametrize("seed", range(20), ids=lambda seed: f"seed-{seed}")
def test_a_record_whose_words_were_erased_folds_to_the_same_state(seed: int) -> None:
    chance = Chance(seed)
    chance.open()
    for _ in range(60):
        command = chance.command()
        try:
            chance.run.act(command, chance.act(command))
        except Refused:
            continue
    erased = [
        replace(one, event=read_event(replace(write_event(one.event), payload=None))) for one in chance.run.record
    ]

    assert fold(erased) == chance.run.state


def test_a_record_that_does_not_begin_with_its_opening_is_no_case() -> None:
    with pytest.raises(ValueError, match="there are none"):
        fold([])
    with pytest.raises(ValueError, match="Expected CaseOpened first"):
        fold([Recorded(1, StepPaused(at=1, visit=1, row="a", reason="kahar"), 2, 1)])


def test_a_state_reads_as_it_was_written() -> None:
    chance = Chance(3)
    chance.open()
    assert chance.run.state is not None

    assert read_state(json.loads(canonical(write_state(chance.run.state)))) == chance.run.state


def test_a_state_of_another_release_is_not_read_but_folded_anew() -> None:
    chance = Chance(3)
    chance.open()
    assert chance.run.state is not None

    assert read_state({**write_state(chance.run.state), "format": 0}) is None


def test_an_old_body_is_upcast_step_by_step_and_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StepPaused, "VERSION", 3)
    old = Written("StepPaused", 1, {"at": 5, "visit": 1, "row": "a", "why": "kahar"}, {})
    upcasts = {
        ("StepPaused", 1): lambda body: {**{key: body[key] for key in body if key != "why"}, "cause": body["why"]},
        ("StepPaused", 2): lambda body: {**{key: body[key] for key in body if key != "cause"}, "reason": body["cause"]},
    }

    assert read_event(old, upcasts=upcasts) == StepPaused(at=5, visit=1, row="a", reason="kahar")
    assert old.body["why"] == "kahar"


def test_a_body_with_a_key_that_no_field_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        read_event(Written("StepPaused", 1, {"at": 5, "visit": 1, "row": "a", "reason": "kahar", "new": 1}, {}))


def test_a_typical_completion_is_small() -> None:
    event = StepCompleted(at=1_770_000_000_000_000, visit=3, row="menyusun-naskah", person=7, given=(0,))

    assert len(canonical(write_event(event).body)) < 150


def test_extra_work_keeps_its_words_apart() -> None:
    assert write_event(ExtraWorkRecorded(at=1, person=2, work="Menjemput tamu")).body == {"at": 1, "person": 2}


@dataclass(frozen=True)
class Point:
    """For the shape of arrays and objects."""

    x: int
    y: int = 0


def test_a_compact_value_is_an_array_and_any_other_an_object_without_its_defaults() -> None:
    assert Plain().writer(Point)(Point(1)) == {"x": 1}
    assert Plain(compact=(Point,)).writer(Point)(Point(1)) == [1, 0]
    assert Plain(compact=(Point,)).reader(Point)([1, 0]) == Plain().reader(Point)({"x": 1}) == Point(1)
