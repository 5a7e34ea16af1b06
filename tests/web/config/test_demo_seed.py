"""The same seed and moment give the same demo office, also on a Sunday night, when a visitor may come as well."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from tests.web.config.test_demo import lived

from alur.web.case.models import CaseEvent

SUNDAY = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def told() -> list[tuple[str, int, str]]:
    return list(CaseEvent.objects.order_by("pk").values_list("case__number", "seq", "kind"))


@pytest.mark.slow
def test_the_same_seed_and_moment_give_the_same_office(db: None, settings, tmp_path: Path):
    settings.VAR = tmp_path
    runs = []
    for seed in (1, 1, 2):
        with transaction.atomic():
            lived(SUNDAY, seed, days=6)
            runs.append(told())
            transaction.set_rollback(True)
    assert runs[0] == runs[1] != runs[2]
    assert len(runs[0]) > 100
