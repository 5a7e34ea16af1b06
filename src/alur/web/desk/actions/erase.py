"""Erase words wherever the site holds them: in the record of a case, and in the episode that the case carries."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from alur.core.case.events import PersonId
from alur.core.instant import Instant, instant_of
from alur.web.case.actions import erase as words
from alur.web.case.models import Case, Erasure
from alur.web.public.actions import forget
from alur.web.public.models import Episode


@transaction.atomic
def erase(case: Case, seqs: Collection[int], *, with_episode: bool, reason: str, by: PersonId, now: Instant) -> Erasure:
    """Raises Refused without a reason, or where nothing is left to erase."""
    chosen = set(seqs) | (forget.events_of(case) if with_episode else set())
    done = words.erase(case, chosen, reason=reason, by=by, now=now)
    if with_episode:
        forget.forget(case)
    return done


def sweep(moment: datetime) -> None:
    """The job of `tick`: what was erased also leaves the disk."""
    words.sweep((*words.TABLES, Episode), instant_of(moment))
