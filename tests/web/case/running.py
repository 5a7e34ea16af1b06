"""The office with one SOP in force and its lanes bound, and short words for acting through the real door."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

from tests.web.office import SINCE, Office

from alur.core.case.codec import read_state
from alur.core.case.commands import Command, OpenCase
from alur.core.case.state import State
from alur.core.instant import MINUTE, Instant, instant_of
from alur.web.case.models import Case
from alur.web.case.record import Done, open_case, record
from alur.web.people.models import Holding, Person, Position
from alur.web.sop.models import LaneBinding, Sop, SopVersion

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
# Tuesday 24 November 2026, 09.15 WITA: an ordinary working morning.
MORNING: Instant = instant_of(datetime(2026, 11, 24, 1, 15, tzinfo=UTC))


def put_in_force(office: Office, text: str, *, kode: str, number: int = 1, effective: date = SINCE) -> SopVersion:
    """An SOP of the prevention unit, in force from the first day of the office."""
    sop, _ = Sop.objects.get_or_create(kode=kode, defaults={"unit": office.prevention})
    return SopVersion.objects.create(
        sop=sop,
        number=number,
        stage=SopVersion.Stage.IN_FORCE,
        name=kode,
        text=text,
        effective=effective,
        edited_by=office.ayu,
        edited_at=datetime(2020, 1, 1, tzinfo=UTC),
    )


def bind(version: SopVersion, lane: str, *, position: Position | None = None, kind: str = "jabatan") -> None:
    LaneBinding.objects.create(sop=version.sop, lane=lane, kind=kind, position=position, since=SINCE)


@dataclass(slots=True)
class Running:
    """Bima answers for every lane but the head's; two colleagues share the operator's. Time moves by hand."""

    office: Office
    version: SopVersion
    gita: Person
    hadi: Person
    now: Instant = MORNING

    def open(self, by: Person | None = None, *, subject: str = "Layanan air bersih", key: UUID | None = None) -> Done:
        command = OpenCase(unit=str(self.office.prevention.pk), subject=subject)
        person = by or self.office.bima
        return open_case(self.version.sop, command, by=person.pk, key=key or uuid4(), now=self.now)

    def act(self, case: int, command: Command, by: Person | None = None, *, key: UUID | None = None) -> Done:
        """A minute later than the act before."""
        self.now += MINUTE
        return record(case, command, by=(by or self.office.bima).pk, key=key or uuid4(), now=self.now)

    def state(self, case: int) -> State:
        """Read anew from what the database holds."""
        found = read_state(json.loads(Case.objects.get(pk=case).state))
        assert found is not None
        return found


def run_podcast(office: Office) -> Running:
    version = put_in_force(office, (EXAMPLES / "podcast.sop.yaml").read_text(), kode="podcast")
    operator = Position.objects.create(unit=office.prevention, name="Operator")
    gita, hadi = (Person.objects.create(login_name=name, name=name.capitalize()) for name in ("gita", "hadi"))
    for person in (gita, hadi):
        Holding.objects.create(person=person, position=operator, since=SINCE)
    for lane in ("produser", "host", "admin"):
        bind(version, lane, position=office.assistant)
    bind(version, "kepala", position=office.head)
    bind(version, "operator", position=operator)
    bind(version, "narasumber", position=office.assistant, kind="luar")
    return Running(office, version, gita, hadi)
