"""Write: a new SOP, a saved draft, a new version of one in force. Nothing saved is ever overwritten in place."""

import re
from datetime import datetime

from django.db import transaction

from alur.core.refused import Refused
from alur.core.sop.dates import read_date
from alur.core.sop.model import Sop as SopValue
from alur.formats.sopfile import read_sop, write_sop
from alur.web.people.models import Person, Unit
from alur.web.sop import queries
from alur.web.sop.models import Duty, Sop, SopAct, SopSave, SopVersion

Stage = SopVersion.Stage
# Each page of an SOP has its kode in the address.
KODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


class Conflict(Refused):
    """Somebody else saved first. ``version`` is what stands now; what was typed is still with the writer."""

    def __init__(self, version: SopVersion) -> None:
        self.version = version
        super().__init__(
            "{who} menyimpan draf ini lebih dahulu. Lihat perubahannya, lalu simpan lagi.", who=version.edited_by.name
        )


@transaction.atomic
def create(value: SopValue, *, unit: Unit, duty: Duty | None, by: Person, now: datetime) -> SopVersion:
    """A draft, version 1. Raises Refused where the kode is taken, or cannot stand in an address."""
    kode = value.identity.kode
    if not KODE.fullmatch(kode) or kode in queries.OWN_ADDRESSES:
        raise Refused(
            "Kode “{kode}” tidak dapat dipakai. Pakai huruf, angka, “-” dan “_”, paling panjang 80.", kode=kode
        )
    if Sop.objects.filter(kode=kode).exists():
        raise Refused("Kode {kode} sudah dipakai SOP lain. Pilih kode yang berbeda.", kode=kode)
    sop = Sop.objects.create(kode=kode, unit=unit, duty=duty)
    return _draft(sop, value, number=1, by=by, now=now)


@transaction.atomic
def save(version: SopVersion, value: SopValue, *, base: int, by: Person, now: datetime) -> SopVersion:
    """The draft as it is now, if nobody saved since revision ``base``. Raises Conflict; the kode never changes."""
    if value.identity.kode != version.sop.kode:
        raise Refused("Kode SOP tidak dapat diubah: kode menghubungkan semua versi dan angkanya.")
    return save_text(version, text_of(value), value, base=base, by=by, now=now)


def save_text(
    version: SopVersion,
    text: str,
    value: SopValue,
    *,
    base: int,
    by: Person,
    now: datetime,
    restores: int | None = None,
) -> SopVersion:
    """Guarded by the revision: of two who save at once the second gets the Conflict."""
    mine = SopVersion.objects.filter(pk=version.pk, revision=base, stage=Stage.DRAFT)
    changed = mine.update(revision=base + 1, text=text, edited_by=by, edited_at=now, **_columns(value))
    if not changed:
        raise Conflict(_fresh(version))
    SopSave.objects.create(version=version, revision=base + 1, text=text, by=by, at=now, restores=restores)
    return _fresh(version)


def _fresh(version: SopVersion) -> SopVersion:
    return SopVersion.objects.select_related("edited_by", "sop__unit").get(pk=version.pk)


@transaction.atomic
def revise(version: SopVersion, value: SopValue, *, by: Person, now: datetime) -> SopVersion:
    """A new draft that begins as ``version``. Raises Refused where a draft is already being written."""
    sop = Sop.objects.select_for_update().get(pk=version.sop_id)
    if sop.versions.filter(stage__in=(Stage.DRAFT, Stage.REVIEW)).exists():
        raise Refused("Versi baru SOP ini sudah sedang disusun. Lanjutkan draf itu.")
    newest = sop.versions.order_by("-number").values_list("number", flat=True).first() or 0
    return _draft(sop, value, number=newest + 1, by=by, now=now)


def _draft(sop: Sop, value: SopValue, *, number: int, by: Person, now: datetime) -> SopVersion:
    text = text_of(value)
    version = SopVersion.objects.create(
        sop=sop, number=number, stage=Stage.DRAFT, text=text, edited_by=by, edited_at=now, **_columns(value)
    )
    SopSave.objects.create(version=version, revision=1, text=text, by=by, at=now)
    SopAct.objects.create(version=version, stage=Stage.DRAFT, by=by, at=now)
    return version


def text_of(value: SopValue) -> str:
    """The SOP as its file. Raises Refused for what could not be read again: nobody could open such a draft any more."""
    data = write_sop(value)
    read_sop(data, name=value.identity.kode)
    return data.decode()


def newest(version: SopVersion) -> SopVersion:
    """The version as it stands now, locked: whoever saves in the same moment waits, and builds upon what this saves."""
    return (
        SopVersion.objects.select_for_update(of=("self",)).select_related("sop__unit", "edited_by").get(pk=version.pk)
    )


def _columns(value: SopValue) -> dict[str, object]:
    """What lists need beside the text."""
    identity = value.identity
    return {
        "name": identity.name[:250],
        "nomor": identity.number[:120],
        "effective": read_date(identity.effective),
        "review_by": read_date(identity.review),
    }
