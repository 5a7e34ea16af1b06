"""A data protection officer puts the impact assessment on file: from then on files about persons may be opened."""

from datetime import date

from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.web.case.actions.attach import Kept
from alur.web.case.models import Evidence
from alur.web.conduct.models import ImpactAssessment
from alur.web.people.models import Person


def switch_on(*, number: str, day: date, today: date, kept: Kept, by: Person, now: Instant) -> ImpactAssessment:
    """Raises Refused."""
    if not number.strip() or day > today:
        raise Refused("DPIA mempunyai nomor dan tanggal yang sudah lewat. Periksa isiannya.")
    keep_file(kept, now)
    return ImpactAssessment.objects.create(
        number=number.strip(), day=day, sha256=kept.stored.sha256, name=kept.name[:200], by=by, at=now
    )


def keep_file(kept: Kept, now: Instant) -> None:
    """As of any evidence: a row speaks of the file, so that it is not swept away."""
    told = {"size": kept.stored.size, "media": kept.media, "recorded_at": now}
    Evidence.objects.get_or_create(sha256=kept.stored.sha256, defaults=told)
