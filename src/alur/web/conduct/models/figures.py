"""Tables of figures about persons: who was told and who read them for what, objections, and questions with answers.

The figures themselves are counted anew from the facts each time (`conduct.comparison`): none is kept.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alur.web.case.models import Case

PERSON = settings.AUTH_USER_MODEL


class Purpose(models.TextChoices):
    """What a leader opens the figures of a person for. There is no other."""

    TALK = "percakapan", _("Percakapan kinerja dengan yang bersangkutan")
    THANKS = "apresiasi", _("Menimbang apresiasi")
    COACHING = "pembinaan", _("Menyiapkan pembinaan")
    LOAD = "beban", _("Membagi beban kerja")


class FigureNotice(models.Model):
    """The person was told that the figure of a look stands ready; it may be used seven days later at the earliest.

    ``visits`` and ``late`` are what it said. When it says something else, the person is told anew.
    """

    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    look = models.CharField(max_length=7)
    formula = models.PositiveSmallIntegerField()
    visits = models.PositiveIntegerField()
    late = models.PositiveIntegerField(null=True)
    at = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["person", "look"], name="notice_of_person")]


class FigureUse(models.Model):
    """A leader opened the figures of a person: who, of whom, for what, by which formula, when. Rows are only added."""

    Purpose = Purpose

    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    reader = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=12, choices=Purpose)
    look = models.CharField(max_length=7)
    formula = models.PositiveSmallIntegerField()
    at = models.BigIntegerField()

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["person", "-at"], name="use_of_person")]


class Ground(models.TextChoices):
    """Why a visit should not count against its holder."""

    SYSTEM = "sistem", _("Sistem atau listrik mati")
    ABSENCE = "tidak-hadir", _("Saya sedang cuti, sakit, atau dinas")
    OTHERS = "unit-lain", _("Menunggu unit atau instansi lain")
    APPLICANT = "pemohon", _("Menunggu pemohon")
    TIMES = "waktu", _("Waktu yang tercatat keliru")
    NOT_MINE = "bukan-saya", _("Bukan saya yang mengerjakan")
    OTHER = "lain", _("Alasan lain")


class Objection(models.Model):
    """A person says that a visit must not count so. While it is open nothing about that look may be used.

    ``sha256`` is a file kept apart from the case, since it may speak of the person. ``correction`` is the number of the
    event by which the record was put right, where it had been wrong; ``upheld`` is None until somebody answers.
    """

    Ground = Ground

    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    visit = models.PositiveIntegerField()
    due = models.BigIntegerField(null=True)
    ground = models.CharField(max_length=12, choices=Ground)
    reason = models.TextField()
    sha256 = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=200, blank=True)
    media = models.CharField(max_length=100, blank=True)
    at = models.BigIntegerField()
    addressee = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    upheld = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    answered_at = models.BigIntegerField(null=True)
    correction = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "case", "visit"], condition=Q(upheld=None), name="one_open_objection_a_visit"
            )
        ]


class IntegrityQuestion(models.Model):
    """Something in the record that the person alone can explain. A question, with the answer beside it; no verdict.

    ``visits`` are pairs [case, visit] it is about; ``mark`` names the same finding again, so that it is asked once.
    """

    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    signal = models.CharField(max_length=20)
    mark = models.CharField(max_length=64)
    visits = models.JSONField(default=list)
    at = models.BigIntegerField()
    answer = models.TextField(blank=True)
    answered_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["person", "mark"], name="asked_once")]
