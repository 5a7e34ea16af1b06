"""A person objects to a visit that the record has under their name, with a reason and, where there is one, a file."""

from django.db import IntegrityError, transaction

from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.web.case.actions.attach import Kept
from alur.web.case.models import Evidence, Fact
from alur.web.conduct.models import Objection
from alur.web.conduct.queries.objections import answerers_of
from alur.web.people.models import Person

LEAST_REASON = 20


def object_to(
    fact: Fact,
    *,
    person: Person,
    ground: str,
    reason: str,
    addressee: int | None,
    now: Instant,
    attached: Kept | None = None,
) -> Objection:
    """Raises Refused. Without anybody who may answer it stays open all the same: it blocks use, and shows why."""
    able = {one.pk: one for one in answerers_of(person, now=now)}
    if able and addressee not in able:
        raise Refused("Pilih siapa yang menjawab keberatan ini.")
    if ground not in Objection.Ground.values or len(reason.strip()) < LEAST_REASON:
        raise Refused("Pilih sebabnya, lalu ceritakan sedikitnya 20 huruf apa yang terjadi.")
    try:
        with transaction.atomic():
            if attached:
                _keep(attached, now)
            return Objection.objects.create(
                person=person,
                case=fact.case,
                visit=fact.visit,
                due=fact.due,
                ground=ground,
                reason=reason.strip(),
                sha256=attached.stored.sha256 if attached else "",
                name=attached.name[:200] if attached else "",
                media=attached.media if attached else "",
                at=now,
                addressee=able.get(addressee or 0),
            )
    except IntegrityError:
        raise Refused("Keberatan atas kunjungan ini sudah ada dan belum dijawab. Buka keberatan itu.") from None


def _keep(attached: Kept, now: Instant) -> None:
    """As of any evidence: a row speaks of the file, so that it is not swept away."""
    told = {"size": attached.stored.size, "media": attached.media, "recorded_at": now}
    Evidence.objects.get_or_create(sha256=attached.stored.sha256, defaults=told)
