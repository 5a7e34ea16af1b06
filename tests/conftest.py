"""For all tests: says on which database the site runs, and keeps random tests repeatable and bounded."""

import os

import pytest
from hypothesis import HealthCheck, settings

# Two cores that other work shares: slowness alone is no failure of a property.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("all", _PATIENT)
settings.register_profile("quick", _PATIENT, max_examples=25)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "all"))


def pytest_report_header(config: pytest.Config) -> str:
    url = os.environ.get("DATABASE_URL", "")
    return "database: PostgreSQL" if url.startswith("postgres") else "database: SQLite"
