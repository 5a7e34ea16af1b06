"""What a decision looks at, what decisions share, and the refusals.

A refusal names who and when in the fields ``who`` (a person's id) and ``when`` (an aware datetime), so that the page
can write both in its own words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from alur.core.case.clock import running, stood_still
from alur.core.case.commands import Act
from alur.core.case.course import Course
from alur.core.case.events import NOBODY, Closed, Ending, Opened, Outcome, PersonId, Source
from alur.core.case.procedure import Bindings, LaneKind, Procedure, Step
from alur.core.case.reasons import DEVIATION_KEYS
from alur.core.case.spent import Promise
from alur.core.case.state import Ended, OpenVisit, State
from alur.core.instant import Instant, moment_of
from alur.core.quick import quick
from alur.core.refused import Refused
from alur.core.sop.flow import Branch
from alur.core.worktime.calendar import Calendar

_new_opened = quick(Opened)


@dataclass(slots=True)
class Asked:
    """A command's surroundings: where the case stands, its rules, the office on that day, and who asks when."""

    state: State
    procedure: Procedure
    bindings: Bindings
    calendar: Calendar
    act: Act


class Effects(TypedDict):
    """The fields of an Onward event but ``at`` and ``closes``."""

    opens: tuple[Opened, ...]
    arrives: tuple[Branch, ...]
    clears: tuple[Branch, ...]
    outcome: Outcome | None
    promise: Promise | None
    calendar: str


def open_visit(asked: Asked, number: int) -> OpenVisit:
    """The visit, if it is still open and as the person saw it."""
    visit = asked.state.open.get(number)
    if visit is None:
        raise _no_longer_open(asked, number)
    if asked.act.seen is not None and visit.touched > asked.act.seen:
        row = step_of(asked, visit.row).number
        raise Refused("Langkah {row} berubah sejak halaman ini dibuka. Muat ulang untuk melihatnya.", row=row)
    return visit


def refuse_others(asked: Asked, visit: OpenVisit) -> None:
    """Only its holder acts on a visit. What is declared from paper, whoever may act for the lane records."""
    by = asked.act.by
    if visit.holder == by.person != NOBODY:
        return
    step = step_of(asked, visit.row)
    if asked.act.source is not Source.LIVE and (by.leads or may_answer(asked, step)):
        return
    if visit.waits and may_answer(asked, step):
        return
    if visit.holder != NOBODY:
        raise _held(step, visit)
    if may_answer(asked, step):
        raise Refused("Langkah {row} belum ada yang memegang. Ambil dahulu langkah ini.", row=step.number)
    raise _not_yours(step, asked)


def refuse_outsiders(asked: Asked, step: Step) -> None:
    """Only who may act for the lane."""
    if not may_answer(asked, step):
        raise _not_yours(step, asked)


def refuse_unless_leading(asked: Asked) -> None:
    """Only the head of the unit."""
    if not asked.act.by.leads:
        raise Refused("Hal ini diputuskan pimpinan unit. Sampaikan kepadanya bila perlu.")


def refuse_onlookers(asked: Asked) -> None:
    """To see a case is no part in it: who adds to it may act for a lane, is named or holds a step, or leads.

    The program itself may: it records what somebody outside said by a link that was made for it.
    """
    by, state = asked.act.by, asked.state
    if by.person == NOBODY:
        return
    parts = {*state.persons.values(), *(visit.holder for visit in state.open.values())} - {NOBODY}
    if not (by.leads or by.lanes or by.person in parts):
        raise Refused("Bukti dan catatan ditambahkan oleh yang bekerja pada kasus ini. Sampaikan kepada mereka.")


def refuse_closed(asked: Asked) -> None:
    """An ended case takes no more work."""
    if asked.state.closed is not None:
        when = moment_of(asked.state.closed)
        raise Refused("Kasus ini sudah ditutup pada {when}. Buka kembali dahulu bila masih ada pekerjaan.", when=when)


def refuse_without_reason(reason: str) -> None:
    """Leaving the way of the SOP takes one of the reasons."""
    if reason not in DEVIATION_KEYS:
        raise Refused("Alasan belum dipilih. Pilih salah satu alasan penyimpangan.")


def may_answer(asked: Asked, step: Step) -> bool:
    """Whether the person may act for the row's lane, by jabatan or because this case names them."""
    by, lane = asked.act.by, step.row.lane
    return lane in by.lanes or asked.state.persons.get(lane) == by.person != NOBODY


def may_be_named(asked: Asked, step: Step, person: PersonId) -> bool:
    """Whether the row can be given to ``person``. A lane bound to nobody in particular takes anybody."""
    binding = asked.bindings.get(step.row.lane)
    holders = binding.holders if binding else ()
    return person > NOBODY and (not holders or person in holders or asked.state.persons.get(step.row.lane) == person)


def step_of(asked: Asked, row: str) -> Step:
    """The row, if the SOP has it."""
    step = asked.procedure.steps.get(row)
    if step is None:
        raise Refused("Langkah itu tidak ada dalam SOP versi kasus ini. Pilih langkah lain.")
    return step


def moment(asked: Asked, floor: Instant) -> Instant:
    """When it happened, never before ``floor``. A server whose clock was set back must not make time run backwards."""
    act = asked.act
    if act.at is None or act.source is Source.LIVE:
        return max(act.now, floor)
    if act.at > act.now:
        raise Refused("Waktu kejadian belum tiba. Isi waktu yang sudah lewat.")
    if act.at < floor:
        raise Refused(
            "Waktu kejadian mendahului {when}, saat langkah ini dibuka. Periksa waktunya.", when=moment_of(floor)
        )
    return act.at


def closing(asked: Asked, visit: OpenVisit, ending: Ending, at: Instant, *, due: Instant | None = None) -> Closed:
    """The visit's end, with the last stretch of its clock."""
    return Closed(visit.number, ending, running(asked.calendar, visit, at, asked.act.absences), due)


def effects(asked: Asked, course: Course, closes: Sequence[Closed], *, passed: int = 0) -> Effects:
    """What the course opens and clears, numbered, held and dated. A case in which nothing is open is done."""
    state = asked.state
    first = state.visits + passed + 1
    opens = tuple([_opened(asked, step, at, number) for number, (step, at) in enumerate(course.opens, first)])
    return {
        "opens": opens,
        "arrives": tuple(course.arrives),
        "clears": tuple(course.clears),
        "outcome": None if opens or len(state.open) > len(closes) else Outcome.DONE,
        "promise": stood_still(asked.calendar, state, course.at),
        "calendar": asked.calendar.version,
    }


def _opened(asked: Asked, step: Step, at: Instant, number: int) -> Opened:
    row, standard = step.row, step.standard
    waits = row.waits_for_applicant
    return _new_opened(
        number=number,
        row=row.id,
        at=at,
        branch=step.branch,
        holder=_sole_holder(asked, row.lane),
        standard=row.time,
        due=None if standard is None else asked.calendar.due(at, standard, waits_for_applicant=waits),
        waits=waits,
    )


def _sole_holder(asked: Asked, lane: str) -> PersonId:
    """Where one person alone can answer, that person does so from the opening on: there is no start button."""
    if lane in asked.state.persons:
        return asked.state.persons[lane]
    binding = asked.bindings.get(lane)
    if binding is None or binding.kind is LaneKind.PER_CASE or len(binding.holders) != 1:
        return NOBODY
    return binding.holders[0]


_ENDED = {
    Ending.DONE: "Langkah {row} sudah diselesaikan oleh {who} pada {when}. Buka kasus untuk melihat kelanjutannya.",
    Ending.RETURNED: "Langkah {row} sudah dikembalikan oleh {who} pada {when}. Buka kasus untuk melihat kelanjutannya.",
    Ending.SKIPPED: "Langkah {row} sudah dilewati oleh {who} pada {when}. Buka kasus untuk melihat kelanjutannya.",
    Ending.MOVED: "Langkah {row} sudah dipindahkan oleh {who} pada {when}. Buka kasus untuk melihat kelanjutannya.",
    Ending.CANCELLED: "Langkah {row} sudah dihentikan oleh {who} pada {when}. Buka kasus untuk melihat kelanjutannya.",
}


def _no_longer_open(asked: Asked, number: int) -> Refused:
    """For whoever came second: who was first, and when."""
    for row, trace in asked.state.rows.items():
        if trace.ended and trace.ended.number == number and row in asked.procedure.steps:
            return _ended(asked.procedure.steps[row].number, trace.ended)
    return Refused("Langkah itu tidak terbuka. Buka kasus untuk melihat langkah yang terbuka.")


def _ended(row: int, ended: Ended) -> Refused:
    when = moment_of(ended.at)
    if ended.by == NOBODY:
        return Refused("Langkah {row} sudah berlanjut dengan sendirinya pada {when}.", row=row, when=when)
    return Refused(_ENDED[ended.ending], row=row, who=ended.by, when=when)


def _held(step: Step, visit: OpenVisit) -> Refused:
    when = moment_of(visit.taken or visit.opened)
    return Refused(
        "Langkah {row} dipegang {who} sejak {when}. Minta diserahkan bila Anda perlu mengerjakannya.",
        row=step.number,
        who=visit.holder,
        when=when,
    )


def _not_yours(step: Step, asked: Asked) -> Refused:
    labels = {lane.key: lane.label for lane in asked.procedure.sop.lanes}
    lane = labels.get(step.row.lane, step.row.lane)
    return Refused("Langkah {row} adalah tugas {lane}. Hubungi pimpinan unit bila perlu.", row=step.number, lane=lane)
