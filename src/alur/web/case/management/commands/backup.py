"""`manage.py backup FOLDER`: database, evidence, keys and anchors while the office works."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alur.core.refused import Refused
from alur.web.case.actions.backup import backup


class Command(BaseCommand):
    help = "Cadangkan basis data, bukti, kunci, dan jangkar ke folder baru. Situs boleh tetap berjalan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("destination", type=Path, help="folder yang belum ada")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = backup(options["destination"])
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        rows, files = sum(told["rows"].values()), len(told["files"])
        self.stdout.write(f"{rows} baris dan {files} berkas dicadangkan ke {options['destination']}.")
        self.stdout.write("Folder itu memuat kunci kantor dan data pribadi. Simpan seperti aslinya.")
