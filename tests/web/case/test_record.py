"""The door: one act, one event, everything derived moved with it; and what it refuses."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from tests.web.case.running import Running

from alur.core.case.apply import fold
from alur.core.case.commands import Complete, TakeStep, Undo
from alur.core.chain.link import START, Entry, entry_bytes, next_head
from alur.core.instant import DAY
from alur.core.refused import Refused
from alur.web.case import chronicle
from alur.web.case.models import Case, CaseEvent, EventPayload, Fact, OpenVisit
from alur.web.case.record import KeyReused
from alur.web.case.statements import Cursor
from alur.web.people.models import Holding, Person
from alur.web.sop.models import LaneBinding


def test_an_opened_case_has_the_next_number_of_the_year_and_its_first_step_is_open(running: Running):
    first, second = running.open(), running.open()
    assert (first.number, second.number) == ("PCG-2026-001", "PCG-2026-002")
    visit = OpenVisit.objects.get(case=first.case)
    assert (visit.row, visit.holder, visit.lane) == ("usulan-tema", running.office.bima.pk, "produser")


def test_a_completed_step_moves_the_inbox_and_leaves_a_fact(running: Running):
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,)))
    visit, fact = OpenVisit.objects.get(case=case), Fact.objects.get(case=case)
    assert (visit.row, visit.holder) == ("setujui-tema", running.office.citra.pk)
    assert (fact.row, fact.on_time, fact.person, fact.revision) == ("usulan-tema", "yes", running.office.bima.pk, 2)


def test_an_act_costs_at_most_seven_statements(running: Running, monkeypatch: pytest.MonkeyPatch):
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,)))
    asked: list[str] = []
    execute = Cursor.execute
    monkeypatch.setattr(
        Cursor, "execute", lambda cursor, text, values=(): (asked.append(text), execute(cursor, text, values))
    )
    running.act(case, Complete(visit=2, exit="Ya", given=(0,), note="Silakan"), running.office.citra)
    assert [text.split()[0] for text in asked] == ["SELECT", "UPDATE", "INSERT", "INSERT", "DELETE", "INSERT", "INSERT"]


def test_whoever_comes_second_is_told_who_was_first_and_when(running: Running):
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,)))
    with pytest.raises(Refused, match=r"Langkah 1 sudah diselesaikan oleh Bima pada 24 Nov 2026"):
        running.act(case, Complete(visit=1, given=(0,)))
    assert CaseEvent.objects.filter(case=case).count() == 2


def test_a_refused_act_leaves_nothing(running: Running):
    case = running.open().case
    before = Case.objects.values().get(pk=case)
    with pytest.raises(Refused):
        running.act(case, Complete(visit=1, given=(0,)), running.office.citra)
    assert Case.objects.values().get(pk=case) == before


def test_the_same_request_is_done_once_and_answered_alike(running: Running):
    case, key = running.open().case, uuid4()
    first = running.act(case, Complete(visit=1, given=(0,)), key=key)
    again = [running.act(case, Complete(visit=1, given=(0,)), key=key) for _ in range(3)]
    assert {(one.case, one.seq) for one in [first, *again]} == {(case, 2)}
    assert [one.again for one in again] == [True, True, True]


def test_opening_twice_with_one_key_opens_one_case(running: Running):
    key = uuid4()
    first, again = running.open(key=key), running.open(key=key)
    assert (again.number, again.again) == (first.number, True)
    assert Case.objects.count() == 1
    assert running.open().number == "PCG-2026-002"  # the number of the second try was not lost


def test_a_key_cannot_be_used_for_something_else(running: Running):
    case, key = running.open().case, uuid4()
    running.act(case, Complete(visit=1, given=(0,)), key=key)
    with pytest.raises(KeyReused):
        running.act(case, Complete(visit=1, given=(0,), note="lain"), key=key)


def test_two_persons_may_by_chance_have_the_same_key(running: Running):
    case, key = running.open().case, uuid4()
    running.act(case, Complete(visit=1, given=(0,)), key=key)
    assert not running.act(case, Complete(visit=2, exit="Ya", given=(0,)), running.office.citra, key=key).again


def test_a_queue_is_taken_by_one_of_its_lane(running: Running):
    case = running.open().case
    for visit, exit_, by in (
        (1, "", None),
        (2, "Ya", running.office.citra),
        (3, "", None),
        (4, "Ya", None),
        (5, "", None),
    ):
        running.act(case, Complete(visit=visit, exit=exit_, given=(0,)), by)
    assert OpenVisit.objects.get(case=case).holder == 0
    running.act(case, TakeStep(6), running.gita)
    assert OpenVisit.objects.get(case=case).holder == running.gita.pk
    with pytest.raises(Refused, match=r"sudah diambil oleh Gita"):
        running.act(case, TakeStep(6), running.hadi)


def test_words_stand_apart_from_the_event_and_can_be_erased(running: Running):
    case = running.open(subject="Ibu Sari, Banjarbaru").case
    event = CaseEvent.objects.get(case=case)
    assert "Sari" not in event.body
    assert "Sari" in EventPayload.objects.get(event=event).text
    EventPayload.objects.filter(event=event).delete()
    (opened,) = chronicle.events_of(case)
    assert opened.event.subject is None
    assert fold([opened]) == running.state(case)


def test_an_undone_step_is_open_again_and_its_fact_does_not_count(running: Running):
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,)))
    running.act(case, Undo(1))
    assert OpenVisit.objects.get(case=case).row == "usulan-tema"
    assert not Fact.objects.filter(case=case, current=True).exists()
    running.act(case, Complete(visit=1, given=(0,)))
    assert [one.revision for one in Fact.objects.filter(case=case, current=True)] == [4]


def test_the_chain_of_a_case_holds(running: Running):
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,), note="Selesai"))
    row, head = Case.objects.get(pk=case), START
    for event in CaseEvent.objects.filter(case=case).order_by("seq"):
        promise = bytes(event.payload) if event.payload else b""
        what = (event.source, event.kind, event.version, event.body, promise)
        entry = Entry(row.agency, row.number, event.seq, event.actor, event.recorded_at, *what)
        head = next_head(head, entry_bytes(entry))
        assert bytes(event.head) == head
    assert bytes(row.head) == head


@pytest.mark.parametrize("change", ["UPDATE case_caseevent SET actor = 1", "DELETE FROM case_caseevent"])
def test_the_database_refuses_to_change_the_record(running: Running, change: str):
    running.open()
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert CaseEvent.objects.filter(actor=running.office.bima.pk).count() == 1


def test_a_lane_that_nobody_was_bound_to_is_the_queue_of_the_unit(running: Running):
    LaneBinding.objects.filter(lane="produser").delete()
    case = running.open().case
    assert OpenVisit.objects.get(case=case).holder == 0
    running.act(case, TakeStep(1), running.gita)
    assert OpenVisit.objects.get(case=case).holder == running.gita.pk


def test_a_plh_answers_alone_while_the_appointment_lasts(running: Running):
    acting = Person.objects.create(login_name="indra", name="Indra")
    position, day = running.office.head, date(2026, 11, 24)
    Holding.objects.create(person=acting, position=position, kind=Holding.Kind.DAILY, since=day, until=day)
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,)))
    assert OpenVisit.objects.get(case=case).holder == acting.pk
    running.now += 2 * DAY
    later = running.open().case
    running.act(later, Complete(visit=1, given=(0,)))
    assert OpenVisit.objects.get(case=later).holder == running.office.citra.pk
