"""Questions about SOPs. Reads, never writes; ``on`` is a date in the unit's zone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet

from alur.core.checks.catalogue import check
from alur.core.checks.finding import Finding
from alur.core.refused import Refused
from alur.core.sop.dates import write_date
from alur.core.sop.diff import difference
from alur.core.sop.flow import Exit, Flow
from alur.core.sop.ids import free_slug
from alur.core.sop.model import Identity, Lane, Row
from alur.core.sop.model import Sop as SopValue
from alur.formats.sopfile import read_sop
from alur.web.people.models import Person, Unit
from alur.web.people.queries import agency, holders_of, members_of, on_day, today
from alur.web.shell.asked import whole_number
from alur.web.sop.models import Duty, LaneBinding, Numbering, Sop, SopAct, SopVersion

Stage = SopVersion.Stage
PUBLISHED = (Stage.APPROVED, Stage.IN_FORCE, Stage.REVISED, Stage.WITHDRAWN)
SOON = timedelta(days=30)
# Words that stand where the kode stands in an address.
OWN_ADDRESSES = frozenset(("baru", "peta", "tugas"))


def value_of(version: SopVersion) -> SopValue:
    """The SOP as a value. Read once for each saved state, since every page of an SOP asks for it."""
    return _read(version.text, f"{version.sop_id}@{version.number}")


def value_at(version: SopVersion, revision: int) -> SopValue:
    """A draft as a writer saw it. Raises Refused where it never had that revision."""
    return _read(text_at(version, revision), version.sop.kode)


def text_at(version: SopVersion, revision: int) -> str:
    found = version.saves.filter(revision=revision).values_list("text", flat=True).first()
    if found is None:
        raise Refused("Tabel ini terlalu lama. Muat ulang halamannya; yang Anda ketik tetap tampak di tabel.")
    return str(found)


@lru_cache(maxsize=256)
def _read(text: str, name: str) -> SopValue:
    return read_sop(text.encode(), name=name)


def published(sop: Sop) -> QuerySet[SopVersion]:
    """Versions that are or were the office's word: everything but drafts and what lies with a reviewer."""
    return sop.versions.filter(stage__in=PUBLISHED)


def in_force(sop: Sop, *, on: date | None = None) -> SopVersion | None:
    """The latest approved version whose effective day has come (DESIGN §3 *Versions*), None after withdrawal."""
    day = on or today(sop.unit)
    latest = published(sop).filter(effective__lte=day).order_by("-effective", "-number").first()
    return None if latest is None or latest.stage == Stage.WITHDRAWN else latest


def shown_first(sop: Sop, seen: QuerySet[SopVersion]) -> SopVersion | None:
    """The version that a page shows when none is named: in force, else the newest."""
    return in_force(sop) or seen.order_by("-number").first()


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the library: the SOP by the version a reader wants, and the draft beside it if there is one."""

    sop: Sop
    version: SopVersion
    state: str
    draft: SopVersion | None


# The states of the library in the order of its filter; the word on the badge and its colour stand in the template.
STATES = ("berlaku", "tinjau", "akan", "draf", "reviu", "dicabut")


def library(
    *, units: QuerySet[Unit] | None = None, words: str = "", state: str = "", drafts_of: Iterable[int] = (), on: date
) -> list[Listed]:
    """All SOPs the reader may see, one line each. ``drafts_of`` are the units whose drafts the reader may see."""
    may_see = Q(stage__in=PUBLISHED) | Q(sop__unit__in=list(drafts_of))
    rows = SopVersion.objects.filter(may_see).select_related("sop__unit", "sop__duty").defer("text")
    if units is not None:
        rows = rows.filter(sop__unit__in=units)
    by_sop = groupby(rows.order_by("sop__unit__place", "sop__kode", "-number"), key=lambda row: row.sop)
    listed = [_listed(sop, list(versions), on) for sop, versions in by_sop]
    return [line for line in listed if _has_words(line, words) and state in ("", line.state)]


def _listed(sop: Sop, versions: list[SopVersion], on: date) -> Listed:
    """``versions`` newest first."""
    out = [v for v in versions if v.stage in PUBLISHED and v.effective and v.effective <= on]
    current = max(out, key=lambda v: (v.effective, v.number), default=None)
    draft = next((v for v in versions if v.stage in (Stage.DRAFT, Stage.REVIEW)), None)
    shown = current or versions[0]
    return Listed(sop, shown, _state(shown, current, on), draft if draft is not shown else None)


def _state(shown: SopVersion, current: SopVersion | None, on: date) -> str:
    if shown.stage in (Stage.DRAFT, Stage.REVIEW, Stage.WITHDRAWN):
        return str(shown.stage)
    if current is None:
        return "akan"
    return "tinjau" if needs_review(current, on=on) else "berlaku"


def needs_review(version: SopVersion, *, on: date) -> bool:
    """Due within 30 days, or overdue."""
    return version.review_by is not None and version.review_by <= on + SOON


def _has_words(line: Listed, words: str) -> bool:
    hay = f"{line.version.name} {line.version.nomor} {line.sop.kode} {line.sop.unit.name}".casefold()
    return all(word in hay for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit × function: ``state`` is berlaku, tinjau, belum or "" where it is not the unit's task.

    ``draft`` is what is being written for it, where the reader may see that.
    """

    unit: Unit
    duty: str
    state: str
    count: int = 0
    draft: SopVersion | None = None


@dataclass(frozen=True, slots=True)
class CoverageLine:
    unit: Unit
    cells: tuple[Cell, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The map of SOPs: every unit has the SOPs its functions need (mission text: *every* unit kerja)."""

    duties: tuple[str, ...]
    lines: tuple[CoverageLine, ...]
    complete: int
    in_force: int
    overdue: int
    due_soon: int
    missing: tuple[Cell, ...]
    to_review: tuple[Listed, ...]


def coverage(units: QuerySet[Unit], *, drafts_of: Iterable[int] = (), on: date) -> Coverage:
    """Unit × function over these units. ``drafts_of`` are the units whose drafts the reader may see."""
    all_units = list(units.filter(closed_on__isnull=True))
    listed = library(units=units, drafts_of=drafts_of, on=on)
    place = {unit.pk: number for number, unit in enumerate(all_units)}
    # Columns in the order of the units, so that the tasks of a unit stand side by side.
    duties = sorted(Duty.objects.filter(unit__in=all_units).select_related("unit"), key=lambda one: place[one.unit_id])
    by_duty: dict[Any, list[Listed]] = defaultdict(list)
    for line in listed:
        by_duty[line.sop.duty_id].append(line)
    columns = tuple(dict.fromkeys(duty.name for duty in duties))
    cells = {(duty.unit_id, duty.name): _cell(duty, by_duty[duty.pk]) for duty in duties}
    lines = tuple(_coverage_line(unit, columns, cells, listed) for unit in all_units)
    due = sorted((x for x in listed if x.state == "tinjau"), key=lambda x: x.version.review_by or on)
    overdue = sum(1 for x in due if x.version.review_by and x.version.review_by < on)
    return Coverage(
        duties=columns,
        lines=lines,
        complete=sum(1 for line in lines if _is_complete(line)),
        in_force=sum(1 for x in listed if x.state in ("berlaku", "tinjau")),
        overdue=overdue,
        due_soon=len(due) - overdue,
        missing=tuple(cell for line in lines for cell in line.cells if cell.state == "belum"),
        to_review=tuple(due),
    )


def _is_complete(line: CoverageLine) -> bool:
    tasks = [cell for cell in line.cells if cell.state]
    return bool(tasks) and all(cell.state != "belum" for cell in tasks)


def _cell(duty: Duty, lines: list[Listed]) -> Cell:
    standing = [line for line in lines if line.state in ("berlaku", "tinjau")]
    if not standing:
        drafts = (line.draft or line.version for line in lines if line.state in ("draf", "reviu", "akan"))
        return Cell(duty.unit, duty.name, "belum", draft=next(drafts, None))
    state = "tinjau" if any(line.state == "tinjau" for line in standing) else "berlaku"
    return Cell(duty.unit, duty.name, state, len(standing))


def _coverage_line(
    unit: Unit, columns: tuple[str, ...], cells: dict[tuple[Any, str], Cell], listed: list[Listed]
) -> CoverageLine:
    row = tuple(cells.get((unit.pk, name), Cell(unit, name, "")) for name in columns)
    count = sum(1 for line in listed if line.sop.unit_id == unit.pk and line.state in ("berlaku", "tinjau"))
    return CoverageLine(unit, row, count)


@dataclass(frozen=True, slots=True)
class StepLine:
    """One row as a page shows it; ``next_words`` are its exits in words."""

    number: int
    row: Row
    symbol: str
    lane: str
    shared: tuple[str, ...]
    next_words: tuple[str, ...]


def steps_of(flow: Flow) -> tuple[StepLine, ...]:
    """The rows of an SOP with roles as printed and exits in words."""
    labels = {lane.key: lane.label for lane in flow.sop.lanes}
    return tuple(
        StepLine(
            number=number,
            row=row,
            symbol=row.symbol.value if row.symbol else "proses",
            lane=labels.get(row.lane, row.lane),
            shared=tuple(labels.get(key, key) for key in row.shared),
            next_words=tuple(_exit_words(exit_, flow) for exit_ in flow.exits(row.id)),
        )
        for number, row in enumerate(flow.sop.rows, 1)
    )


def _exit_words(exit_: Exit, flow: Flow) -> str:
    targets = ", ".join(str(flow.number(target)) for target in exit_.targets)
    return f"{exit_.label} {targets}".strip()


@dataclass(frozen=True, slots=True)
class PastVersion:
    """``changes`` are sentences about what differs from the version before it; empty for the first."""

    version: SopVersion
    acts: tuple[SopAct, ...]
    changes: tuple[str, ...]


def history(sop: Sop, *, drafts: bool) -> tuple[PastVersion, ...]:
    """Newest first."""
    rows = (sop.versions.all() if drafts else published(sop)).order_by("number").prefetch_related("acts__by")
    versions = list(rows)
    told = []
    for before, version in zip([None, *versions], versions, strict=False):
        changes = difference(value_of(before), value_of(version)).sentences if before else ()
        told.append(PastVersion(version, tuple(version.acts.all()), tuple(changes)))
    return tuple(reversed(told))


def findings_of(version: SopVersion, *, for_approval: bool = False) -> tuple[Finding, ...]:
    """What the checks say of this version today."""
    return check(value_of(version), today=today(version.sop.unit), for_approval=for_approval)


def blank(name: str, *, unit: Unit) -> SopValue:
    """An SOP with nothing but its name, its office and the day it was begun."""
    office = agency()
    identity = Identity(
        name=" ".join(name.split()), agency=str(office or ""), unit=unit.name, made=write_date(today(unit))
    )
    return SopValue(identity)


def with_kode(value: SopValue) -> SopValue:
    """The SOP with a kode: its own, else a free slug of its name, which it keeps for ever."""
    if value.identity.kode:
        return value
    taken = OWN_ADDRESSES | set(Sop.objects.values_list("kode", flat=True))
    kode = free_slug(value.identity.name, taken, fallback="sop")
    return replace(value, identity=replace(value.identity, kode=kode))


def renamed(value: SopValue, kode: str) -> SopValue:
    """The SOP under another kode: the one its versions and figures already have."""
    return replace(value, identity=replace(value.identity, kode=kode))


def duty_named(unit: str, name: str) -> Duty | None:
    """The function of a unit, both as the coverage table links them."""
    key = whole_number(unit)
    return Duty.objects.filter(unit_id=key, name=name).first() if key is not None and name else None


@dataclass(frozen=True, slots=True)
class BoundLane:
    """A lane with its binding on a day and the people who answer for it then."""

    lane: Lane
    binding: LaneBinding | None
    people: tuple[Person, ...]


def bound_lanes(version: SopVersion, *, on: date) -> tuple[BoundLane, ...]:
    """In the order of the lanes."""
    rows = LaneBinding.objects.filter(on_day(on), sop=version.sop).select_related("position__unit", "unit")
    bound = {row.lane: row for row in rows}
    return tuple(
        BoundLane(lane, bound.get(lane.key), _answering(bound.get(lane.key), on)) for lane in value_of(version).lanes
    )


def binding_of(sop: Sop, lane: str, *, on: date) -> LaneBinding | None:
    """To whom the lane is bound on a day."""
    rows = LaneBinding.objects.filter(on_day(on), sop=sop, lane=lane)
    return rows.select_related("position__unit", "unit").first()


def people_of_lane(sop: Sop, lane: str, *, on: date) -> tuple[Person, ...]:
    """Who may answer for a lane on a day; where it is bound to nobody, the people of the SOP's unit."""
    binding = binding_of(sop, lane, on=on)
    return tuple(members_of(sop.unit, on=on)) if binding is None else _answering(binding, on)


def _answering(binding: LaneBinding | None, on: date) -> tuple[Person, ...]:
    if binding is None:
        return ()
    if binding.position is not None:
        return tuple(holders_of(binding.position, on=on))
    return tuple(members_of(binding.unit, on=on)) if binding.unit is not None else ()


def tasks_of(unit: Unit) -> dict[str, str]:
    """The functions of a unit, one a line, and the pattern of its numbers."""
    numbering = Numbering.objects.filter(unit=unit).first() or Numbering(unit=unit)
    names = Duty.objects.filter(unit=unit).values_list("name", flat=True)
    return {"duties": "\n".join(names), "template": numbering.template}
