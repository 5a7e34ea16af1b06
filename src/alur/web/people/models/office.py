"""The office: agency, units as a tree, jabatan, who holds them when, absence, and roles given for a unit."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alur.web.people.models.calendar import Calendar


class Unit(models.Model):
    """A node of the tree. ``path`` is "/1/4/": the keys from the root down, so a subtree is one prefix."""

    name = models.CharField(_("Nama unit"), max_length=150)
    code = models.CharField(_("Kode"), max_length=20, blank=True, help_text=_("Dipakai dalam nomor, misalnya PCG"))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, db_index=True, editable=False, default="")
    calendar = models.ForeignKey(
        Calendar, models.PROTECT, null=True, blank=True, help_text=_("Kosong: ikut unit di atasnya")
    )
    place = models.PositiveSmallIntegerField(default=0)
    closed_on = models.DateField(_("Ditutup"), null=True, blank=True)

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """The path needs the key, which the database gives; a unit moves with all that is under it."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        if path == self.path:
            return
        for below in Unit.objects.filter(path__startswith=self.path) if self.path else ():
            Unit.objects.filter(pk=below.pk).update(path=path + below.path.removeprefix(self.path))
        Unit.objects.filter(pk=self.pk).update(path=path)
        self.path = path


class Agency(models.Model):
    """The one agency of this installation. Its row is made by the guided set-up; without it the site asks for it."""

    name = models.CharField(_("Instansi"), max_length=150)
    office = models.CharField(_("Kantor"), max_length=150, blank=True)
    root = models.OneToOneField(Unit, models.PROTECT)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_agency_per_installation")]

    def __str__(self) -> str:
        return f"{self.name} {self.office}".strip()


class Position(models.Model):
    """A jabatan in a unit. ``leads``: its holder is the head of the unit and answers for its queue."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="positions")
    name = models.CharField(_("Jabatan"), max_length=150)
    leads = models.BooleanField(_("Memimpin unit"), default=False)

    class Meta:
        ordering = ["unit__place", "-leads", "name"]
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="one_position_of_a_name")]

    def __str__(self) -> str:
        return self.name


# Open end, or an end that is not before the beginning.
ENDS_AFTER = Q(until__isnull=True) | Q(until__gte=F("since"))


class Dated(models.Model):
    """From a day up to and with a day; no last day means until further notice."""

    since = models.DateField(_("Sejak"))
    until = models.DateField(_("Sampai dengan"), null=True, blank=True)

    class Meta:
        abstract = True


class HoldingKind(models.TextChoices):
    DEFINITIVE = "definitif", _("Definitif")
    DAILY = "plh", _("Pelaksana harian (Plh)")
    ACTING = "plt", _("Pelaksana tugas (Plt)")


class Holding(Dated):
    """A person holds a jabatan for a time. A Plh or Plt acts beside or instead of the definitive holder."""

    Kind = HoldingKind

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="holdings")
    position = models.ForeignKey(Position, models.PROTECT, related_name="holdings")
    kind = models.CharField(max_length=10, choices=HoldingKind, default=HoldingKind.DEFINITIVE)

    class Meta:
        ordering = ["-since"]
        constraints = [models.CheckConstraint(condition=ENDS_AFTER, name="holding_ends_after")]


class AbsenceKind(models.TextChoices):
    LEAVE = "cuti", _("Cuti")
    ILL = "sakit", _("Sakit")
    DUTY = "dinas", _("Dinas luar")
    TRAINING = "diklat", _("Diklat")


class Absence(Dated):
    """Whole days on which a person is away; they do not count as held time."""

    Kind = AbsenceKind

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=10, choices=AbsenceKind)

    class Meta:
        ordering = ["-since"]
        constraints = [models.CheckConstraint(condition=ENDS_AFTER, name="absence_ends_after")]


class Role(models.TextChoices):
    """What a person may do, given for a unit and all under it."""

    WRITER = "penyusun", _("Penyusun SOP")
    WORKER = "pelaksana", _("Pelaksana")
    APPROVER = "pimpinan", _("Pimpinan")
    READER = "pembaca", _("Pembaca")
    INSPECTOR = "pengawas", _("Pengawas")
    ADMIN = "admin", _("Pengelola")


class Grant(Dated):
    """A role of a person for a unit and its subtree, with dates, given by somebody."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=10, choices=Role)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["role", "unit__place"]
        constraints = [models.CheckConstraint(condition=ENDS_AFTER, name="grant_ends_after")]
