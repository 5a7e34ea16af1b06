"""Three months of work, act by act through the door that everybody uses; only the clock is moved.

Cases come in by their own rate, more in a busy fortnight; each visit is then lived by somebody of its lane (`visit`).
In the morning the site does what it does by itself, in the evening it anchors the record, as `tick` would.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from alur.core.case.commands import OpenCase
from alur.core.case.events import PersonId
from alur.core.case.procedure import Procedure
from alur.core.instant import HOUR, MINUTE, Instant, moment_of
from alur.core.sop.model import Symbol
from alur.web.case.actions.anchor import anchor
from alur.web.case.actions.by_itself import lapse_waits, open_routines
from alur.web.case.models import Case
from alur.web.config.demo import papers
from alur.web.config.demo.office import PLANS
from alur.web.config.demo.visit import attend
from alur.web.config.demo.world import World
from alur.web.people.models import Person

DAYS = 98  # a little over the 90 days in which nothing is said about persons
_A_MONTH = 21 * 450 * MINUTE
# Days ago, when everything came at once.
_BUSY = range(38, 52)


@dataclass(slots=True)
class Life:
    """``told`` hears the share that is done."""

    world: World
    told: Callable[[float], None]
    days: int = DAYS

    def live(self) -> None:
        """Everything that was to happen before now, in its order."""
        world = self.world
        first = world.calendar.local_date(world.now) - timedelta(days=self.days)
        begin = world.calendar.end_of_day(first - timedelta(days=1)) + 1
        self._plan_days(begin)
        for kode, plan in PLANS.items():
            if plan.a_month:
                self._expect_case(kode, begin)
        while world.next():
            self.told((world.at - begin) / (world.now - begin))

    def _plan_days(self, begin: Instant) -> None:
        world = self.world
        day, last = world.calendar.local_date(begin), world.calendar.local_date(world.now)
        while day <= last:
            midnight = world.calendar.end_of_day(day - timedelta(days=1)) + 1
            if world.calendar.is_workday(day):
                world.expect(midnight + 8 * HOUR, self._morning)
                world.expect(midnight + 18 * HOUR, self._evening)
            day += timedelta(days=1)

    def _morning(self) -> None:
        """Routines open and waits lapse: both may leave steps that nobody has looked at yet."""
        waited = list(Case.objects.filter(open_visits__waits=True).distinct().values_list("pk", flat=True))
        newest = Case.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        open_routines(moment_of(self.world.at))
        lapse_waits(moment_of(self.world.at))
        for case in [*waited, *Case.objects.filter(pk__gt=newest).values_list("pk", flat=True)]:
            attend(self.world, case)

    def _evening(self) -> None:
        anchor(self.world.at)

    def _expect_case(self, kode: str, after: Instant) -> None:
        world = self.world
        ago = (world.calendar.local_date(world.now) - world.calendar.local_date(after)).days
        a_month = PLANS[kode].a_month * (1.7 if ago in _BUSY else 1)
        gap = int(world.chance.expovariate(1) * _A_MONTH / a_month)
        world.expect(world.calendar.add_working(after, gap + MINUTE), lambda: self._case_comes(kode))

    def _case_comes(self, kode: str) -> None:
        attend(self.world, open_case(self.world, kode))
        self._expect_case(kode, self.world.at)


def open_case(world: World, kode: str, *, subject: str = "", by: Person | None = None, start: str = "") -> int:
    """A case of that SOP at this moment, by one who may do its first step."""
    procedure = procedure_in_force(world, kode)
    starts = [step.row for step in procedure.steps.values() if step.row.symbol is Symbol.START]
    first = next((row for row in starts if row.id == start), None) or world.chance.choice(starts)
    subject = subject or world.chance.choice(papers.SUBJECTS[kode])
    command = OpenCase(
        unit=str(world.office.sops[kode].unit_id),
        start=first.id,
        persons=_named(world, kode, by),
        subject=subject,
        form=papers.form_of(dict(procedure.sop.form), subject, world.day.isoformat(), world.chance),
    )
    return world.open(kode, command, by.pk if by else world.someone(kode, first.lane))


def procedure_in_force(world: World, kode: str) -> Procedure:
    """Of the version that a case opened now would follow."""
    versions = world.office.sops[kode].versions.filter(effective__lte=world.day).order_by("-effective")
    pk = versions.values_list("pk", flat=True)[0]
    return world.procedure(pk)


def _named(world: World, kode: str, by: Person | None) -> dict[str, PersonId]:
    lanes = [lane for lane, (kind, _name) in PLANS[kode].lanes.items() if kind == "per_kasus"]
    return {lane: by.pk if by else world.someone(kode, lane) for lane in lanes}
