"""Links for a guest, who has no account: signed, for one episode and one purpose, and not for ever.

A consent link lives fourteen days, and a newer one ends it. The link that withdraws holds as long as that consent
stands, for withdrawing must be as easy as consenting (UU 27/2022); five years is the bound of any signature here.
"""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from alur.web.public.models import Episode

CONSENT_DAYS = 14
_CONSENT, _WITHDRAWAL = "alur.public.consent", "alur.public.withdrawal"
_WITHDRAWAL_LIFE = timedelta(days=5 * 365)


def consent_path(episode: Episode) -> str:
    token = signing.TimestampSigner(salt=_CONSENT).sign_object([episode.pk, episode.asked])
    return reverse("public:consent", args=[token])


def withdrawal_path(episode: Episode) -> str:
    token = signing.TimestampSigner(salt=_WITHDRAWAL).sign_object([episode.pk, episode.consent])
    return reverse("public:withdraw", args=[token])


def to_consent(token: str) -> Episode | None:
    """None where the link is not ours, has run out, or a newer one was made."""
    found = _episode(token, _CONSENT, timedelta(days=CONSENT_DAYS))
    return found[0] if found and found[1] == found[0].asked else None


def to_withdraw(token: str) -> Episode | None:
    """None likewise, and where the consent that it speaks of no longer stands."""
    found = _episode(token, _WITHDRAWAL, _WITHDRAWAL_LIFE)
    return found[0] if found and found[0].consent is not None and found[1] == found[0].consent else None


def _episode(token: str, salt: str, life: timedelta) -> tuple[Episode, int] | None:
    try:
        key, number = signing.TimestampSigner(salt=salt).unsign_object(token, max_age=life)
    except signing.BadSignature:
        return None
    episode = Episode.objects.select_related("case__unit").filter(pk=key).first()
    return (episode, number) if episode else None
