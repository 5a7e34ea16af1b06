"""Decisions about who answers for a visit, and whether its clock runs."""

from alur.core.case.asked import (
    Asked,
    may_be_named,
    moment,
    open_visit,
    refuse_others,
    refuse_outsiders,
    refuse_unless_leading,
    step_of,
)
from alur.core.case.clock import charged, due_of, measure_of, running, stood_still
from alur.core.case.commands import AssignStep, HandOver, Pause, Release, Resume, TakeStep
from alur.core.case.events import NOBODY, How, PersonId, StepPaused, StepReleased, StepResumed, StepTaken
from alur.core.case.procedure import Step
from alur.core.case.reasons import PAUSE_KEYS
from alur.core.case.spent import Stretch
from alur.core.case.state import OpenVisit
from alur.core.instant import Instant, moment_of
from alur.core.refused import Refused


def take(asked: Asked, command: TakeStep) -> StepTaken:
    """The first to take it has it."""
    visit = open_visit(asked, command.visit)
    step = step_of(asked, visit.row)
    refuse_outsiders(asked, step)
    if visit.holder != NOBODY:
        raise _already_taken(step, visit)
    return _taken(asked, visit, How.CLAIMED, asked.act.by.person)


def assign(asked: Asked, command: AssignStep) -> StepTaken:
    """The head names who answers for it, also in place of somebody."""
    visit = open_visit(asked, command.visit)
    refuse_unless_leading(asked)
    _refuse_unfit(asked, visit, command.person)
    return _taken(asked, visit, How.ASSIGNED, command.person, command.note)


def hand_over(asked: Asked, command: HandOver) -> StepTaken:
    """From its holder to another of the lane."""
    visit = open_visit(asked, command.visit)
    refuse_others(asked, visit)
    _refuse_unfit(asked, visit, command.person)
    return _taken(asked, visit, How.HANDED_OVER, command.person, command.note)


def release(asked: Asked, command: Release) -> StepReleased:
    """By its holder, or by the head where the holder cannot."""
    visit = open_visit(asked, command.visit)
    if not asked.act.by.leads:
        refuse_others(asked, visit)
    if visit.holder == NOBODY:
        raise Refused("Langkah {row} belum ada yang memegang.", row=step_of(asked, visit.row).number)
    at, spent = _spent(asked, visit)
    due = _due(asked, visit, spent, at)
    return StepReleased(at=at, visit=visit.number, row=visit.row, spent=spent, due=due, note=command.note)


def pause(asked: Asked, command: Pause) -> StepPaused:
    """Stops the clock, for a reason that the rules know."""
    visit = open_visit(asked, command.visit)
    if not asked.act.by.leads:
        refuse_others(asked, visit)
    if visit.pause:
        raise Refused("Langkah {row} sudah dijeda. Lanjutkan dahulu.", row=step_of(asked, visit.row).number)
    if command.reason not in PAUSE_KEYS:
        raise Refused("Alasan jeda belum dipilih. Pilih salah satu alasan yang sah.")
    at, spent = _spent(asked, visit)
    return StepPaused(at=at, visit=visit.number, row=visit.row, reason=command.reason, spent=spent, note=command.note)


def resume(asked: Asked, command: Resume) -> StepResumed:
    """Starts the clock again, with the deadline moved."""
    visit = open_visit(asked, command.visit)
    if not asked.act.by.leads:
        refuse_others(asked, visit)
    if not visit.pause:
        raise Refused("Langkah {row} tidak sedang dijeda.", row=step_of(asked, visit.row).number)
    at, spent = _spent(asked, visit)
    return StepResumed(
        at=at,
        visit=visit.number,
        row=visit.row,
        spent=spent,
        due=_due(asked, visit, spent, at),
        promise=stood_still(asked.calendar, asked.state, at),
        note=command.note,
    )


def _taken(asked: Asked, visit: OpenVisit, how: How, person: PersonId, note: str = "") -> StepTaken:
    at, spent = _spent(asked, visit)
    due = _due(asked, visit, spent, at)
    return StepTaken(at=at, visit=visit.number, row=visit.row, how=how, person=person, spent=spent, due=due, note=note)


def _spent(asked: Asked, visit: OpenVisit) -> tuple[Instant, Stretch]:
    at = moment(asked, visit.since)
    return at, running(asked.calendar, visit, at, asked.act.absences)


def _due(asked: Asked, visit: OpenVisit, spent: Stretch, at: Instant) -> Instant | None:
    standards = (measure_of(visit.standard),)
    return due_of(asked.calendar, visit, standards, clock=charged(visit, spent), since=at)


def _refuse_unfit(asked: Asked, visit: OpenVisit, person: PersonId) -> None:
    step = step_of(asked, visit.row)
    if person == visit.holder:
        raise _already_taken(step, visit)
    if not may_be_named(asked, step, person):
        raise Refused(
            "{who} tidak memegang jabatan untuk langkah {row}. Pilih orang lain.", who=person, row=step.number
        )


def _already_taken(step: Step, visit: OpenVisit) -> Refused:
    when = moment_of(visit.taken or visit.opened)
    return Refused("Langkah {row} sudah diambil oleh {who} pada {when}.", row=step.number, who=visit.holder, when=when)
