"""An officer opens a file: written before anything of it is shown, and read by the person it is about."""

from alur.core.instant import Instant
from alur.web.conduct.models import ConductFile, FileReading
from alur.web.people.models import Person


def open_reading(row: ConductFile, *, reader: Person, now: Instant) -> FileReading:
    return FileReading.objects.create(file=row, reader=reader, at=now)
