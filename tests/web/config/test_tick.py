"""Jobs: each due one is run by one process, again after a fault, and never more often than it was due."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.management import call_command

from alur.web.config.jobs import JOBS, Job
from alur.web.config.models import DueJob
from alur.web.config.schedule import Daily, Every, next_due
from alur.web.config.ticking import LEASE, run_due

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
HOURLY = Every(timedelta(hours=1))


def job(ran: list[datetime], fault: Exception | None = None) -> tuple[Job, ...]:
    def run(now: datetime) -> None:
        ran.append(now)
        if fault:
            raise fault

    return (Job("uji", HOURLY, run),)


@pytest.mark.django_db
def test_a_new_job_is_run_at_once_and_then_when_it_is_due() -> None:
    ran: list[datetime] = []
    for minutes in (0, 1, 59, 60, 61, 120):
        run_due(job(ran), NOW + timedelta(minutes=minutes))
    assert ran == [NOW, NOW + timedelta(hours=1), NOW + timedelta(hours=2)]


@pytest.mark.django_db
def test_what_was_missed_while_the_machine_stood_still_is_done_once_and_does_not_drift() -> None:
    ran: list[datetime] = []
    run_due(job(ran), NOW)
    assert run_due(job(ran), NOW + timedelta(hours=9, minutes=20)) == 1
    assert DueJob.objects.get().due_at == NOW + timedelta(hours=10)


@pytest.mark.django_db
def test_a_job_that_another_process_has_claimed_is_left_alone_until_the_lease_runs_out() -> None:
    DueJob.objects.create(name="uji", due_at=NOW, claimed_until=NOW + LEASE)
    ran: list[datetime] = []
    assert run_due(job(ran), NOW + timedelta(minutes=1)) == 0
    assert run_due(job(ran), NOW + LEASE + timedelta(seconds=1)) == 1


@pytest.mark.django_db
def test_a_process_whose_lease_ran_out_does_not_give_back_the_claim_of_the_next() -> None:
    others = NOW + timedelta(hours=5)

    def slow(now: datetime) -> None:
        DueJob.objects.filter(name="uji").update(claimed_until=others)  # the lease ran out; another took it

    run_due((Job("uji", HOURLY, slow),), NOW)
    assert DueJob.objects.get().claimed_until == others


@pytest.mark.django_db
def test_a_job_that_fails_is_tried_again_soon_then_later_and_stops_nobody_else() -> None:
    ran: list[datetime] = []
    other: list[datetime] = []
    jobs = (*job(ran, ValueError("rahasia")), Job("lain", HOURLY, other.append))
    assert run_due(jobs, NOW) == 2
    row = DueJob.objects.get(name="uji")
    assert (row.tries, row.last_fault, row.claimed_until) == (1, "ValueError", None)
    assert other == [NOW]


@pytest.mark.slow
@pytest.mark.django_db
def test_the_command_runs_what_is_due() -> None:
    call_command("tick", "--once")
    assert set(DueJob.objects.values_list("name", flat=True)) == {each.name for each in JOBS}


def test_no_two_jobs_share_a_name() -> None:
    assert len({each.name for each in JOBS}) == len(JOBS)


def test_a_daily_job_follows_the_clock_of_the_office() -> None:
    # 02.00 WITA is 18.00 UTC of the day before
    due = next_due(Daily(time(2)), NOW, now=NOW, zone="Asia/Makassar")
    assert due == datetime(2026, 11, 24, 18, tzinfo=UTC)
    assert next_due(Daily(time(2)), due, now=due, zone="Asia/Makassar") == due + timedelta(days=1)
