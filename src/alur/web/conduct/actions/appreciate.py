"""Criteria are published, a colleague is named for them, a thanks is said: three small acts of one row each."""

from datetime import date

from django.db import IntegrityError, transaction

from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.web.conduct.models import Criteria, Nomination, Thanks
from alur.web.people.models import Person

LEAST_REASON = 20


def publish(*, title: str, words: str, until: date, by: Person, today: date) -> Criteria:
    """Raises Refused. Published criteria are not changed; others are published beside them."""
    if until <= today or len(words.strip()) < LEAST_REASON:
        raise Refused("Kriteria perlu uraian dan masa usulan sesudah hari ini. Lengkapi isiannya.")
    return Criteria.objects.create(title=title.strip(), words=words.strip(), published=today, until=until, by=by)


def nominate(criteria: Criteria, person: Person, *, by: Person, reason: str, today: date, now: Instant) -> Nomination:
    """Raises Refused. Anyone names anyone but themselves."""
    if person.pk == by.pk:
        raise Refused("Usulan dibuat oleh orang lain. Ceritakan karya Anda kepada rekan atau atasan.")
    if not criteria.published <= today <= criteria.until:
        raise Refused("Masa usulan untuk kriteria ini tidak sedang terbuka.")
    if len(" ".join(reason.split())) < LEAST_REASON:
        raise Refused("Tulis sedikitnya {least} huruf, agar yang membacanya mengerti.", least=LEAST_REASON)
    try:
        with transaction.atomic():
            return Nomination.objects.create(criteria=criteria, person=person, by=by, reason=reason.strip(), at=now)
    except IntegrityError:
        raise Refused("Anda sudah mengusulkan rekan ini untuk kriteria yang sama.") from None


def thank(to: Person, *, by: Person, words: str, now: Instant) -> Thanks:
    """Raises Refused."""
    if to.pk == by.pk or not words.strip():
        raise Refused("Terima kasih ditujukan kepada rekan, dengan sebabnya. Lengkapi isiannya.")
    return Thanks.objects.create(to=to, by=by, words=words.strip(), at=now)
