"""Decisions that end a visit: by following the flow, or by leaving it within the rules of scopes."""

from collections.abc import Iterable, Sequence

from alur.core.case.asked import (
    Asked,
    closing,
    effects,
    moment,
    open_visit,
    refuse_others,
    refuse_without_reason,
    step_of,
)
from alur.core.case.clock import due_of, measure_of, measured, running
from alur.core.case.commands import Complete, Lapse, Move, Return, Skip, Undo
from alur.core.case.course import Course, parting
from alur.core.case.events import (
    NOBODY,
    Closed,
    CompletionUndone,
    Ending,
    Event,
    Passed,
    PersonId,
    ScopeRewound,
    Source,
    StepCompleted,
    StepMoved,
    StepReturned,
    StepSkipped,
)
from alur.core.case.procedure import Arrow, Step
from alur.core.case.reasons import DEVIATION_KEYS
from alur.core.case.spent import NO_TIME, Stretch
from alur.core.case.state import OpenVisit, Undoable
from alur.core.instant import MINUTE, Instant, moment_of
from alur.core.quick import quick
from alur.core.refused import Refused
from alur.core.sop.model import Grain

UNDO_WITHIN = 10 * MINUTE
MOST_ITEMS = 100_000
_new_completed, _new_closed = quick(StepCompleted), quick(Closed)


def complete(asked: Asked, command: Complete) -> StepCompleted:
    """Done; the case follows the exit. Missing outputs do not stop it, they ask for a reason."""
    visit = open_visit(asked, command.visit)
    refuse_others(asked, visit)
    run = _run(asked, step_of(asked, visit.row), command.through_row)
    exit_, arrows = _way(run[-1], command.exit)
    missing = _missing(run, command)
    items = _items(run, command.items)
    at = moment(asked, visit.since)
    taken, waited, spent = _hours(asked, visit, command, at)
    course = Course(asked.state, asked.procedure, at)
    course.follow(arrows)
    passed = _passed(run[1:], asked.state.visits + 1) if len(run) > 1 else ()
    is_judged_anew = passed or items > 1 or taken is not None or spent.absent
    due = _judged_due(asked, visit, run, items, taken or visit.since, spent) if is_judged_anew else None
    closes = (_new_closed(visit.number, Ending.DONE, spent, due),)
    return _new_completed(
        at=at,
        closes=closes,
        **effects(asked, course, closes, passed=len(passed)),
        visit=visit.number,
        row=visit.row,
        exit=exit_,
        person=_worker(asked, visit, command),
        given=command.given,
        missing=missing,
        ticked=command.ticked,
        items=items,
        passed=passed,
        taken=taken,
        waited=waited,
        undo_until=asked.act.now + UNDO_WITHIN,
        reason=command.reason if missing else "",
        results=command.results,
        note=command.note,
    )


def lapse(asked: Asked, command: Lapse) -> StepCompleted:
    """The applicant's time is over: the case goes on by itself. From now, not from the due: nobody was told before."""
    visit = open_visit(asked, command.visit)
    step = step_of(asked, visit.row)
    exit_, due = step.row.timeout_exit, visit.due
    is_over = due is not None and asked.act.now > due and not visit.pause
    if not visit.waits or not exit_ or exit_ not in step.ways or not is_over:
        raise Refused("Waktu pemohon untuk langkah {row} belum habis.", row=step.number)
    at = max(asked.act.now, visit.since)
    course = Course(asked.state, asked.procedure, at)
    course.follow(step.ways[exit_])
    closes = (closing(asked, visit, Ending.DONE, at),)
    return StepCompleted(
        at=at,
        closes=closes,
        **effects(asked, course, closes),
        visit=visit.number,
        row=visit.row,
        exit=exit_,
        missing=tuple(range(step.outputs)),
        lapsed=True,
    )


def skip(asked: Asked, command: Skip) -> StepSkipped:
    """Not done, but the case goes on as though it were."""
    visit = open_visit(asked, command.visit)
    refuse_others(asked, visit)
    step = step_of(asked, visit.row)
    exit_, arrows = _way(step, command.exit)
    refuse_without_reason(command.reason)
    at = moment(asked, visit.since)
    course = Course(asked.state, asked.procedure, at)
    course.follow(arrows)
    closes = (closing(asked, visit, Ending.SKIPPED, at),)
    return StepSkipped(
        at=at,
        closes=closes,
        **effects(asked, course, closes),
        visit=visit.number,
        row=visit.row,
        exit=exit_,
        reason=command.reason,
        note=command.note,
    )


def send_back(asked: Asked, command: Return) -> Event:
    """To a row that the case has passed."""
    visit = open_visit(asked, command.visit)
    refuse_others(asked, visit)
    there = step_of(asked, command.to_row)
    trace = asked.state.rows.get(command.to_row)
    if trace is None or trace.ended is None:
        raise Refused("Langkah {row} belum pernah dilalui kasus ini. Pilih langkah lain.", row=there.number)
    return _replace(asked, visit, command, Ending.RETURNED)


def move(asked: Asked, command: Move) -> Event:
    """To any row, also where the flow does not lead."""
    visit = open_visit(asked, command.visit)
    refuse_others(asked, visit)
    step_of(asked, command.to_row)
    return _replace(asked, visit, command, Ending.MOVED)


def undo(asked: Asked, command: Undo) -> CompletionUndone:
    """As though the completion had not been: for slips, not for second thoughts."""
    undoable = next((each for each in asked.state.undoable if each.visit.number == command.visit), None)
    if undoable is None:
        raise Refused("Langkah itu tidak dapat dibatalkan lagi, karena sudah ada yang dikerjakan sesudahnya.")
    if asked.act.now > undoable.until:
        when = moment_of(undoable.until)
        raise Refused("Pembatalan hanya dapat dilakukan sampai {when}. Gunakan kembalikan atau perbaikan.", when=when)
    _refuse_undo_of_others(asked, undoable)
    return CompletionUndone(
        at=max(asked.act.now, asked.state.at),
        visit=undoable.visit.number,
        row=undoable.visit.row,
        completion=undoable.seq,
        withdrawn=undoable.passed + undoable.opened,
        note=command.note,
    )


def _refuse_undo_of_others(asked: Asked, undoable: Undoable) -> None:
    if asked.act.by.person != undoable.by and not asked.act.by.leads:
        row = step_of(asked, undoable.visit.row).number
        raise Refused("Langkah {row} diselesaikan oleh {who}. Minta ia membatalkannya.", row=row, who=undoable.by)


def _replace(asked: Asked, visit: OpenVisit, command: Return | Move, ending: Ending) -> Event:
    """Replaces the visit by one on ``to_row``; leaving a branch cancels the scope that the branch belongs to."""
    here, there = step_of(asked, visit.row), step_of(asked, command.to_row)
    if here is there:
        raise Refused("Langkah {row} sedang terbuka. Pilih langkah lain.", row=here.number)
    refuse_without_reason(command.reason)
    at = moment(asked, visit.since)
    course = Course(asked.state, asked.procedure, at)
    shared = parting(here, there)
    scope = here.path[shared].split_row if len(here.path) > shared else ""
    others = [number for number in course.leave(scope) if number != visit.number] if scope else []
    course.enter(there.row.id, below=shared)
    cancelled = [closing(asked, asked.state.open[number], Ending.CANCELLED, at) for number in others]
    closes = (closing(asked, visit, ending, at), *cancelled)
    fields = effects(asked, course, closes)
    if scope:
        return ScopeRewound(
            at=at,
            closes=closes,
            **fields,
            visit=visit.number,
            row=visit.row,
            to_row=command.to_row,
            scope=scope,
            reason=command.reason,
            note=command.note,
        )
    kind = StepReturned if ending is Ending.RETURNED else StepMoved
    return kind(
        at=at,
        closes=closes,
        **fields,
        visit=visit.number,
        row=visit.row,
        to_row=command.to_row,
        reason=command.reason,
        note=command.note,
    )


def _way(step: Step, exit_: str) -> tuple[str, tuple[Arrow, ...]]:
    """The exit and its arrows; it need not be named where there is but one. A `selesai` has none."""
    if exit_ in step.ways:
        return exit_, step.ways[exit_]
    if not exit_ and len(step.ways) <= 1:
        return next(iter(step.ways.items()), ("", ()))
    raise Refused(
        "Hasil langkah {row} belum dipilih. Pilih {exits}.",
        row=step.number,
        exits=" atau ".join(step.ways) or "selesai",
    )


def _run(asked: Asked, step: Step, through_row: str) -> list[Step]:
    """The rows that the act closes: this one, or with `tonggak` all up to ``through_row`` where they are one's own."""
    run = [step]
    if not through_row or through_row == step.row.id:
        return run
    last = step_of(asked, through_row)
    while run[-1] is not last:
        follower = _only_follower(asked, run[-1])
        if follower is None or follower in run or not _is_own(follower, step):
            raise _cannot_close(step, last)
        run.append(follower)
    if asked.procedure.sop.grain is Grain.FULL:
        raise _cannot_close(step, last)
    return run


def _cannot_close(first: Step, last: Step) -> Refused:
    return Refused(
        "Langkah {row} sampai {last} tidak dapat ditutup sekaligus. Selesaikan satu per satu.",
        row=first.number,
        last=last.number,
    )


def _only_follower(asked: Asked, step: Step) -> Step | None:
    arrows = [arrow for arrows in step.ways.values() for arrow in arrows]
    if len(arrows) != 1 or arrows[0].arrives:
        return None
    return asked.procedure.steps[arrows[0].target]


def _is_own(step: Step, first: Step) -> bool:
    """One holder's row: another lane's, the applicant's or another SOP's is not."""
    is_plain = not any(each.row.waits_for_applicant or each.row.calls for each in (step, first))
    return step.row.lane == first.row.lane and is_plain


def _passed(rest: Iterable[Step], first: int) -> tuple[Passed, ...]:
    """The further rows of a run, as visits numbered from ``first``."""
    return tuple([Passed(number, step.row.id) for number, step in enumerate(rest, first)])


def _missing(run: Sequence[Step], command: Complete) -> tuple[int, ...]:
    """The outputs that did not come out."""
    outputs = needs = 0
    for step in run:
        outputs += step.outputs
        needs += step.needs
    missing = _left_out(command.given, outputs)
    if command.ticked:
        _left_out(command.ticked, needs)
    if missing and command.reason not in DEVIATION_KEYS:
        names = [name for step in run for name in step.row.outputs]
        raise Refused(
            "Output “{output}” belum dicentang. Centang bila sudah ada, atau pilih alasan mengapa belum.",
            output=names[missing[0]],
        )
    return missing


def _left_out(said: tuple[int, ...], count: int) -> tuple[int, ...]:
    """Of so many places those that were not said. A place beyond them, or said twice, is from another list."""
    left = tuple([place for place in range(count) if place not in said])
    if len(left) + len(said) != count:
        raise Refused("Daftar yang dicentang tidak cocok dengan langkah ini. Muat ulang halaman.")
    return left


def _items(run: Iterable[Step], items: int) -> int:
    """Only rows that are counted take a number."""
    for step in run:
        if step.counts_items:
            return _counted(items)
    return 1


def _counted(items: int) -> int:
    if not 1 <= items <= MOST_ITEMS:
        raise Refused("Jumlah harus antara 1 dan {most}.", most=MOST_ITEMS)
    return items


def _judged_due(
    asked: Asked, visit: OpenVisit, run: list[Step], items: int, since: Instant, spent: Stretch
) -> Instant | None:
    """The due of the whole run, of that many items, as from the moment that paper tells, and less absence."""
    standards = [measure_of(visit.standard), *(step.standard for step in run[1:])]
    begun = asked.calendar.add_working(since, spent.absent)
    return due_of(asked.calendar, visit, standards, clock=visit.clock, since=begun, items=items)


def _hours(asked: Asked, visit: OpenVisit, command: Complete, at: Instant) -> tuple[Instant | None, Stretch, Stretch]:
    """Since when it was held, the queue before that, and the last stretch.

    An act from paper may say since when the work was in hand; else it was from the beginning, for paper knows no queue.
    """
    calendar, absences = asked.calendar, asked.act.absences
    if visit.holder != NOBODY or visit.waits or visit.pause:
        return None, NO_TIME, running(calendar, visit, at, absences)
    taken = visit.since if command.taken is None else command.taken
    if not visit.since <= taken <= at:
        raise Refused("Waktu mulai harus di antara saat langkah dibuka dan saat selesai. Periksa waktunya.")
    return taken, measured(calendar, visit.since, taken), measured(calendar, taken, at, absences)


def _worker(asked: Asked, visit: OpenVisit, command: Complete) -> PersonId:
    """Who did the work: its holder; from paper whoever the paper names."""
    if asked.act.source is not Source.LIVE and command.person > NOBODY:
        return command.person
    return visit.holder or asked.act.by.person
