"""The guest's consent: asked for by somebody of the office, given and withdrawn by the guest with a link.

What the guest said is evidence in the case, added by the program itself, for a guest has no account. The statement
names what was consented to in the words that the guest read.
"""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from alur.core.case.commands import AddEvidence, WithdrawEvidence
from alur.core.case.events import NOBODY
from alur.core.instant import Instant, moment_of
from alur.core.refused import Refused
from alur.web.case import evidence, record
from alur.web.case import queries as cases
from alur.web.people.queries import agency, zone_of
from alur.web.public import queries
from alur.web.public.models import Episode, Podcast
from alur.web.shell.moments import write_moment

_KEYS = UUID("e8a5b0de-8a3f-5c55-8f0e-2d6e2b1d7c40")
WORDS = (
    "Suara dan nama saya boleh disiarkan dalam episode ini, di halaman dan umpan podcast kantor.",
    "Percakapan boleh disunting tanpa mengubah maksudnya, dan transkripnya boleh dibaca siapa saja.",
    "Saya dapat menarik izin ini kapan saja dengan tautan yang diberikan; episode lalu diturunkan.",
    "Menolak atau menarik izin tidak memengaruhi layanan kantor ini kepada saya.",
)
"""What a guest consents to. New words are a new consent: those given keep theirs in their statement."""


@transaction.atomic
def ask(episode: Episode) -> Episode:
    """Makes a new link; those made before no longer hold. Raises Refused where there is consent already."""
    episode = Episode.objects.select_for_update().get(pk=episode.pk)
    if episode.has_consent:
        raise Refused("Narasumber sudah memberi izin. Tautan baru tidak diperlukan.")
    episode.asked += 1
    episode.save(update_fields=["asked"])
    return episode


def give(episode: Episode, of: Podcast, *, now: Instant) -> Episode:
    """One press: the statement becomes evidence in the case. A second press is the same request."""
    with timezone.override(zone_of(episode.case.unit)):
        statement = _statement(episode, of, moment_of(now)).encode()
    stored = evidence.store([statement])
    with transaction.atomic():
        episode = Episode.objects.select_for_update().select_related("case").get(pk=episode.pk)
        if episode.has_consent:
            return episode
        command = AddEvidence(
            visit=queries.visit_of(cases.state_of(episode.case), of.records),
            sha256=stored.sha256,
            size=stored.size,
            media="text/plain",
            name=f"Izin publikasi {episode.guest}.txt",
        )
        key = uuid5(_KEYS, f"izin {episode.guid} {episode.asked}")
        done = record.record(episode.case_id, command, by=NOBODY, key=key, now=now)
        episode.consent, episode.consented_at, episode.withdrawn_at = done.seq, moment_of(now), None
        episode.save(update_fields=["consent", "consented_at", "withdrawn_at"])
    return episode


@transaction.atomic
def withdraw(episode: Episode, *, now: Instant) -> Episode:
    """The consent no longer counts, and the episode is off the air with this very act."""
    episode = Episode.objects.select_for_update().get(pk=episode.pk)
    if episode.consent is None:
        return episode
    command = WithdrawEvidence(episode.consent, "Izin ditarik oleh narasumber melalui tautannya.", NOBODY)
    key = uuid5(_KEYS, f"tarik {episode.guid} {episode.consent}")
    record.record(episode.case_id, command, by=NOBODY, key=key, now=now)
    episode.consent, episode.withdrawn_at = None, moment_of(now)
    episode.save(update_fields=["consent", "withdrawn_at"])
    return episode


def _statement(episode: Episode, of: Podcast, moment: datetime) -> str:
    """Plain text, so that it can be read in fifty years."""
    lines = (
        "IZIN PUBLIKASI NARASUMBER",
        f"Kantor     : {agency() or ''}",
        f"Podcast    : {of.title}",
        f"Episode    : {episode.title}",
        f"Narasumber : {episode.guest}",
        f"Kasus      : {episode.case.number}",
        f"Diberikan  : {write_moment(moment)}, melalui tautan bertanda tangan nomor {episode.asked}",
        "",
        "Narasumber membaca dan menyetujui:",
        *(f"{place}. {words}" for place, words in enumerate(WORDS, 1)),
    )
    return "\n".join(lines) + "\n"
