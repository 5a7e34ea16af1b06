"""Decisions about the case as a whole: open, cancel, reopen, another version, and the cases it calls."""

from alur.core.case.asked import (
    Asked,
    closing,
    effects,
    moment,
    open_visit,
    refuse_closed,
    refuse_outsiders,
    refuse_unless_leading,
    refuse_without_reason,
    step_of,
)
from alur.core.case.clock import promise_after
from alur.core.case.commands import Act, Cancel, CloseChild, Migrate, OpenCase, OpenChild, Reopen
from alur.core.case.course import Course
from alur.core.case.events import (
    NOBODY,
    CaseCancelled,
    CaseMigrated,
    CaseOpened,
    CaseReopened,
    ChildClosed,
    ChildOpened,
    Ending,
    Outcome,
)
from alur.core.case.procedure import LaneKind, Procedure, Step
from alur.core.case.spent import NO_TIME
from alur.core.case.state import State
from alur.core.refused import Refused


def unopened(command: OpenCase, procedure: Procedure, act: Act) -> State:
    """The case before its first event, for `open_case` to look at."""
    return State(
        kode=procedure.sop.identity.kode,
        version=procedure.version,
        unit=command.unit,
        seq=0,
        opened=act.now,
        at=act.now,
        visits=0,
        open={},
        rows={},
        persons=dict(command.persons),
        parent=command.parent,
    )


def open_case(asked: Asked, command: OpenCase) -> CaseOpened:
    """At one of the mulai; ``asked.state`` is the case without events. By a person, by `pemicu` or by a parent case."""
    step = _start(asked, command.start)
    by = asked.act.by
    if command.parent is None and by.person != NOBODY and not by.leads:
        refuse_outsiders(asked, step)
    _refuse_unknown_persons(asked, command)
    at = moment(asked, 0)
    course = Course(asked.state, asked.procedure, at)
    course.enter(step.row.id)
    fields = effects(asked, course, ())
    fields["promise"] = promise_after(asked.calendar, asked.procedure.sop.promise, at, NO_TIME)
    return CaseOpened(
        at=at,
        **fields,
        kode=asked.state.kode,
        version=asked.state.version,
        unit=command.unit,
        start=step.row.id,
        persons=asked.state.persons,
        parent=command.parent,
        subject=command.subject,
        form=dict(command.form),
    )


def cancel(asked: Asked, command: Cancel) -> CaseCancelled:
    """Ends everything that is open. The clock may do it: the case that called this one was cancelled."""
    refuse_closed(asked)
    if asked.act.by.person != NOBODY:
        refuse_unless_leading(asked)
    refuse_without_reason(command.reason)
    at = moment(asked, max([visit.since for visit in asked.state.open.values()]))
    course = Course(asked.state, asked.procedure, at, clears=list(asked.state.arrived))
    closes = tuple([closing(asked, visit, Ending.CANCELLED, at) for visit in asked.state.open.values()])
    fields = effects(asked, course, closes)
    fields["outcome"] = Outcome.CANCELLED
    return CaseCancelled(at=at, closes=closes, **fields, reason=command.reason, note=command.note)


def reopen(asked: Asked, command: Reopen) -> CaseReopened:
    """Goes on at a row; what had been done stands."""
    state = asked.state
    if state.closed is None:
        raise Refused("Kasus ini masih berjalan. Kembalikan langkah yang terbuka bila perlu.")
    refuse_unless_leading(asked)
    step = step_of(asked, command.to_row)
    refuse_without_reason(command.reason)
    at = moment(asked, state.closed)
    course = Course(state, asked.procedure, at)
    course.enter(step.row.id)
    fields = effects(asked, course, ())
    fields["outcome"] = Outcome.OPEN
    return CaseReopened(at=at, **fields, to_row=command.to_row, reason=command.reason, note=command.note)


def migrate(asked: Asked, command: Migrate) -> CaseMigrated:
    """Only where every open row and every branch that waits has its like in the new version."""
    refuse_closed(asked)
    refuse_unless_leading(asked)
    state, new = asked.state, command.to
    if new.sop.identity.kode != state.kode or new.version == state.version:
        raise Refused("Versi tujuan bukan versi lain dari SOP ini. Pilih versi lain.")
    for row in [*(visit.row for visit in state.open.values()), *(each.split_row for each in state.arrived)]:
        if not _is_alike(asked.procedure, new, row):
            raise Refused(
                "Langkah {row} tidak ada padanannya dalam versi {version}. Selesaikan dahulu langkah itu.",
                row=step_of(asked, row).number,
                version=new.version,
            )
    return CaseMigrated(at=moment(asked, state.opened), before=state.version, version=new.version, note=command.note)


def open_child(asked: Asked, command: OpenChild) -> ChildOpened:
    """The row calls another SOP, once a visit."""
    visit = open_visit(asked, command.visit)
    step = step_of(asked, visit.row)
    if visit.child or not command.child or command.kode != step.row.calls:
        raise Refused("Langkah {row} tidak menunggu kasus dari SOP {kode}.", row=step.number, kode=command.kode)
    return ChildOpened(
        at=moment(asked, visit.since),
        visit=visit.number,
        row=visit.row,
        child=command.child,
        kode=command.kode,
        version=command.version,
    )


def close_child(asked: Asked, command: CloseChild) -> ChildClosed:
    """A child that was done ends the visit, where there is but one way on; else its holder goes on with it."""
    visit = open_visit(asked, command.visit)
    step = step_of(asked, visit.row)
    if not visit.child or visit.child != command.child or command.result is Outcome.OPEN:
        raise Refused("Langkah {row} tidak menunggu kasus itu.", row=step.number)
    at = moment(asked, visit.since)
    course = Course(asked.state, asked.procedure, at)
    is_done = command.result is Outcome.DONE and len(step.ways) <= 1
    if is_done:
        course.follow(next(iter(step.ways.values()), ()))
    closes = (closing(asked, visit, Ending.DONE, at),) if is_done else ()
    return ChildClosed(
        at=at,
        closes=closes,
        **effects(asked, course, closes),
        visit=visit.number,
        row=visit.row,
        child=command.child,
        result=command.result,
        exit=next(iter(step.ways), "") if is_done else "",
    )


def _start(asked: Asked, start: str) -> Step:
    starts = asked.procedure.flow.starts
    row = start or (starts[0] if len(starts) == 1 else "")
    if row not in starts:
        raise Refused("Langkah mulai belum dipilih. Pilih salah satu langkah mulai.")
    return asked.procedure.steps[row]


def _refuse_unknown_persons(asked: Asked, command: OpenCase) -> None:
    for lane, person in command.persons.items():
        binding = asked.bindings.get(lane)
        if binding is None or binding.kind is not LaneKind.PER_CASE or person <= NOBODY:
            raise Refused("Pelaksana {lane} tidak ditunjuk per kasus. Kosongkan pilihannya.", lane=lane)
        if binding.holders and person not in binding.holders:
            raise Refused("{who} tidak dapat ditunjuk sebagai {lane}. Pilih orang lain.", who=person, lane=lane)


def _is_alike(old: Procedure, new: Procedure, row: str) -> bool:
    """The same row in the same branches, and each of these scopes with the same beginnings and the same join.

    ``row`` may be the split of a branch that waits: then its own scope counts too.
    """
    if row not in new.steps or row not in old.steps or old.steps[row].path != new.steps[row].path:
        return False
    splits = [row, *(branch.split_row for branch in old.steps[row].path)]
    return all(_scope(old, split) == _scope(new, split) for split in splits)


def _scope(procedure: Procedure, split: str) -> object:
    step = procedure.steps[split]
    return procedure.flow.join_of(split), [step.ways[""][branch.index].target for branch in step.heads]
