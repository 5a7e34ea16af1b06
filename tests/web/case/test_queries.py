"""Inboxes: each finds its own, what is due first on top."""

from datetime import date

from tests.web.case.running import Running

from alur.core.case.commands import AddEvidence, Complete, Pause, WithdrawEvidence
from alur.core.instant import DAY
from alur.core.measure.tally import Span
from alur.web.case import queries
from alur.web.case.models import Case, OpenVisit
from alur.web.case.record import LINK
from alur.web.measure.counting import case_tally
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
    assert not queries.late_in(units, now=running.now).exists()
    assert queries.late_in(units, now=running.now + 30 * DAY).count() == 1
    OpenVisit.objects.update(pause="kahar")
    assert not queries.late_in(units, now=running.now + 30 * DAY).exists()


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


def test_a_case_whose_clock_stood_still_in_time_is_not_past_its_promise(running: Running):
    """Its due is moved when the clock runs again; until then it only seems to lie in the past."""
    case = running.open().case
    running.act(case, Pause(visit=1, reason="kahar"))
    much_later = running.now + 60 * DAY
    assert Case.objects.get().due < much_later
    assert not queries.overdue(Case.objects.all(), now=much_later).exists()
    tally = case_tally(Case.objects.all(), Span(0, much_later), now=much_later)
    assert (tally.promises_kept, tally.promises_broken) == (0, 0)


def test_a_case_that_was_late_before_its_clock_stood_still_stays_late(running: Running):
    case = running.open().case
    running.now += 60 * DAY
    running.act(case, Pause(visit=1, reason="kahar"))
    assert queries.overdue(Case.objects.all(), now=running.now).count() == 1
    assert case_tally(Case.objects.all(), Span(0, running.now), now=running.now).promises_broken == 1
