"""The one table of `config`: when each job is due, and which process has claimed it until when."""

from django.db import models


class DueJob(models.Model):
    """One row for each job of `jobs.JOBS`. A claim that has run out may be taken by another process."""

    name = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField(db_index=True)
    claimed_until = models.DateTimeField(null=True)
    last_done_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    last_fault = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name
