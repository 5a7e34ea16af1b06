"""Put an episode on the air with its step of the SOP, take it down, and report the figures of its first seven days."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID, uuid5

from django.db import transaction

from alur.core.case.commands import AddEvidence, Complete, WithdrawEvidence
from alur.core.case.events import PersonId
from alur.core.instant import Instant, moment_of
from alur.core.refused import Refused
from alur.web.case import queries as cases
from alur.web.case import record
from alur.web.case.models import CaseEvent
from alur.web.people.models import Person
from alur.web.public import queries
from alur.web.public.models import Episode, Podcast
from alur.web.shell.moments import write_moment


@transaction.atomic
def air(episode: Episode, of: Podcast, *, address: str, by: Person, key: UUID, now: Instant) -> Episode:
    """A person's act, and the step's: its output is the address. Raises Refused without consent, and without a step."""
    episode = Episode.objects.select_for_update().select_related("case").get(pk=episode.pk)
    _refuse_unready(episode)
    stage = queries.stage_of(episode, of, by)
    if not (stage.airing or stage.was_aired_by_step):
        raise Refused("Langkah menayangkan belum terbuka. Selesaikan dahulu pemeriksaan isi.")
    visit = stage.airing or queries.visit_of(cases.state_of(episode.case), of.airs)
    digest = sha256(address.encode()).hexdigest()
    shown = AddEvidence(visit=visit, output=0, sha256=digest, media=record.LINK, name=address)
    done = record.record(episode.case_id, shown, by=by.pk, key=uuid5(key, "tautan"), now=now)
    if stage.airing:
        record.record(episode.case_id, Complete(visit=visit, given=(0,)), by=by.pk, key=uuid5(key, "selesai"), now=now)
    episode.link, episode.taken_down_at = done.seq, None
    episode.aired_at = episode.aired_at or moment_of(now)
    episode.save(update_fields=["link", "aired_at", "taken_down_at"])
    return episode


def _refuse_unready(episode: Episode) -> None:
    """The consent is looked up in the record itself: it may have been withdrawn there as evidence."""
    if episode.is_on_air and episode.aired_at:
        raise Refused("Episode ini sudah tayang sejak {when}.", when=write_moment(episode.aired_at))
    standing = {one.seq for one in cases.evidence_in(cases.timeline(episode.case))}
    if episode.consent not in standing:
        raise Refused("Narasumber belum memberi izin publikasi. Kirim tautan izin lebih dahulu.")
    if not episode.audio:
        raise Refused("Rekaman episode belum ada. Unggah dahulu rekamannya.")
    if not episode.transcript.strip():
        raise Refused("Transkrip belum ada, padahal tidak semua orang dapat mendengar. Isi dahulu transkripnya.")


@transaction.atomic
def take_down(episode: Episode, reason: str, *, by: PersonId, key: UUID, now: Instant) -> Episode:
    """Off the air at once; the address no longer counts as the step's evidence, for this reason."""
    episode = Episode.objects.select_for_update().get(pk=episode.pk)
    if not episode.is_on_air or episode.link is None:
        raise Refused("Episode ini tidak sedang tayang.")
    added_by = CaseEvent.objects.values_list("actor", flat=True).get(case=episode.case_id, seq=episode.link)
    command = WithdrawEvidence(episode.link, reason, added_by)
    record.record(episode.case_id, command, by=by, key=key, now=now)
    episode.link, episode.taken_down_at = None, moment_of(now)
    episode.save(update_fields=["link", "taken_down_at"])
    return episode


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the first seven days, as the platforms tell them: the site itself counts no listeners."""

    plays: int
    comments: int
    complaints: int


@transaction.atomic
def report(episode: Episode, of: Podcast, figures: Figures, *, by: Person, key: UUID, now: Instant) -> Episode:
    """Ends the case: the figures are the words of the last step's output."""
    episode = Episode.objects.select_for_update().select_related("case").get(pk=episode.pk)
    stage = queries.stage_of(episode, of, by)
    if stage.figures_from is None:
        raise Refused("Episode ini belum tayang, jadi belum ada angkanya.")
    if moment_of(now) < stage.figures_from:
        raise Refused(
            "Tujuh hari penuh baru lewat pada {when}. Laporkan sesudahnya.", when=write_moment(stage.figures_from)
        )
    if not stage.reporting:
        raise Refused("Langkah melaporkan tidak terbuka dalam kasus ini.")
    said = f"7 hari: {figures.plays} diputar, {figures.comments} komentar, {figures.complaints} pengaduan"
    command = Complete(visit=stage.reporting, given=(0,), results=(said,))
    record.record(episode.case_id, command, by=by.pk, key=key, now=now)
    episode.plays, episode.comments, episode.complaints = figures.plays, figures.comments, figures.complaints
    episode.save(update_fields=["plays", "comments", "complaints"])
    return episode
