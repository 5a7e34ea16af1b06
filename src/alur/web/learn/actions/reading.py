"""Say that one has read a version."""

from datetime import datetime

from django.db import transaction

from alur.core.refused import Refused
from alur.web.learn.models import Reading
from alur.web.people.models import Person
from alur.web.people.queries import today
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import in_force


@transaction.atomic
def mark_read(version: SopVersion, *, by: Person, now: datetime) -> Reading:
    """Twice is once. Raises Refused where another version took force meanwhile: that one was not shown."""
    current = in_force(version.sop, on=today(version.sop.unit, now=now))
    if current is None or current.pk != version.pk:
        raise Refused("Versi {n} tidak lagi berlaku. Buka SOP ini lagi untuk membaca yang berlaku.", n=version.number)
    return Reading.objects.get_or_create(person=by, version=version, defaults={"at": now})[0]
