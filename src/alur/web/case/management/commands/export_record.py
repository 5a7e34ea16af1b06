"""`manage.py export_record -o X.zip`: the record of all cases for an inspector; `alur verify X.zip` checks it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case.actions.export_record import export_record


class Command(BaseCommand):
    help = "Ekspor catatan semua kasus ke zip atau folder yang dapat diperiksa dengan `alur verify`."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("-o", "--output", type=Path, required=True, help="nama zip (berakhiran .zip) atau folder")
        parser.add_argument("--words", action="store_true", help="sertakan isi pribadi: perihal, catatan, nama berkas")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = export_record(options["output"], with_words=options["words"], now=instant_of(timezone.now()))
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{done.events} peristiwa dan {done.files} berkas bukti ditulis ke {options['output']}.")
        if done.missing:
            raise CommandError(f"Berkas bukti berikut tidak ada atau rusak: {', '.join(done.missing)}.")
