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
    """One SOP that a person works by. ``read_at`` is of this version; ``known`` is the version that was read last, and
    ``before`` the same where it is an older one: what this version alters is told against it.
    """

    version: SopVersion
    lanes: tuple[str, ...]
    since: date
    read_at: datetime | None
    known: SopVersion | None
    before: SopVersion | None

    @property
    def changed(self) -> Changed:
        """What this version alters for the person; nothing where the person has read none before it."""
        if self.before is None:
            return Changed()
        return changed_between(self.before, self.version).for_lanes(self.lanes)

    @property
    def must_read(self) -> bool:
        return self.read_at is None and (self.known is None or self.changed.must_be_read)

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
    found = _assignments(person, on)
    load_texts(each.version for each in found)
    return tuple(sorted(found, key=lambda each: (not each.must_read, each.due, each.version.name)))


def assignment_of(person: Person, sop: Sop, *, on: date) -> Assignment | None:
    """None where the SOP is not the person's work, or not in force."""
    return next((each for each in assigned(person, on=on) if each.version.sop_id == sop.pk), None)


def unread_of(person: Person, *, on: date) -> int:
    """Asked on every page: a text is read only where an earlier version is known and must be compared."""
    return sum(each.must_read for each in _assignments(person, on))


def _assignments(person: Person, on: date) -> list[Assignment]:
    lanes = _lanes_of(person, on)
    readings = _readings(person, lanes)
    return [_assignment(version, lanes[sop], readings[sop]) for sop, version in in_force_of(lanes, on=on).items()]


def _assignment(version: SopVersion, lanes: dict[str, date], readings: list[Reading]) -> Assignment:
    known = next((row for row in readings if row.version.number <= version.number), None)
    read_at = known.at if known is not None and known.version_id == version.pk else None
    before = known.version if known is not None and read_at is None else None
    return Assignment(version, tuple(lanes), min(lanes.values()), read_at, known.version if known else None, before)


def version_before(version: SopVersion) -> SopVersion | None:
    """What stood before it, for somebody who has read none."""
    return sops.published(version.sop).filter(number__lt=version.number).order_by("-number").first()


def _readings(person: Person, sop_keys: Iterable[int]) -> dict[int, list[Reading]]:
    """By SOP, the newest version first."""
    rows = Reading.objects.filter(person=person, version__sop__in=list(sop_keys)).select_related("version")
    found: dict[int, list[Reading]] = defaultdict(list)
    for row in rows.defer("version__text").order_by("-version__number"):
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
    """The version in force of each of these SOPs that has one; in one query, without the texts."""
    rows = SopVersion.objects.filter(sop__in=list(sop_keys), stage__in=sops.PUBLISHED, effective__lte=on)
    ordered = rows.select_related("sop__unit").defer("text").order_by("effective", "number")
    latest = {row.sop_id: row for row in ordered}
    return {sop: version for sop, version in latest.items() if version.stage != SopVersion.Stage.WITHDRAWN}


def load_texts(versions: Iterable[SopVersion]) -> None:
    """Of all of them at once, where each is about to be read."""
    by_key = {version.pk: version for version in versions}
    for key, text in SopVersion.objects.filter(pk__in=by_key).values_list("pk", "text"):
        by_key[key].text = text


def still_holds(known: SopVersion | None, version: SopVersion, lanes: Collection[str]) -> bool:
    """What was learnt of an earlier version holds while nothing of these lanes' work was altered."""
    if known is None or known.pk == version.pk:
        return known is not None
    return not changed_between(known, version).for_lanes(lanes).must_be_read
