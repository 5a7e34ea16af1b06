"""`manage.py erase NOMOR --reason …`: erases words of a case, and their bytes from the disk at once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alur.core.case.events import NOBODY
from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case.models import Case, CaseEvent
from alur.web.desk.actions.erase import erase, sweep
from alur.web.public.models import Episode


class Command(BaseCommand):
    help = "Hapus kata-kata pribadi dari sebuah kasus; peristiwa dan rantainya tetap."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", help="nomor kasus")
        parser.add_argument("--seq", type=int, action="append", help="nomor peristiwa; tanpa ini: semua peristiwa")
        parser.add_argument("--reason", required=True, help="alasan, tanpa mengulang yang dihapus")

    def handle(self, *args: Any, **options: Any) -> None:
        case = Case.objects.filter(number=options["number"]).first()
        if case is None:
            raise CommandError(f"Kasus {options['number']} tidak ada.")
        seqs = options["seq"] or list(CaseEvent.objects.filter(case=case).values_list("seq", flat=True))
        whole = not options["seq"] and Episode.objects.filter(case=case).exists()
        now = timezone.now()
        try:
            done = erase(case, seqs, with_episode=whole, reason=options["reason"], by=NOBODY, now=instant_of(now))
        except Refused as refused:
            raise CommandError(str(refused)) from None
        sweep(now)
        self.stdout.write(f"{len(done.seqs)} peristiwa tanpa kata lagi, {len(done.files)} berkas dihapus.")
        self.stdout.write("Cadangan yang lebih lama masih memuatnya sampai masa simpannya habis.")
