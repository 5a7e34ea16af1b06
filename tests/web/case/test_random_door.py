"""Random SOP × random acts through the real door: after each act the tables are what the events say.

The acts are those of the core's random tests, so that both speak of the same cases; here the rights come from rows.
"""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from tests.core.case.chance import BINDINGS, PEOPLE, Chance
from tests.core.case.office import CITRA
from tests.seeds import seeds
from tests.web.case.running import put_in_force
from tests.web.office import SINCE, Office

from alur.core.case.commands import Migrate, OpenCase
from alur.core.case.procedure import LaneKind
from alur.core.refused import Refused
from alur.formats.sopfile import write_sop
from alur.web.case import queries
from alur.web.case.actions.refold import differences
from alur.web.case.models import Case
from alur.web.case.record import open_case, record
from alur.web.people.models import Holding, Person, Position
from alur.web.sop.models import LaneBinding, SopVersion

ACTS = 40
SEEDS = 40


def populate(office: Office, version: SopVersion) -> None:
    """The persons of the core's tests by their numbers, and its bindings as jabatan with holders."""
    Holding.objects.all().delete()
    for number in PEOPLE:
        Person.objects.update_or_create(pk=number, defaults={"name": f"Orang {number}", "login_name": f"orang{number}"})
    Holding.objects.create(person_id=CITRA, position=office.head, since=SINCE)
    for lane, binding in BINDINGS.items():
        position = Position.objects.create(unit=office.prevention, name=lane)
        for person in binding.holders:
            Holding.objects.create(person_id=person, position=position, since=SINCE)
        LaneBinding.objects.create(sop=version.sop, lane=lane, kind=binding.kind.value, position=position, since=SINCE)


@pytest.mark.parametrize("seed", seeds(SEEDS, quick=10))
def test_after_each_act_the_tables_are_what_the_events_say(office: Office, seed: int):
    chance = Chance(seed)
    text = write_sop(chance.built.sop).decode()
    version = put_in_force(office, text, kode=chance.built.sop.identity.kode)
    populate(office, version)
    start = chance.random.choice(chance.run.procedure.flow.starts)
    opening = OpenCase(unit=str(office.prevention.pk), start=start)
    case = open_case(version.sop, opening, by=0, key=uuid4(), now=chance.now).case
    done = 0
    for _ in range(ACTS):
        row = Case.objects.select_related("unit").get(pk=case)
        chance.run = SimpleNamespace(state=queries.state_of(row), procedure=queries.procedure_of(row))
        command = chance.command()
        if isinstance(command, Migrate):
            continue
        act = chance.act(command)
        said = {"now": act.now, "at": act.at, "source": act.source, "seen": act.seen}
        try:
            record(case, command, by=act.by.person, key=uuid4(), **said)
        except Refused:
            continue
        done += 1
        assert differences(Case.objects.select_related("unit").get(pk=case)) == []
    assert done


def test_the_kinds_of_lanes_are_those_of_the_core():
    assert {kind.value for kind in LaneKind} == set(LaneBinding.Kind.values)
