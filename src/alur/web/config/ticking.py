"""Runs jobs that are due. A claim is one conditional UPDATE, so two processes never run the same job at once;
a claim that its process did not live to give back runs out (`LEASE`), and the job is run again.
"""

import logging
import subprocess
import sys
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from alur.web.config.jobs import Job
from alur.web.config.models import DueJob
from alur.web.config.schedule import next_due
from alur.web.people import queries

LEASE = timedelta(minutes=15)
# After a fault: soon again, then ever later, at most an hour.
RETRY = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=1)
log = logging.getLogger("alur.tick")


def run_due(jobs: tuple[Job, ...], now: datetime) -> int:
    """Runs each job that is due and that this process could claim; returns how many."""
    DueJob.objects.bulk_create([DueJob(name=job.name, due_at=now) for job in jobs], ignore_conflicts=True)
    due = set(DueJob.objects.filter(_free(now), due_at__lte=now).values_list("name", flat=True))
    return sum(_claim_and_run(job, now) for job in jobs if job.name in due)


def _free(now: datetime) -> Q:
    return Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)


def _claim_and_run(job: Job, now: datetime) -> bool:
    claim = now + LEASE
    claimed = DueJob.objects.filter(_free(now), name=job.name, due_at__lte=now).update(claimed_until=claim)
    if not claimed:
        return False
    row = DueJob.objects.get(name=job.name)
    try:
        _run(job, now)
    except Exception as fault:  # the loop must outlive any job; told once, here
        log.exception("job %s failed, try %s", job.name, row.tries + 1)
        later = min(RETRY * 2**row.tries, LONGEST_RETRY)
        _give_back(job, claim, due_at=timezone.now() + later, tries=row.tries + 1, last_fault=type(fault).__name__)
    else:
        due = next_due(job.schedule, row.due_at, now=now, zone=_zone())
        _give_back(job, claim, due_at=due, tries=0, last_fault="", last_done_at=timezone.now())
    return True


def _give_back(job: Job, claim: datetime, **changes: object) -> None:
    """Only the holder of the claim may: one whose lease ran out meanwhile changes nothing (fencing)."""
    DueJob.objects.filter(name=job.name, claimed_until=claim).update(claimed_until=None, **changes)


def _run(job: Job, now: datetime) -> None:
    if not job.heavy:
        job.run(now)
        return
    command = [sys.executable, str(settings.ROOT / "manage.py"), "tick", "--job", job.name]
    subprocess.run(command, check=True, timeout=LEASE.total_seconds() - 60)  # noqa: S603  our own command


def _zone() -> str:
    office = queries.agency()
    return queries.zone_of(office.root) if office else queries.DEFAULT_ZONE
