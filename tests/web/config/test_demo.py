"""The demo office: a fortnight of it, lived through the real door, is whole, believable, and the same for its seed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from alur.core.checks.catalogue import check
from alur.core.instant import instant_of
from alur.formats.record.verifier import check_export
from alur.web.case import queries
from alur.web.case.actions.anchor import anchor
from alur.web.case.actions.refold import differences
from alur.web.case.models import Case, CaseEvent, Fact
from alur.web.config.demo import forgery
from alur.web.config.demo.lessons import learn
from alur.web.config.demo.life import Life
from alur.web.config.demo.office import PEOPLE, build, write_drafts
from alur.web.config.demo.today import set_out
from alur.web.config.demo.world import World
from alur.web.learn.models import Attendance, Flaw, Meeting, Reading
from alur.web.learn.queries.overview import overview
from alur.web.people.models import Person
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import value_of

# Says to pytest-django that a test database is needed: else, run alone, these tests would use the site's own.
pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 11, 24, 2, 15, tzinfo=UTC)  # 10.15 WITA
DAYS = 16


def lived(now: datetime, seed: int = 1, days: int = DAYS) -> World:
    world = World(build(now), instant_of(now), seed)
    set_out(world)
    Life(world, lambda share: None, days).live()
    write_drafts(world.office, now)
    learn(world)
    return world


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory) -> Iterator[World]:
    """Lived once for all tests here, which only look at it."""
    with django_db_blocker.unblock(), override_settings(VAR=tmp_path_factory.mktemp("demo")), transaction.atomic():
        yield lived(TUESDAY)
        transaction.set_rollback(True)


def test_every_example_is_in_force_without_an_error(world: World):
    examples = {path.name.split(".")[0] for path in (Path(__file__).parents[3] / "examples").glob("*.sop.yaml")}
    assert set(world.office.sops) == examples
    for version in SopVersion.objects.filter(stage=SopVersion.Stage.IN_FORCE):
        assert [found for found in check(value_of(version)) if found.level == "error"] == []


def test_what_was_lived_is_what_the_record_says(world: World):
    assert world.acts > 500
    assert world.refused < world.acts / 50
    for case in Case.objects.select_related("unit"):
        assert differences(case) == []


def test_there_are_good_and_bad_days_and_all_that_happens_in_an_office(world: World):
    kinds = set(CaseEvent.objects.values_list("kind", flat=True))
    assert kinds >= {"StepTaken", "StepReturned", "StepPaused", "StepMoved", "EvidenceAdded", "ExtraWorkRecorded"}
    assert set(CaseEvent.objects.values_list("source", flat=True)) == {"live", "declared"}
    share = Fact.objects.filter(on_time="no").count() / Fact.objects.filter(on_time__in=("yes", "no")).count()
    assert 0.05 < share < 0.35


def test_the_desks_of_today_are_laid(world: World):
    bima, citra = (Person.objects.get(login_name=name) for name in ("bima", "citra"))
    held = {step.step.row.id: step for step in reversed(queries.held_by(bima.pk))}
    assert {"sunting", "studio", "undang", "formil"} <= set(held)
    assert held["sunting"].row.due < world.now
    assert {"disposisi", "setujui-tema"} <= {step.step.row.id for step in queries.held_by(citra.pk)}
    assert {"usulan-tema", "catat"} <= {
        step.step.row.id for step in queries.queue_of(bima, on=world.calendar.local_date(world.now))
    }


def test_the_forged_copy_is_found_by_its_anchor_and_the_true_one_is_whole(world: World):
    anchor(world.now)
    number = forgery.plant(world.now)
    bad = check_export(str(forgery.folder() / forgery.FORGED)).first_bad
    assert bad is not None
    assert bad["case"] == number
    assert "jangkar" in bad["why"]
    assert check_export(str(forgery.folder() / forgery.TRUE)).first_bad is None


def test_the_five_of_the_demo_are_there_and_only_two_hands_of_colleagues(world: World):
    assert {"ayu", "bima", "citra", "dewi", "eka"} <= set(PEOPLE)
    assert Person.objects.count() == len(PEOPLE) <= 17


def test_bima_finds_something_to_read_to_sign_and_an_answer(world: World):
    page = overview(world.office.people["bima"], on=TUESDAY.date())
    assert [each.version.sop.kode for each in page.to_read] == ["podcast"]
    assert page.to_read[0].changed.must_be_read
    assert len(page.to_sign) == len(page.answered) == 1
    assert len(page.known) > 3


def test_sessions_readings_and_a_report_to_answer(world: World):
    past, coming = Meeting.objects.order_by("starts")
    assert past.ends < TUESDAY < coming.starts
    assert past.minutes
    assert Attendance.objects.filter(meeting=past).count() == 4
    assert Reading.objects.count() > 30
    assert len(overview(world.office.people["ayu"], on=TUESDAY.date()).to_answer) == 1
    assert Flaw.objects.count() == 2
