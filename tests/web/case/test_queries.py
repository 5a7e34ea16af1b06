"""Inboxes: each finds its own, what is due first on top."""

from datetime import date

from tests.web.case.running import Running

from alur.core.case.commands import AddEvidence, Complete, WithdrawEvidence
from alur.core.instant import DAY
from alur.web.case import queries
from alur.web.case.models import Case, OpenVisit
from alur.web.case.record import LINK
from alur.web.sop.models import LaneBinding

TODAY = date(2026, 11, 24)


def to_the_studio(running: Running) -> int:
    """A case whose open step waits in the operators' queue."""
    case = running.open().case
    for visit, exit_, by in (
        (1, "", None),
        (2, "Ya", running.office.citra),
        (3, "", None),
        (4, "Ya", None),
        (5, "", None),
    ):
        running.act(case, Complete(visit=visit, exit=exit_, given=(0,)), by)
    return case


def test_a_person_sees_the_steps_they_hold(running: Running):
    running.open(subject="Pungutan di sekolah")
    (step,) = queries.held_by(running.office.bima.pk)
    assert (step.case.subject, step.step.number, step.step.row.text) == (
        "Pungutan di sekolah", 1, "Menyusun usulan tema dan jadwal",
    )  # fmt: skip
    assert step.visit.holder == running.office.bima.pk
    assert queries.held_by(running.office.citra.pk) == []


def test_what_is_due_first_stands_first_and_what_has_no_due_last(running: Running):
    numbers = [running.open().case for _ in range(3)]
    for case, due in zip(numbers, (running.now + DAY, None, running.now), strict=True):
        OpenVisit.objects.filter(case=case).update(due=due)
    assert [step.case.pk for step in queries.held_by(running.office.bima.pk)] == [numbers[2], numbers[0], numbers[1]]


def test_a_queue_is_seen_by_the_holders_of_its_lane_alone(running: Running):
    to_the_studio(running)
    (step,) = queries.queue_of(running.gita, on=TODAY)
    assert step.step.row.id == "studio"
    assert queries.queue_of(running.office.bima, on=TODAY) == []


def test_late_is_past_due_with_a_running_clock(running: Running):
    running.open()
    units = [running.office.prevention]
    assert queries.late_in(units, now=running.now) == []
    assert len(queries.late_in(units, now=running.now + 30 * DAY)) == 1
    OpenVisit.objects.update(pause="kahar")
    assert queries.late_in(units, now=running.now + 30 * DAY) == []


def test_withdrawn_evidence_is_no_longer_listed(running: Running):
    case = running.open().case
    link = AddEvidence(visit=1, output=0, sha256="a" * 64, media=LINK, name="https://contoh.go.id/tor")
    added = running.act(case, link).seq
    events = queries.timeline(Case.objects.get(pk=case))
    assert [one.seq for one in queries.evidence_in(events)] == [added]
    running.act(case, WithdrawEvidence(added, "Tautan keliru", running.office.bima.pk))
    assert queries.evidence_in(queries.timeline(Case.objects.get(pk=case))) == []


def test_a_lane_that_nobody_was_bound_to_is_seen_by_the_whole_unit(running: Running):
    LaneBinding.objects.filter(lane="produser").delete()
    running.open()
    for person in (running.office.bima, running.gita):
        (step,) = queries.queue_of(person, on=TODAY)
        assert queries.may_answer(person, step.case, "produser", on=TODAY)
    assert queries.queue_of(running.office.dewi, on=TODAY) == []
