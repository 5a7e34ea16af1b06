"""`manage.py messages`: renews the English catalogue from what the site says and tells what is not translated yet."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from alur.web.config.messages import collect, renew, untranslated


class Command(BaseCommand):
    help = "Perbarui katalog terjemahan (untuk pengembang)."

    def handle(self, *args: Any, **options: Any) -> None:
        messages = collect(settings.ROOT / "src" / "alur")
        for path in settings.CATALOGUES:
            renewed = renew(path.read_text("utf-8"), messages)
            path.write_text(renewed, "utf-8")
            for message in untranslated(renewed, messages):
                self.stdout.write(message)
