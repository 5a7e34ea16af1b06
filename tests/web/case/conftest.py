"""For tests of cases: the office of tests/web, with the podcast in force."""

import pytest
from tests.web.case.running import Running, run_podcast
from tests.web.office import Office


@pytest.fixture
def running(office: Office) -> Running:
    return run_podcast(office)
