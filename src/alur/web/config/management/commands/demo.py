"""`manage.py demo`: the demo office with three months of work behind it. Where there is an office, it is left alone."""

import time
from argparse import ArgumentParser
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from alur.core.instant import instant_of
from alur.web.case.actions.anchor import anchor
from alur.web.config.demo.life import Life, hurried
from alur.web.config.demo.office import FORGED, a_draft, a_forgery, build
from alur.web.people.models import Agency


class Command(BaseCommand):
    help = "Menyiapkan kantor peragaan; tidak mengubah kantor yang sudah ada."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=20261124)

    def handle(self, *args: Any, **options: Any) -> None:
        if Agency.objects.exists():
            self.stdout.write("Kantor sudah ada; datanya dipertahankan.")
            return
        began = time.monotonic()
        now = timezone.now()
        with hurried():
            office = build(timezone.localdate(), now)
            life = Life(office, instant_of(now), Random(options["seed"]), self._tell)
            acts = life.live()
            a_draft(office, now)
        anchor(instant_of(now))
        a_forgery(Path(settings.VAR) / FORGED, now)
        self.stdout.write(f"\r  {len(office.sops)} SOP, {acts} tindakan, {time.monotonic() - began:.0f} detik.   ")

    def _tell(self, share: float) -> None:
        """On a terminal only: in a log it would be noise."""
        if not self.stdout.isatty():
            return
        self.stdout.write(f"\r  Menjalani tiga bulan kerja: {share:.0%}", ending="")
        self.stdout.flush()
