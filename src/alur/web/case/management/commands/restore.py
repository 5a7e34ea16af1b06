"""`manage.py restore FOLDER`: a backup into an empty installation, checked to the last row and link."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case.actions.restore import restore


class Command(BaseCommand):
    help = "Pulihkan cadangan ke pemasangan yang kosong, lalu periksa isinya."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", type=Path, help="folder hasil `manage.py backup`")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = restore(options["source"], now=instant_of(timezone.now()))
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{done.rows} baris dan {done.files} berkas dipulihkan.")
        if done.verdict.first_bad:
            raise CommandError(f"Rantai catatan tidak utuh: {done.verdict.first_bad}")
        self.stdout.write(f"Rantai {done.verdict.cases} kasus utuh. Jalankan `manage.py prepare`, lalu nyalakan situs.")
