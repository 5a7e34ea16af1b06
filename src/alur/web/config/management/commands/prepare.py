"""`manage.py prepare`: brings database, cache table, translations and static files to where this version needs them."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from alur.web.config.catalogue import compile_catalogue


class Command(BaseCommand):
    help = "Siapkan basis data dan berkas situs. Aman diulang."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("  basis data")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        self.stdout.write("  terjemahan")
        for catalogue in settings.CATALOGUES:
            catalogue.with_suffix(".mo").write_bytes(compile_catalogue(catalogue.read_text("utf-8")))
        self.stdout.write("  berkas tampilan")
        call_command("collectstatic", verbosity=0, interactive=False)
