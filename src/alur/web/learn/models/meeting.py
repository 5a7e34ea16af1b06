"""Sessions about SOPs: who is called, who came, what was said and handed out."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alur.web.people.models import Unit
from alur.web.sop.models import Sop

PERSON = settings.AUTH_USER_MODEL


class Meeting(models.Model):
    """A session (sesi sosialisasi). ``revision`` counts its changes, so that calendars replace the invitation."""

    title = models.CharField(_("Judul"), max_length=150)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Diselenggarakan oleh"))
    place = models.CharField(_("Tempat"), max_length=150)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    leader = models.ForeignKey(PERSON, models.PROTECT, related_name="meetings")
    sops = models.ManyToManyField(Sop, related_name="meetings")
    units = models.ManyToManyField(Unit, related_name="+")
    minutes = models.TextField(_("Notula"), blank=True)
    minutes_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-starts"]

    def __str__(self) -> str:
        return self.title


class InvitedLane(models.Model):
    """Whoever answers for this lane on the day of the session is called."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="lanes")
    sop = models.ForeignKey(Sop, models.CASCADE, related_name="+")
    lane = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "sop", "lane"], name="one_call_of_a_lane")]


class Attendance(models.Model):
    """A person was there: by the picture on the screen, by the word under it, or noted by the leader."""

    class How(models.TextChoices):
        PICTURE = "qr", _("Kode QR")
        WORD = "kode", _("Kode ketik")
        LEADER = "pemimpin", _("Dicatat pemimpin sesi")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="attendance")
    at = models.DateTimeField()
    how = models.CharField(max_length=10, choices=How.choices)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="one_attendance_each")]


class Material(models.Model):
    """A file handed out; its content lies under its hash, as evidence does."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="materials")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    media = models.CharField(max_length=100)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
