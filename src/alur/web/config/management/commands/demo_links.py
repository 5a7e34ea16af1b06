"""`manage.py demo_links ADDRESS`: one line for each of the five demo accounts, name first."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from alur.web.people.demo_links import FIVE, demo_path
from alur.web.people.models import Person


class Command(BaseCommand):
    help = "Cetak tautan masuk lima akun peragaan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Tautan masuk hanya ada dalam peragaan (ALUR_DEMO=1).")
        for login_name, what in FIVE.items():
            person = Person.objects.filter(login_name=login_name).first()
            if person:
                self.stdout.write(f"{person.name:<6} {options['address']}{demo_path(person)}   {what}")
