"""Who must read which SOP: derived from the lanes bound to jabatan and units, and from what each has read."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from math import ceil

from django.db.models import Q

from alur.core.learn.change import Changed, what_changed
from alur.core.sop.model import Sop as SopValue
from alur.formats.sopfile import read_sop
from alur.web.learn.models import Reading
from alur.web.people.models import Holding, Person
from alur.web.people.queries import calendar_of, on_day, positions_of
from alur.web.sop import queries as sops
from alur.web.sop.models import LaneBinding, Sop, SopVersion

# Working days to read in, from the day a version takes force or the person takes the work.
DAYS_TO_READ = 5
# Silent reading of factual prose: 238 words a minute (M. Brysbaert, J. Memory and Language 2019;109:104047); a sheet is
# read with more care.
_WORDS_A_MINUTE = 160


@dataclass(frozen=True, slots=True)
class Assignment:
    """One SOP that a person works by. ``read_at`` is of this version; ``before`` the version to compare with.

    ``known`` is the version that the person read last, so ``before`` may be one that was never read.
    """

    version: SopVersion
    lanes: tuple[str, ...]
    since: date
    read_at: datetime | None
    known: SopVersion | None
    before: SopVersion | None

    @property
    def changed(self) -> Changed:
        """What this version alters for the person; nothing for the first version."""
        if self.before is None:
            return Changed()
        return changed_between(self.before, self.version).for_lanes(self.lanes)

    @property
    def must_read(self) -> bool:
        return self.read_at is None and (self.known is None or self.changed.must_be_read)

    @property
    def is_known(self) -> bool:
        return not self.must_read

    @property
    def due(self) -> date:
        begins = max(filter(None, (self.version.effective, self.since)))
        return calendar_of(self.version.sop.unit).workday_after(begins, DAYS_TO_READ)

    @property
    def minutes(self) -> int:
        """How long reading takes: what changed where that is enough, else the whole sheet."""
        value = sops.value_of(self.version)
        rows = {row.row for row in self.changed.rows} if self.known else {row.id for row in value.rows}
        return max(1, ceil(_words(value, rows) / _WORDS_A_MINUTE))


def _words(value: SopValue, rows: Collection[str]) -> int:
    kept = [row for row in value.rows if row.id in rows]
    texts = [text for row in kept for text in (row.text, row.time, row.note, *row.needs, *row.outputs)]
    if len(kept) == len(value.rows):
        identity = value.identity
        texts += [*identity.legal_basis, *identity.qualifications, *identity.warnings, *identity.records]
    return sum(len(text.split()) for text in texts)


def changed_between(old: SopVersion, new: SopVersion) -> Changed:
    return _changed(old.text, new.text)


@lru_cache(maxsize=256)
def _changed(old: str, new: str) -> Changed:
    """By text, which never changes once it is in force."""
    return what_changed(read_sop(old.encode(), name="versi lama"), read_sop(new.encode(), name="versi baru"))


def assigned(person: Person, *, on: date) -> tuple[Assignment, ...]:
    """Everything the person works by, what must be read first and earliest due on top."""
    lanes = _lanes_of(person, on)
    current = in_force_of(lanes, on=on)
    readings = _readings(person, lanes)
    found = [_assignment(version, lanes[sop], readings[sop], on) for sop, version in current.items()]
    return tuple(sorted(found, key=lambda each: (each.is_known, each.due, each.version.name)))


def assignment_of(person: Person, sop: Sop, *, on: date) -> Assignment | None:
    """None where the SOP is not the person's work, or not in force."""
    return next((each for each in assigned(person, on=on) if each.version.sop_id == sop.pk), None)


def unread_of(person: Person, *, on: date) -> int:
    return sum(each.must_read for each in assigned(person, on=on))


def _assignment(version: SopVersion, lanes: dict[str, date], readings: list[Reading], on: date) -> Assignment:
    known = next((row.version for row in readings if row.version.number <= version.number), None)
    read_at = next((row.at for row in readings if row.version_id == version.pk), None)
    before = known if known is not None and known.pk != version.pk else _before(version)
    return Assignment(version, tuple(lanes), min(lanes.values()), read_at, known, before)


def _before(version: SopVersion) -> SopVersion | None:
    if version.number == 1:
        return None
    return sops.published(version.sop).filter(number__lt=version.number).order_by("-number").first()


def _readings(person: Person, sop_keys: Iterable[int]) -> dict[int, list[Reading]]:
    """By SOP, the newest version first."""
    rows = Reading.objects.filter(person=person, version__sop__in=list(sop_keys)).select_related("version__sop__unit")
    found: dict[int, list[Reading]] = defaultdict(list)
    for row in rows.order_by("-version__number"):
        found[row.version.sop_id].append(row)
    return found


def _lanes_of(person: Person, on: date) -> dict[int, dict[str, date]]:
    """SOP → lane → the day since when it is this person's."""
    holdings = list(Holding.objects.filter(on_day(on), person=person).select_related("position__unit"))
    if not holdings:
        return {}
    answered = {position.pk for position in positions_of(person, on=on)}
    units = {int(key) for row in holdings for key in row.position.unit.path.strip("/").split("/")}
    mine = Q(position__in=answered) | Q(position=None, unit__in=units)
    began = min(row.since for row in holdings)
    held = {row.position_id: row.since for row in holdings}
    found: dict[int, dict[str, date]] = defaultdict(dict)
    for row in LaneBinding.objects.filter(on_day(on) & mine):
        held_since = began if row.position_id is None else held.get(row.position_id, began)
        found[row.sop_id][row.lane] = max(row.since, held_since)
    return dict(found)


def in_force_of(sop_keys: Iterable[int], *, on: date) -> dict[int, SopVersion]:
    """The version in force of each of these SOPs that has one; in one query."""
    rows = SopVersion.objects.filter(sop__in=list(sop_keys), stage__in=sops.PUBLISHED, effective__lte=on)
    latest = {row.sop_id: row for row in rows.select_related("sop__unit").order_by("effective", "number")}
    return {sop: version for sop, version in latest.items() if version.stage != SopVersion.Stage.WITHDRAWN}
