"""`manage.py doors ADDRESS`: the links that open the site: the set-up of a new office, or the five of the demo."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from alur.web.people import queries, set_up_link
from alur.web.people.demo_links import doors


class Command(BaseCommand):
    help = "Cetak tautan yang membuka situs: penyiapan kantor baru, atau lima akun peragaan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")

    def handle(self, *args: Any, **options: Any) -> None:
        address = options["address"].rstrip("/")
        for name, what, path in doors():
            self.stdout.write(f"{name:<6} {address}{path}   ({what})")
        if queries.agency() is None and not settings.DEMO:
            self.stdout.write(f"Siapkan kantor: {address}{set_up_link.set_up_path()}")
