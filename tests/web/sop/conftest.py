"""SOPs of the test office: one draft, one in force."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.web.office import Office

from alur.core.sop.life import Act, Part
from alur.formats.sopfile import read_sop
from alur.web.sop.actions import stage, write
from alur.web.sop.models import Duty, SopVersion

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
PODCAST = (Path(__file__).resolve().parents[3] / "examples" / "podcast.sop.yaml").read_bytes()


@pytest.fixture
def draft(office: Office) -> SopVersion:
    """Ayu's draft of the Podcast."""
    value = read_sop(PODCAST, name="podcast.sop.yaml")
    duty = Duty.objects.create(unit=office.prevention, name="Sosialisasi")
    return write.create(value, unit=office.prevention, duty=duty, by=office.ayu, now=NOW)


@pytest.fixture
def podcast(draft: SopVersion, office: Office) -> SopVersion:
    """The Podcast in force, approved by Citra."""
    stage.move(draft, Act.SUBMIT, parts=[Part.WRITER], by=office.ayu, now=NOW)
    approved = stage.approve(
        draft,
        effective=date(2026, 1, 5),
        position="Kepala Perwakilan",
        parts=[Part.APPROVER],
        by=office.citra,
        now=NOW,
    )
    stage.take_force(approved, now=NOW)
    return SopVersion.objects.get(pk=draft.pk)
