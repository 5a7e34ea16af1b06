"""Forget an episode: its texts, and which events of the case hold its files and the guest's statements."""

from django.db import transaction
from django.db.models import Q

from alur.core.case.events import NOBODY, EvidenceAdded
from alur.web.case.models import Case, CaseEvent
from alur.web.public.models import Episode


def events_of(case: Case) -> set[int]:
    """Recordings and covers, earlier ones too, and what the guest said by link."""
    episode = Episode.objects.get(case=case)
    files = Q(body__contains='"media":"audio/') | Q(actor=NOBODY)
    for sha256 in filter(None, (episode.audio, episode.cover)):
        files |= Q(body__contains=sha256)
    rows = CaseEvent.objects.filter(files, case=case, kind=EvidenceAdded.__name__)
    return set(rows.values_list("seq", flat=True))


@transaction.atomic
def forget(case: Case) -> None:
    """Off the air and empty; that there was an episode, and when, stays."""
    nothing = dict.fromkeys(("title", "guest", "script", "notes", "transcript"), "")
    files = {"audio": "", "audio_media": "", "audio_size": 0, "audio_seconds": 0, "cover": "", "cover_media": ""}
    Episode.objects.filter(case=case).update(**nothing, **files, consent=None, link=None)
