"""The Podcast in force, its lanes bound; a second version that alters Bima's work; colleagues enough to count."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.office import SINCE, Office

from alur.core.sop.life import Act, Part
from alur.core.sop.model import Sop as SopValue
from alur.formats.sopfile import read_sop
from alur.web.people.models import Grant, Holding, Person, Position, Role
from alur.web.people.queries import today
from alur.web.sop.actions import bind, stage, write
from alur.web.sop.models import LaneBinding, SopVersion
from alur.web.sop.queries import value_of

LONG_AGO = datetime(2026, 1, 5, 1, tzinfo=UTC)
PODCAST = (Path(__file__).resolve().parents[3] / "examples" / "podcast.sop.yaml").read_bytes()
KIND = LaneBinding.Kind


def in_force(draft: SopVersion, office: Office, effective: date) -> SopVersion:
    now = timezone.now()
    stage.move(draft, Act.SUBMIT, parts=[Part.WRITER], by=office.ayu, now=now)
    approved = stage.approve(
        draft, effective=effective, position="Kepala", parts=[Part.APPROVER], by=office.citra, now=now
    )
    stage.take_force(approved, now=now)
    return SopVersion.objects.select_related("sop__unit").get(pk=draft.pk)


@pytest.fixture
def podcast(office: Office) -> SopVersion:
    """Bima answers for `produser`, Citra for `kepala`, the unit for `host` and `operator`."""
    value = read_sop(PODCAST, name="podcast.sop.yaml")
    draft = write.create(value, unit=office.prevention, duty=None, by=office.ayu, now=LONG_AGO)
    bounds = (
        bind.Bound("produser", KIND.POSITION, office.assistant, None),
        bind.Bound("kepala", KIND.POSITION, office.head, None),
        bind.Bound("operator", KIND.UNIT, None, office.intake),
    )
    for bound in bounds:
        bind.bind(draft.sop, bound, since=SINCE)
    return in_force(draft, office, date(2026, 1, 5))


@pytest.fixture
def revised(podcast: SopVersion, office: Office) -> Callable[..., SopVersion]:
    """`revised("undang", time="1 hari kerja")` takes force today."""

    def revise(row: str, **how: object) -> SopVersion:
        value = value_of(podcast)
        rows = tuple(replace(each, **how) if each.id == row else each for each in value.rows)  # type: ignore[arg-type]
        draft = write.revise(podcast, _undated(replace(value, rows=rows)), by=office.ayu, now=timezone.now())
        return in_force(draft, office, today(office.prevention))

    return revise


def _undated(value: SopValue) -> SopValue:
    return replace(value, identity=replace(value.identity, made="5 Januari 2026", effective="", review="", revised=""))


@pytest.fixture
def colleagues(office: Office) -> list[Person]:
    """Five more of the unit that answers for `operator`."""
    position = Position.objects.create(unit=office.intake, name="Operator / Editor")
    people = []
    for name in ("gita", "hadi", "indah", "joko", "kirana"):
        person = Person.objects.create(login_name=name, name=name.capitalize())
        Holding.objects.create(person=person, position=position, since=SINCE)
        Grant.objects.create(person=person, unit=office.root, role=Role.WORKER, since=SINCE)
        people.append(person)
    return people


@pytest.fixture
def tomorrow() -> datetime:
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def gita(colleagues: list[Person], as_person: Callable[[Person], Client]) -> Client:
    return as_person(colleagues[0])
