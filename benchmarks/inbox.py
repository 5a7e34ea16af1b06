"""The page Pekerjaan with a million open steps in the office, beside the same page where nothing is open (DESIGN §9).

Runs in a process of its own on a SQLite file of its own. The steps are copies of one real case, spread over ten
thousand people; the page is asked through Django's whole stack, as different people.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.row import Row

ROOT = Path(__file__).resolve().parents[1]
OPEN_STEPS = int(os.environ.get("ALUR_BENCH_OPEN_STEPS", "1000000"))
PEOPLE = 10_000
ASKED = 200
AIM = 3.0


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "ALUR_VAR": folder,
            "ALUR_DEBUG": "0",
            "ALUR_HTTPS": "0",
            "ALUR_HOSTS": "testserver",
            "PYTHONPATH": str(ROOT),
        }
        env["DJANGO_SETTINGS_MODULE"] = "tests.web.settings"
        command = [sys.executable, "-m", "benchmarks.inbox"]
        done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
    told = json.loads(done.stdout)
    ratio = told["full"] / told["empty"]
    return [
        Row(
            work=f"Pekerjaan, p95 at {told['steps']:,} open steps and {PEOPLE:,} people",
            ours=f"{told['full']:.1f} ms, {ratio:.2f} ×",
            peer=f"{told['empty']:.1f} (the same page with nothing open)",
            unit="",
            aim=f"≤ {AIM:.0f} ×",
            met=ratio <= AIM,
        )
    ]


def measure() -> dict[str, float]:
    """Within the site: an office, one real case, its copies, and the page before and after."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from tests.web.case.running import run_podcast
    from tests.web.office import build_office

    office = build_office()
    running = run_podcast(office)
    readers = _people(office.bima)
    empty = _p95(readers)
    case = running.open().case
    steps = _copies(case, readers[0], OPEN_STEPS)
    return {"empty": empty, "full": _p95(readers), "steps": steps}


def _people(like: object) -> list[int]:
    """Ten thousand colleagues with a role; the page is asked by some of them."""
    from datetime import date

    from alur.web.people.models import Grant, Holding, Person

    grant, holding = Grant.objects.get(person=like), Holding.objects.get(person=like)
    Person.objects.bulk_create(Person(login_name=f"p{n}", name=f"Petugas {n}") for n in range(PEOPLE))
    people = list(Person.objects.filter(login_name__startswith="p").order_by("pk").values_list("pk", flat=True))
    since = date(2020, 1, 1)
    Grant.objects.bulk_create(Grant(person_id=p, unit=grant.unit, role=grant.role, since=since) for p in people)
    Holding.objects.bulk_create(Holding(person_id=p, position=holding.position, since=since) for p in people[:20])
    return people


def _copies(case: int, first: int, count: int) -> int:
    """One statement a table, straight in the database: what is measured is reading, not writing."""
    from django.db import connection

    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s)"
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM case_case")
        base = cursor.fetchone()[0]
        columns = "agency, sop_id, version_id, unit_id, parent_id, subject, outcome, opened, due, closed, last_at, seq"
        cursor.execute(
            f"INSERT INTO case_case (id, number, {columns}, head, anchored, state) {numbers} "
            f"SELECT {base} + i, 'B-' || i, {columns}, head, anchored, state FROM n JOIN case_case c ON c.id = %s",
            [count, case],
        )
        columns = "visit, sop_id, unit_id, row, lane, opened, taken, waits, pause"
        cursor.execute(
            f"INSERT INTO case_openvisit (case_id, holder, due, {columns}) {numbers} "
            f"SELECT {base} + i, %s + i %% %s, due + i, {columns} FROM n JOIN case_openvisit v ON v.case_id = %s",
            [count, first, PEOPLE, case],
        )
        cursor.execute("ANALYZE")
    return count


def _p95(readers: list[int]) -> float:
    """Milliseconds; the first pages warm the process."""
    from time import perf_counter

    from django.test import Client

    from alur.web.people.models import Person

    times = []
    for place in range(ASKED):
        client = Client()
        person = Person.objects.get(pk=readers[(place * 47) % len(readers)])
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        begun = perf_counter()
        answer = client.get("/pekerjaan/")
        times.append((perf_counter() - begun) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"Expected the page, but got {answer.status_code}.")
    return sorted(times[20:])[int((ASKED - 20) * 0.95)]


if __name__ == "__main__":
    print(json.dumps(measure()))
