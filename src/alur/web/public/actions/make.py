"""Write an episode: its texts, its recording and its cover. Files are evidence of the case, added through the door."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import transaction

from alur.core.case.commands import AddEvidence
from alur.core.case.events import PersonId
from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.formats.feed.audio import KINDS, read_audio
from alur.web.case import evidence, record
from alur.web.case import queries as cases
from alur.web.case.models import Case
from alur.web.public import queries
from alur.web.public.models import Episode, Podcast

_PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """``audio`` and ``cover`` are the bytes of new files; empty where the old ones stay."""

    title: str
    guest: str
    script: str = ""
    notes: str = ""
    transcript: str = ""
    audio: bytes = b""
    cover: bytes = b""


def make(case: Case, of: Podcast, written: Written, *, by: PersonId, key: UUID, now: Instant) -> Episode:
    """Begins the episode of the case, or changes it. Raises Refused where a file is not what it should be."""
    files = _files(written)
    with transaction.atomic():
        episode, _new = Episode.objects.select_for_update().get_or_create(case=case)
        _refuse_another_guest(episode, written)
        for name in ("title", "guest", "script", "notes", "transcript"):
            setattr(episode, name, getattr(written, name))
        for name, value in files.items():
            setattr(episode, name, value)
        episode.save()
        for place, (digest, size, media, name) in enumerate(_evidence(episode, files)):
            command = AddEvidence(
                visit=queries.visit_of(cases.state_of(case), of.records),
                sha256=digest, size=size, media=media, name=name,
            )  # fmt: skip
            record.record(case.pk, command, by=by, key=uuid5(key, f"berkas:{place}"), now=now)
    return episode


def _refuse_another_guest(episode: Episode, written: Written) -> None:
    if episode.has_consent and written.guest != episode.guest:
        raise Refused("Izin atas nama {guest} sudah ada. Narasumber lain memerlukan episode lain.", guest=episode.guest)


def _files(written: Written) -> dict[str, str | int]:
    """The columns that new files fill; the bytes are on the disk before any row speaks of them."""
    columns: dict[str, str | int] = {}
    if written.audio:
        audio = read_audio(written.audio)
        kept = _kept(written.audio)
        columns |= {"audio": kept.sha256, "audio_size": kept.size}
        columns |= {"audio_media": audio.media, "audio_seconds": audio.seconds}
    if written.cover:
        media = next((kind for kind, head in _PICTURES.items() if written.cover.startswith(head)), "")
        if not media:
            raise Refused("Sampul harus gambar PNG atau JPG. Simpan dahulu dalam salah satu bentuk itu.")
        columns |= {"cover": _kept(written.cover).sha256, "cover_media": media}
    return columns


def _kept(data: bytes) -> evidence.Stored:
    try:
        return evidence.store([data])
    except evidence.TooLarge:
        raise Refused("Berkas lebih dari 20 MB. Simpan dengan mutu lebih rendah, misalnya MP3 64 kbps.") from None


def _evidence(episode: Episode, files: dict[str, str | int]) -> list[tuple[str, int, str, str]]:
    """(hash, size, media, name) of each new file."""
    found = []
    if "audio" in files:
        name = f"{episode.title[:80]}.{KINDS[episode.audio_media]}"
        found.append((episode.audio, episode.audio_size, episode.audio_media, name))
    if "cover" in files:
        size = evidence.path_of(episode.cover).stat().st_size
        name = f"Sampul {episode.title[:80]}.{episode.cover_media.partition('/')[2]}"
        found.append((episode.cover, size, episode.cover_media, name))
    return found
