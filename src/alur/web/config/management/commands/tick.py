"""`manage.py tick`: runs what is due, for ever; `--once` looks once; `--job NAME` runs one job now, unclaimed."""

import signal
import time
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from alur.web.config.jobs import JOBS
from alur.web.config.ticking import run_due

PAUSE_SECONDS = 5


class Command(BaseCommand):
    help = "Jalankan pekerjaan terjadwal."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true")
        parser.add_argument("--job", choices=[job.name for job in JOBS])

    def handle(self, *args: Any, **options: Any) -> None:
        if options["job"]:
            next(job for job in JOBS if job.name == options["job"]).run(timezone.now())
        elif options["once"]:
            self.stdout.write(str(run_due(JOBS, timezone.now())))
        else:
            self._for_ever()

    def _for_ever(self) -> None:
        """Stops between jobs, never inside one."""
        stopping: list[int] = []

        def stop(number: int, frame: FrameType | None) -> None:
            stopping.append(number)

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        while not stopping:
            run_due(JOBS, timezone.now())
            close_old_connections()
            for _ in range(PAUSE_SECONDS):
                if not stopping:
                    time.sleep(1)
