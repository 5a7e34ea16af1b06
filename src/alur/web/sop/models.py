"""The tables of `sop`. The SOP itself is the text of its file; other columns are what lists and searches need."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alur.web.people.models import Person, Position, Unit


class Duty(models.Model):
    """A function (tugas) that a unit must have an SOP for: one cell of the coverage table."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="duties")
    name = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="one_duty_per_unit")]

    def __str__(self) -> str:
        return self.name


class Numbering(models.Model):
    """The template of SOP numbers of a unit (DOMAIN §1.4: there is no national format), and the last number given."""

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="numbering")
    template = models.CharField(max_length=120, default="{urut:02}/SOP/{unit}/{tahun}")
    year = models.PositiveSmallIntegerField(default=0)
    last = models.PositiveIntegerField(default=0)


class Sop(models.Model):
    """One SOP through all its versions; ``kode`` never changes."""

    kode = models.CharField(max_length=80, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sops")
    duty = models.ForeignKey(Duty, models.SET_NULL, null=True, blank=True, related_name="sops")

    class Meta:
        ordering = ["kode"]

    def __str__(self) -> str:
        return self.kode


class SopVersion(models.Model):
    """One version. ``text`` is the canonical SOP file; ``revision`` guards against two writers at once.

    Which version is in force on a day follows from ``effective``, not from the stage alone: see `queries.in_force`.
    """

    class Stage(models.TextChoices):
        DRAFT = "draf", _("Draf")
        REVIEW = "reviu", _("Reviu")
        APPROVED = "disahkan", _("Disahkan")
        IN_FORCE = "berlaku", _("Berlaku")
        REVISED = "direvisi", _("Direvisi")
        WITHDRAWN = "dicabut", _("Dicabut")

    sop = models.ForeignKey(Sop, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.DRAFT)
    name = models.CharField(max_length=250)
    nomor = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    effective = models.DateField(null=True, blank=True)
    review_by = models.DateField(null=True, blank=True)
    edited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()

    class Meta:
        ordering = ["sop", "-number"]
        constraints = [models.UniqueConstraint(fields=["sop", "number"], name="one_version_per_number")]
        indexes = [models.Index(fields=["stage", "effective"], name="sop_version_in_force")]

    def __str__(self) -> str:
        return f"{self.sop.kode}@{self.number}"


class SopSave(models.Model):
    """One saved state of a draft: undo goes back through these, so nothing that was written is lost.

    ``restores`` is the revision whose text an undo or redo brought back; None for what was newly written.
    """

    version = models.ForeignKey(SopVersion, models.CASCADE, related_name="saves")
    revision = models.PositiveIntegerField()
    restores = models.PositiveIntegerField(null=True)
    text = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version", "-revision"]
        constraints = [models.UniqueConstraint(fields=["version", "revision"], name="one_save_per_revision")]


class SopAct(models.Model):
    """An act of the life cycle: who brought a version to which stage, when and why. Rows are only ever added."""

    version = models.ForeignKey(SopVersion, models.PROTECT, related_name="acts")
    stage = models.CharField(max_length=10, choices=SopVersion.Stage.choices)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]


class LaneBinding(models.Model):
    """To whom a lane of an SOP is bound, by date (DESIGN §3 *Lanes*). The file names roles only, never persons."""

    class Kind(models.TextChoices):
        POSITION = "jabatan", _("Pemegang jabatan")
        PER_CASE = "per_kasus", _("Ditunjuk per kasus")
        UNIT = "unit", _("Antrean unit")
        OUTSIDE = "luar", _("Pihak luar")

    sop = models.ForeignKey(Sop, models.CASCADE, related_name="bindings")
    lane = models.TextField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["sop", "lane", "since"]
        indexes = [models.Index(fields=["sop", "lane", "since"], name="binding_by_lane")]
