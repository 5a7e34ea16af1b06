"""`manage.py anchor`: signs the heads of all cases now. `tick` does it by itself every day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from alur.core.instant import instant_of
from alur.web.case.actions.anchor import anchor, folder


class Command(BaseCommand):
    help = "Jangkarkan catatan semua kasus: tandatangani, tulis ke berkas, kirim."

    def handle(self, *args: Any, **options: Any) -> None:
        done = anchor(instant_of(timezone.now()))
        if done.number is None:
            self.stdout.write("Tidak ada kasus yang bertambah sejak jangkar terakhir.")
        else:
            self.stdout.write(f"Jangkar {done.number} ditulis di {folder()}. Simpan salinannya di luar kantor.")
        if done.broken:
            raise CommandError(f"Rantai kasus berikut tidak utuh dan tidak dijangkarkan: {', '.join(done.broken)}.")
