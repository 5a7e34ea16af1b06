"""What is known of one person and one SOP: read, asked, accompanied; and what the person found wrong in it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alur.web.sop.models import Sop, SopVersion

PERSON = settings.AUTH_USER_MODEL


class Reading(models.Model):
    """A person said: I have read this version."""

    person = models.ForeignKey(PERSON, models.PROTECT, related_name="readings")
    version = models.ForeignKey(SopVersion, models.PROTECT, related_name="readings")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["person", "version"], name="one_reading_of_a_version")]


class Attempt(models.Model):
    """One quiz of a person. Its questions are chosen once, from a seed of person, version and ``number``."""

    person = models.ForeignKey(PERSON, models.PROTECT, related_name="attempts")
    version = models.ForeignKey(SopVersion, models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    passed = models.BooleanField(null=True)

    class Meta:
        ordering = ["-begun_at"]
        constraints = [models.UniqueConstraint(fields=["person", "version", "number"], name="one_attempt_of_a_number")]


class AskedQuestion(models.Model):
    """A question as it was put, and its answer: what was asked stays true when the SOP changes.

    ``key`` is the same for the same question with the same right answer, so memory is counted over attempts.
    """

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    row = models.CharField(max_length=80, blank=True)
    question = models.TextField()
    options = models.JSONField()
    right = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=32)
    chosen = models.PositiveSmallIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["attempt", "place"]
        constraints = [models.UniqueConstraint(fields=["attempt", "place"], name="one_question_at_a_place")]

    @property
    def is_right(self) -> bool:
        return self.chosen == self.right

    @property
    def right_option(self) -> str:
        return str(self.options[self.right])


class Accompaniment(models.Model):
    """Somebody does a step with a mentor beside; the mentor's signature says whether that is needed again.

    ``is_prior``: the mentor answers for somebody who had worked by the SOP before it came into Alur.
    """

    class Verdict(models.TextChoices):
        AGAIN = "lagi", _("Masih perlu didampingi")
        ALONE = "mandiri", _("Dapat bekerja mandiri")

    person = models.ForeignKey(PERSON, models.PROTECT, related_name="accompaniments")
    mentor = models.ForeignKey(PERSON, models.PROTECT, related_name="accompanied")
    sop = models.ForeignKey(Sop, models.PROTECT, related_name="accompaniments")
    version = models.ForeignKey(SopVersion, models.PROTECT, related_name="+")
    row = models.CharField(max_length=80)
    case_number = models.CharField(max_length=40, blank=True)
    is_prior = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "mentor", "sop", "row"],
                condition=models.Q(signed_at=None),
                name="one_open_accompaniment",
            )
        ]


class Flaw(models.Model):
    """Somebody who works by an SOP says: it is wrong here. A task of its writer; the answer goes back."""

    class Outcome(models.TextChoices):
        MENDED = "diperbaiki", _("Diperbaiki pada versi berikutnya")
        EXPLAINED = "dijelaskan", _("SOP sudah benar, ini penjelasannya")
        KEPT = "tetap", _("Tidak diubah, ini alasannya")

    sop = models.ForeignKey(Sop, models.PROTECT, related_name="flaws")
    version = models.ForeignKey(SopVersion, models.PROTECT, related_name="+")
    row = models.CharField(max_length=80, blank=True)
    case_number = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="flaws")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
