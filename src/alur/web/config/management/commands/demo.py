"""`manage.py demo`: the demo office with three months of work behind it. Where there is an office, it is left alone."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from alur.core.instant import instant_of
from alur.web.case.actions.anchor import anchor
from alur.web.config.demo.episodes import begin_one, set_out_episodes
from alur.web.config.demo.fairness import live_fairly
from alur.web.config.demo.files import keep_files
from alur.web.config.demo.forgery import plant
from alur.web.config.demo.lessons import learn
from alur.web.config.demo.life import Life
from alur.web.config.demo.office import build, write_drafts
from alur.web.config.demo.today import set_out
from alur.web.config.demo.world import World
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
        self._told = 0.0
        now = timezone.now()
        with transaction.atomic():  # the demo may be begun anew, so it need not be on the disk act by act
            world = World(build(now), instant_of(now), options["seed"])
            set_out(world)
            set_out_episodes(world)
            Life(world, self._tell).live()
            write_drafts(world.office, now)
            live_fairly(world)
            keep_files(world)
            learn(world)
            begin_one(world)
        anchor(world.now)
        plant(world.now)
        self.stdout.write(
            f"  {len(world.office.sops)} SOP, {world.acts} tindakan, {time.monotonic() - began:.0f} detik"
        )

    def _tell(self, share: float) -> None:
        """Each tenth on a line of its own: `make run` may write into a file."""
        if share >= self._told + 0.1:
            self._told = share
            self.stdout.write(f"  tiga bulan kerja: {share:.0%}")
            self.stdout.flush()
