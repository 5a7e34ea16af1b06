"""For all tests: says on which database the site runs, and keeps random tests repeatable and bounded."""

import os

import pytest
from hypothesis import HealthCheck, settings

# Two cores that other work shares: slowness alone is no failure of a property.
settings.register_profile("alur", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("alur")


def pytest_report_header(config: pytest.Config) -> str:
    url = os.environ.get("DATABASE_URL", "")
    return "database: PostgreSQL" if url.startswith("postgres") else "database: SQLite"
