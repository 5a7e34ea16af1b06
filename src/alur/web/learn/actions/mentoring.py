"""Ask for a mentor at the first run of a step, and sign what the mentor saw."""

from datetime import datetime

from django.db import transaction

from alur.core.refused import Refused
from alur.web.learn.models import Accompaniment
from alur.web.people.models import Person
from alur.web.sop.models import SopVersion


@transaction.atomic
def ask_mentor(version: SopVersion, row: str, *, mentor: Person, by: Person, now: datetime, case: str = "") -> None:
    """Asking the same mentor for the same step twice is once. Raises Refused for oneself."""
    if mentor == by:
        raise Refused("Pilih rekan lain sebagai pendamping.")
    Accompaniment.objects.get_or_create(
        person=by,
        mentor=mentor,
        sop=version.sop,
        row=row,
        signed_at=None,
        defaults={"version": version, "asked_at": now, "case_number": case},
    )


@transaction.atomic
def sign(asked: Accompaniment, *, verdict: str, note: str, by: Person, now: datetime) -> None:
    """The mentor's word. A signature is not signed again: raises Refused."""
    if by.pk != asked.mentor_id:
        raise Refused("Hanya pendamping yang diminta yang dapat menandatangani.")
    fields = {"verdict": Accompaniment.Verdict(verdict), "note": note.strip(), "signed_at": now}
    if not Accompaniment.objects.filter(pk=asked.pk, signed_at=None).update(**fields):
        raise Refused("Pendampingan ini sudah ditandatangani.")


@transaction.atomic
def vouch(version: SopVersion, row: str, *, person: Person, by: Person, now: datetime, note: str = "") -> None:
    """The head answers for somebody who had done the step before the SOP came into Alur. Raises Refused for oneself."""
    if person == by:
        raise Refused("Atasan Anda yang menyatakan bahwa Anda mandiri.")
    Accompaniment.objects.create(
        person=person,
        mentor=by,
        sop=version.sop,
        version=version,
        row=row,
        is_prior=True,
        asked_at=now,
        signed_at=now,
        verdict=Accompaniment.Verdict.ALONE,
        note=note.strip(),
    )
