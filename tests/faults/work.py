"""`python -m tests.faults.work evidence|count|sessions`: small work on an installation, and a look at what it holds."""

import json
import sys
from hashlib import sha256
from uuid import uuid4

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests.web.conftest import BACKEND  # noqa: E402

from alur.core.case.commands import AddEvidence  # noqa: E402
from alur.core.instant import instant_of  # noqa: E402
from alur.web.case import evidence  # noqa: E402
from alur.web.case.models import Case  # noqa: E402
from alur.web.case.record import record  # noqa: E402
from alur.web.people.models import Person  # noqa: E402


def add_evidence() -> None:
    case = Case.objects.earliest("pk")
    stored = evidence.store([b"surat permohonan ", uuid4().bytes])
    command = AddEvidence(visit=1, sha256=stored.sha256, size=stored.size, media="text/plain", name="surat.txt")
    record(case.pk, command, by=101, key=uuid4(), now=instant_of(timezone.now()))


def count() -> None:
    """Every table: its rows, and a digest of all that is in them."""
    for model in sorted(apps.get_models(), key=lambda model: model._meta.db_table):
        rows = sorted(
            repr([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in model.objects.values_list()
        )
        print(model._meta.db_table, len(rows), sha256("".join(rows).encode()).hexdigest())


def sessions() -> None:
    """A signed-in session for each of the eight, as JSON: number → cookie."""
    cookies = {}
    for person in Person.objects.filter(pk__gte=101).order_by("pk"):
        client = Client()
        client.force_login(person, backend=BACKEND)
        cookies[person.pk] = client.cookies[settings.SESSION_COOKIE_NAME].value
    print(json.dumps(cookies))


if __name__ == "__main__":
    {"evidence": add_evidence, "count": count, "sessions": sessions}[sys.argv[1]]()
