"""The working calendar as rows that the office edits. `calendars.py` compiles them to the core's CalendarRules."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

ZONES = [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
WEEKDAYS = [_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu")]


class Calendar(models.Model):
    """Zone and working hours of one or more units. ``stamp`` is new after each edit (actions.edit_calendar)."""

    name = models.CharField(_("Nama kalender"), max_length=100)
    zone = models.CharField(_("Zona waktu"), max_length=40, choices=ZONES, default="Asia/Makassar")
    stamp = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class HoursPeriod(models.Model):
    """Working hours that hold from a day on; a period with a last day (Ramadan) goes before one without."""

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="periods")
    name = models.CharField(_("Nama"), max_length=100)
    since = models.DateField(_("Berlaku sejak"))
    until = models.DateField(_("Sampai dengan"), null=True, blank=True)
    estimated = models.BooleanField(_("Perkiraan"), default=False)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="hours_end_after")
        ]

    def __str__(self) -> str:
        return self.name


class DayHours(models.Model):
    """Hours of one weekday (0 is Monday) in a period. No row: no work on that weekday."""

    period = models.ForeignKey(HoursPeriod, models.CASCADE, related_name="days")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField(_("Masuk"))
    closes = models.TimeField(_("Pulang"))
    break_from = models.TimeField(_("Istirahat dari"), null=True, blank=True)
    break_to = models.TimeField(_("Istirahat sampai"), null=True, blank=True)

    class Meta:
        ordering = ["weekday"]
        constraints = [
            models.UniqueConstraint(fields=["period", "weekday"], name="one_row_per_weekday"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="day_closes_after_it_opens"),
        ]


class HolidayKind(models.TextChoices):
    NATIONAL = "nasional", _("Libur nasional")
    JOINT = "cuti_bersama", _("Cuti bersama")
    LOCAL = "daerah", _("Libur daerah")


class Holiday(models.Model):
    """A day off. Without a calendar it holds for the whole agency. ``estimated``: the decree is not out yet."""

    Kind = HolidayKind

    date = models.DateField(_("Tanggal"))
    name = models.CharField(_("Nama"), max_length=150)
    kind = models.CharField(_("Jenis"), max_length=15, choices=HolidayKind)
    calendar = models.ForeignKey(Calendar, models.CASCADE, null=True, blank=True, related_name="holidays")
    estimated = models.BooleanField(_("Perkiraan"), default=False)

    class Meta:
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(fields=["date", "calendar"], name="one_holiday_a_day"),
            models.UniqueConstraint(fields=["date"], condition=Q(calendar=None), name="one_common_holiday_a_day"),
        ]

    def __str__(self) -> str:
        return self.name
