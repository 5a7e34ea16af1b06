"""The demo office as it is lived in: a clock moved by hand, chance from a seed, and the real door to act through."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from heapq import heappop, heappush
from random import Random
from uuid import UUID

from alur.core.case.commands import AddEvidence, Command, OpenCase
from alur.core.case.events import NOBODY, PersonId, Source
from alur.core.case.procedure import Procedure
from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.core.worktime.calendar import Calendar
from alur.web.case import evidence, queries, record
from alur.web.case.models import Case
from alur.web.config.demo import papers
from alur.web.config.demo.office import Office
from alur.web.people.models import Absence
from alur.web.people.queries import calendar_of
from alur.web.sop.queries import people_of_lane

# They look, inspect or lead; the work of a queue is not theirs.
_NOT_IN_QUEUES = ("ayu", "citra", "dewi", "eka")
# Bima lends a hand at the counter, now and then.
_HELPS = ("bima", "pvl-laporan", 0.12)


@dataclass(slots=True)
class World:
    """``at`` is what its clock shows. ``refused`` counts acts that somebody else made pointless, as in any office.

    ``planned`` are the visits (case, number) whose end somebody has planned; of ``staged`` cases nobody may.
    """

    office: Office
    now: Instant
    seed: int
    at: Instant = 0
    acts: int = 0
    refused: int = 0
    planned: set[tuple[int, int]] = field(default_factory=set)
    staged: set[int] = field(default_factory=set)
    chance: Random = field(init=False)
    calendar: Calendar = field(init=False)
    _names: dict[PersonId, str] = field(init=False)
    _people: dict[tuple[str, str, date], list[PersonId]] = field(default_factory=dict)
    _away: dict[date, set[PersonId]] = field(default_factory=dict)
    _procedures: dict[int, Procedure] = field(default_factory=dict)
    _plan: list[tuple[Instant, int, Callable[[], None]]] = field(default_factory=list)
    _order: int = 0

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.calendar = calendar_of(self.office.units["KS"])
        self._names = {person.pk: name for name, person in self.office.people.items()}

    @property
    def day(self) -> date:
        """The date that the office's calendar on the wall shows."""
        return self.calendar.local_date(self.at)

    def expect(self, at: Instant, act: Callable[[], None]) -> None:
        """To be done then, if then is before now."""
        self._order += 1
        heappush(self._plan, (at, self._order, act))

    def next(self) -> bool:
        """Does what comes next; False where nothing more comes before now."""
        if not self._plan or self._plan[0][0] >= self.now:
            self.at = self.now
            return False
        self.at, _order, act = heappop(self._plan)
        act()
        return True

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def pace(self, person: PersonId) -> float:
        """Above one in a bad week: people are not machines, and a week has a temper of its own."""
        week = self.day.isocalendar()
        return _temper(self.seed, self._names.get(person, ""), week.year, week.week)

    def weight(self, number: str) -> float:
        """One case in twelve is a hard one from beginning to end."""
        return 3.0 if Random(f"{self.seed} {number}").random() < 1 / 12 else 1.0

    def someone(self, kode: str, lane: str) -> PersonId:
        """One of the lane who is there today."""
        people = self._people_of(kode, lane, self.day)
        others = {self.office.people[name].pk for name in _NOT_IN_QUEUES}
        helper, where, share = _HELPS
        if kode == where and not self.happens(share):
            others.add(self.office.people[helper].pk)
        working = [person for person in people if person not in others] or people
        there = [person for person in working if person not in self._away_on(self.day)] or working
        return self.chance.choice(there) if there else NOBODY

    def _people_of(self, kode: str, lane: str, day: date) -> list[PersonId]:
        """Asked thousands of times, and the same all day long."""
        if (kode, lane, day) not in self._people:
            found = people_of_lane(self.office.sops[kode], lane, on=day)
            self._people[kode, lane, day] = [person.pk for person in found]
        return self._people[kode, lane, day]

    def _away_on(self, day: date) -> set[PersonId]:
        if day not in self._away:
            rows = Absence.objects.filter(since__lte=day, until__gte=day)
            self._away[day] = set(rows.values_list("person", flat=True))
        return self._away[day]

    def procedure(self, version: int) -> Procedure:
        """What a version says does not change any more."""
        if version not in self._procedures:
            self._procedures |= queries.procedures_of([version])
        return self._procedures[version]

    def open(self, kode: str, command: OpenCase, by: PersonId) -> int:
        done = record.open_case(self.office.sops[kode], command, by=by, key=self._key(), now=self.at)
        self.acts += 1
        return done.case

    def act(self, case: int, command: Command, by: PersonId, *, told_later: int = 0) -> bool:
        """Whether it was recorded. ``told_later``: from paper, that much after it happened."""
        source, at = (Source.DECLARED, self.at) if told_later else (Source.LIVE, None)
        try:
            record.record(case, command, by=by, key=self._key(), now=self.at + told_later, at=at, source=source)
        except Refused:
            self.refused += 1
            return False
        self.acts += 1
        return True

    def give_file(self, case: Case, visit: int, output: int, title: str, by: PersonId) -> None:
        """A sheet as evidence of an output."""
        stored = evidence.store([papers.sheet(title, case.number)])
        kind = {"media": "application/pdf", "name": f"{title}.pdf"}
        command = AddEvidence(visit=visit, output=output, sha256=stored.sha256, size=stored.size, **kind)
        self.act(case.pk, command, by)

    def give_link(self, case: Case, visit: int, output: int, link: str, by: PersonId) -> None:
        digest = sha256(link.encode()).hexdigest()
        command = AddEvidence(visit=visit, output=output, sha256=digest, media=record.LINK, name=link)
        self.act(case.pk, command, by)

    def _key(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)


@cache
def _temper(seed: int, name: str, year: int, week: int) -> float:
    return Random(f"{seed} {name} {year} {week}").lognormvariate(0, 0.22)
