"""For tests of `conduct`: the Podcast under way in the office, at the beginning of a year."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from tests.web.case.running import Running, run_podcast
from tests.web.office import Office

from alur.core.instant import DAY, Instant, instant_of
from alur.web.case.models import Case

NOW = datetime(2027, 1, 12, 1, 0, tzinfo=UTC)  # Tuesday 12 January 2027, 09.00 WITA; 2026-H2 has closed
LAST: Instant = instant_of(datetime(2026, 12, 14, 4, 0, tzinfo=UTC))


@pytest.fixture(autouse=True)
def january() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def running(office: Office) -> Running:
    """The first act of the installation was two hundred days ago."""
    running = run_podcast(office)
    running.now = instant_of(NOW) - 200 * DAY
    return running


@pytest.fixture
def case(running: Running) -> Case:
    """One that others may hang facts on."""
    return Case.objects.get(pk=running.open().case)
