"""What the desk keeps: where the Monday page of a head goes, and which was sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alur.web.people.models import Position


class BriefReader(models.Model):
    """The address belongs to the jabatan, not to a person: whoever leads reads it, Plh and Plt too."""

    position = models.OneToOneField(Position, models.CASCADE, related_name="brief_reader")
    email = models.EmailField(_("Surel jabatan"))


class SentBrief(models.Model):
    """``week`` is "2026-W48". Written after the mail went: at least once, and once where nothing fails between."""

    reader = models.ForeignKey(BriefReader, models.CASCADE, related_name="sent")
    week = models.CharField(max_length=8)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "week"], name="one_brief_a_week")]
