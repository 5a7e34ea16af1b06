"""`manage.py refold`: rebuilds what is derived from the events of every case and compares; `--write` puts it right."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alur.web.case.actions.refold import differences, write_anew
from alur.web.case.models import Case


class Command(BaseCommand):
    help = "Bangun ulang turunan dari peristiwa tiap kasus dan bandingkan dengan yang tersimpan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="tulis ulang turunan yang berbeda")

    def handle(self, *args: Any, **options: Any) -> None:
        count, unlike = 0, 0
        for case in Case.objects.select_related("unit").order_by("pk").iterator(chunk_size=200):
            count += 1
            if found := differences(case):
                unlike += 1
                self.stdout.write(f"{case.number}: berbeda pada {', '.join(found)}")
                if options["write"] and "rantai" not in found:
                    write_anew(case)
        self.stdout.write(f"{count} kasus dibandingkan, {unlike} berbeda.")
        if unlike and not options["write"]:
            raise CommandError("Turunan tidak sesuai dengan peristiwanya. Periksa, lalu jalankan dengan --write.")
