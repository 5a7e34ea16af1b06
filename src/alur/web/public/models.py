"""The podcast of the office and its episodes. Each episode belongs to a case: what happened is in that case's record,
here stands what listeners hear and read.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alur.web.case.models import Case
from alur.web.sop.models import Sop


class Podcast(models.Model):
    """The one podcast of the installation. Cases of ``sop`` carry episodes.

    ``records``, ``airs`` and ``reports`` are row ids of that SOP: before which the guest consents, with which an
    episode goes on air, and whose output are the figures of seven days. ``guid`` stays for ever: it is how directories
    know the podcast, also at another address.
    """

    sop = models.OneToOneField(Sop, models.PROTECT, related_name="podcast")
    title = models.CharField(_("Nama podcast"), max_length=100)
    summary = models.TextField(_("Tentang podcast ini"), max_length=2000)
    email = models.EmailField(_("Surel untuk pendengar dan direktori podcast"))
    records = models.CharField(_("Langkah merekam"), max_length=100)
    airs = models.CharField(_("Langkah menayangkan"), max_length=100)
    reports = models.CharField(_("Langkah melaporkan angka tujuh hari"), max_length=100)
    guid = models.UUIDField()
    cover = models.BinaryField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_podcast_per_installation")]

    def __str__(self) -> str:
        return self.title


class Episode(models.Model):
    """``asked`` counts the consent links made: only the newest holds. ``consent`` and ``link`` are the numbers of the
    events in the case that stand for the consent and for the going on air; the moments repeat theirs.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="episode")
    guid = models.UUIDField(default=uuid.uuid4, unique=True)
    title = models.CharField(_("Judul"), max_length=150)
    guest = models.CharField(_("Narasumber"), max_length=150)
    script = models.TextField(_("Naskah"), max_length=20_000, blank=True)
    notes = models.TextField(_("Catatan episode"), max_length=4_000, blank=True)
    transcript = models.TextField(_("Transkrip"), max_length=200_000, blank=True)

    audio = models.CharField(max_length=64, blank=True)
    audio_media = models.CharField(max_length=20, blank=True)
    audio_size = models.BigIntegerField(default=0)
    audio_seconds = models.PositiveIntegerField(default=0)
    cover = models.CharField(max_length=64, blank=True)
    cover_media = models.CharField(max_length=20, blank=True)

    asked = models.PositiveIntegerField(default=0)
    consent = models.PositiveIntegerField(null=True)
    consented_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    link = models.PositiveIntegerField(null=True)
    aired_at = models.DateTimeField(null=True)
    taken_down_at = models.DateTimeField(null=True)

    plays = models.PositiveIntegerField(null=True)
    comments = models.PositiveIntegerField(null=True)
    complaints = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-aired_at"], name="episode_newest")]

    def __str__(self) -> str:
        return self.title

    @property
    def has_consent(self) -> bool:
        return self.consent is not None

    @property
    def is_on_air(self) -> bool:
        return self.aired_at is not None and self.taken_down_at is None and self.has_consent
