"""For tests of the podcast: files in a folder of their own, and a studio."""

from pathlib import Path

import pytest
from pytest_django import Settings
from tests.web.office import Office
from tests.web.public.studio import Studio, open_studio


@pytest.fixture
def studio(office: Office, settings: Settings, tmp_path: Path) -> Studio:
    settings.VAR = tmp_path
    return open_studio(office)
