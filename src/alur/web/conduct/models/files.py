"""Tables of the files of thanks and coaching: their events, who opened them, and the rules and criteria they run by.

A file is what `core.conduct` folds from its events; the columns beside them are for lists alone.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alur.web.case.models import Case

PERSON = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    THANKS = "apresiasi", _("Apresiasi")
    COACHING = "pembinaan", _("Pembinaan")
    DISCIPLINE = "disiplin", _("Disiplin")


class ImpactAssessment(models.Model):
    """The DPIA without which no file may be opened (UU PDP art. 34). Rows are only added; the newest holds."""

    number = models.CharField(max_length=80)
    day = models.DateField()
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        ordering = ["-pk"]


class ConductRules(models.Model):
    """What a kind of file runs by since a day, as a legal officer wrote it. ``checked_by`` None: unchecked."""

    kind = models.CharField(max_length=12, choices=Kind)
    since = models.DateField()
    terms = models.JSONField()
    officials = models.TextField()
    source = models.TextField()
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    at = models.BigIntegerField()
    checked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["kind", "-since", "-pk"]


class Criteria(models.Model):
    """For what thanks are given; published before anybody is named."""

    title = models.CharField(max_length=120)
    words = models.TextField()
    published = models.DateField()
    until = models.DateField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-published", "-pk"]

    def __str__(self) -> str:
        return self.title


class Nomination(models.Model):
    """Somebody names a colleague for published criteria, and says why."""

    criteria = models.ForeignKey(Criteria, models.PROTECT, related_name="nominations")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["criteria", "person", "by"], name="named_once")]


class Thanks(models.Model):
    """A small thanks between colleagues, shown to the person."""

    to = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    words = models.CharField(max_length=280)
    at = models.BigIntegerField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["to", "-at"], name="thanks_to")]


class ConductFile(models.Model):
    """``case`` runs the SOP that the file follows, where one is in force. ``outcome`` is the measure decided."""

    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    nominator = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    examiner = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    decider = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    appeal = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    criteria = models.ForeignKey(Criteria, models.PROTECT, null=True, related_name="files")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    opened_at = models.BigIntegerField()
    locked = models.BooleanField(default=False)
    wish = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=60, blank=True)
    closed = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]


class FileEvent(models.Model):
    """One event; (file, seq) lets only one of two acts at once through."""

    file = models.ForeignKey(ConductFile, models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    body = models.JSONField()

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["file", "seq"], name="one_event_a_number")]


class FileReading(models.Model):
    """Somebody opened the file. Shown to the person; rows are only added."""

    file = models.ForeignKey(ConductFile, models.PROTECT, related_name="readings")
    reader = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        ordering = ["-at"]
