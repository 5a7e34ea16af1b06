"""Who works in the demo office and by which SOPs. All persons are invented."""

import re
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from alur.core.instant import MINUTE, instant_of
from alur.core.sop.dates import read_date, write_date
from alur.core.sop.life import Act, Part
from alur.core.sop.model import Sop as SopValue
from alur.formats.sopfile import read_sop, write_sop
from alur.web.case.actions.export_record import export_record
from alur.web.people.actions.seed_calendar import seed_calendar
from alur.web.people.models import Agency, Grant, Holding, Person, Position, Role, Unit
from alur.web.sop.actions import stage, write
from alur.web.sop.models import Duty, LaneBinding, Numbering, Sop, SopVersion

SINCE = date(2020, 1, 1)
UNITS = (
    ("PVL", "Keasistenan Penerimaan dan Verifikasi Laporan"),
    ("PML", "Keasistenan Pemeriksaan Laporan"),
    ("PCG", "Keasistenan Pencegahan"),
    ("TU", "Bagian Tata Usaha"),
)
# login name, name, unit, jabatan, role
PEOPLE = (
    ("citra", "Citra", "KS", "Kepala Perwakilan", Role.APPROVER),
    ("ayu", "Ayu", "TU", "Analis Tata Laksana", Role.WRITER),
    ("bima", "Bima", "PCG", "Asisten Pencegahan", Role.WORKER),
    ("dewi", "Dewi", "TU", "Tamu Magang", Role.READER),
    ("eka", "Eka", "KS", "Pengawas Internal", Role.INSPECTOR),
    ("farah", "Farah", "PVL", "Asisten PVL", Role.WORKER),
    ("gilang", "Gilang", "PVL", "Asisten PVL", Role.WORKER),
    ("hana", "Hana", "PML", "Asisten Pemeriksaan", Role.WORKER),
    ("indra", "Indra", "PML", "Asisten Pemeriksaan", Role.WORKER),
    ("joko", "Joko", "PCG", "Operator / Editor", Role.WORKER),
    ("kirana", "Kirana", "TU", "Pengelola Persuratan", Role.WORKER),
    ("laras", "Laras", "TU", "Pengelola Persuratan", Role.WORKER),
)
# Tasks a unit must have an SOP for; where none is written the coverage table says so.
DUTIES = {
    "PVL": ("Penerimaan laporan", "Layanan informasi"),
    "PML": ("Pemeriksaan", "Monitoring tindak lanjut"),
    "PCG": ("Sosialisasi", "Kajian"),
    "TU": ("Tata naskah", "Perencanaan", "Kepegawaian"),
}
FORGED = "ekspor-yang-diubah.zip"
OUTSIDE = ("narasumber", "pelapor", "pemohon", "terlapor", "masyarakat", "peserta", "instansi")


@dataclass(frozen=True, slots=True)
class Office:
    """What the life of the office needs. ``people`` by login name, ``units`` by code."""

    units: dict[str, Unit]
    people: dict[str, Person]
    sops: tuple[SopVersion, ...]


@transaction.atomic
def build(today: date, now: datetime) -> Office:
    """The whole office, empty of work."""
    units = _units(today)
    people = dict(_people(units))
    Grant.objects.create(person=people["ayu"], unit=units["KS"], role=Role.ADMIN, since=SINCE)
    sops = tuple(_sops(units, people, today, now))
    return Office(units, people, sops)


def _units(today: date) -> dict[str, Unit]:
    calendar = seed_calendar("Kantor Banjarmasin", zone="Asia/Makassar", years=range(today.year - 1, today.year + 2))
    root = Unit.objects.create(name="Perwakilan Kalimantan Selatan", code="KS", calendar=calendar)
    Agency.objects.create(id=1, name="Ombudsman Republik Indonesia", office="Perwakilan Kalimantan Selatan", root=root)
    units = {"KS": root}
    for place, (code, name) in enumerate(UNITS, 1):
        units[code] = Unit.objects.create(name=name, code=code, parent=root, place=place)
        Numbering.objects.create(unit=units[code])
        for order, duty in enumerate(DUTIES[code]):
            Duty.objects.create(unit=units[code], name=duty, order=order)
    return units


def _people(units: dict[str, Unit]) -> Iterator[tuple[str, Person]]:
    for login_name, name, code, jabatan, role in PEOPLE:
        person = Person.objects.create(login_name=login_name, name=name)
        position, _new = Position.objects.get_or_create(
            unit=units[code], name=jabatan, defaults={"leads": jabatan == "Kepala Perwakilan"}
        )
        Holding.objects.create(person=person, position=position, since=SINCE)
        Grant.objects.create(person=person, unit=units["KS"], role=role, since=SINCE)
        yield login_name, person


def _sops(units: dict[str, Unit], people: dict[str, Person], today: date, now: datetime) -> Iterator[SopVersion]:
    """Every example is written by Ayu and approved by Citra; one is left as a draft, so that there is one to write."""
    for place, path in enumerate(sorted((Path(settings.ROOT) / "examples").glob("*.sop.yaml"))):
        value = read_sop(path.read_bytes(), name=path.name)
        unit = _unit_of(value, units)
        in_force_since = today - timedelta(days=120 + 90 * (place % 4))
        yield _in_force(_dated(value, in_force_since), unit, people, in_force_since, now)


_DATES = ("efektif:", "tinjau:", "revisi:", "pembuatan:")


def _dated(value: SopValue, effective: date) -> SopValue:
    """The example with days around today, so that some reviews are due and most are not."""
    made = min(read_date(value.identity.made) or effective, effective - timedelta(days=10))
    review = effective + timedelta(days=365)
    text = write_sop(value).decode()
    lines = [
        line for line in text.splitlines() if line.split(":")[0] not in ("efektif", "tinjau", "revisi", "pembuatan")
    ]
    dates = [f"pembuatan: {write_date(made)}", f"tinjau: {write_date(review)}"]
    head = next(n for n, line in enumerate(lines) if line.startswith("nama:")) + 1
    return read_sop("\n".join([*lines[:head], *dates, *lines[head:], ""]).encode(), name=value.identity.kode)


def _unit_of(value: SopValue, units: dict[str, Unit]) -> Unit:
    wanted = value.identity.unit.casefold()
    found = next((unit for unit in units.values() if unit.name.casefold() == wanted), None)
    return found or units["TU"]


def _in_force(value: SopValue, unit: Unit, people: dict[str, Person], since: date, now: datetime) -> SopVersion:
    ayu, citra = people["ayu"], people["citra"]
    then = now - timedelta(days=(now.date() - since).days)
    draft = write.create(value, unit=unit, duty=_duty_of(value, unit), by=ayu, now=then)
    stage.move(draft, Act.SUBMIT, parts=(Part.WRITER,), by=ayu, now=then)
    approved = stage.approve(
        draft, effective=since, position="Kepala Perwakilan", parts=(Part.APPROVER,), by=citra, now=then
    )
    stage.take_force(approved, now=then)
    _bind(approved.sop, value, unit)
    return SopVersion.objects.select_related("sop__unit").get(pk=approved.pk)


def _duty_of(value: SopValue, unit: Unit) -> Duty | None:
    """The task whose words the SOP's name shares, else the unit's first that has no SOP yet."""
    words = set(value.identity.name.casefold().split())
    duties = list(Duty.objects.filter(unit=unit))
    shared = [duty for duty in duties if words & set(duty.name.casefold().split())]
    free = [duty for duty in duties if not duty.sops.exists()]
    return next(iter(shared or free or duties), None)


def _bind(sop: Sop, value: SopValue, unit: Unit) -> None:
    """Lanes to jabatan by their printed label; outsiders are recorded for by the unit; the rest is the unit's queue."""
    for lane in value.lanes:
        label = lane.label.casefold()
        position = Position.objects.filter(name__iexact=lane.label).first()
        if any(word in label for word in OUTSIDE):
            binding = {"kind": LaneBinding.Kind.OUTSIDE, "unit": unit}
        elif "kepala" in label or "pleno" in label or "pimpinan" in label:
            binding = {"kind": LaneBinding.Kind.POSITION, "position": Position.objects.get(leads=True)}
        elif position is not None:
            binding = {"kind": LaneBinding.Kind.POSITION, "position": position}
        elif label == "host":
            binding = {"kind": LaneBinding.Kind.PER_CASE, "unit": unit}
        else:
            binding = {"kind": LaneBinding.Kind.UNIT, "unit": unit}
        LaneBinding.objects.create(sop=sop, lane=lane.key, since=SINCE, **binding)


def a_draft(office: Office, now: datetime) -> None:
    """A new version that Ayu is writing, with a finding to mend; and one that waits for Citra."""
    podcast = next((one for one in office.sops if one.sop.kode == "podcast"), office.sops[0])
    text = podcast.text.replace("waktu: 60 menit", "waktu: segera", 1)
    value = read_sop(text.encode(), name=podcast.sop.kode)
    write.revise(podcast, value, by=office.people["ayu"], now=now - timedelta(days=2))
    other = next((one for one in office.sops if one.pk != podcast.pk), None)
    if other is not None:
        value = read_sop(other.text.encode(), name=other.sop.kode)
        waiting = write.revise(other, value, by=office.people["ayu"], now=now - timedelta(days=1))
        stage.move(waiting, Act.SUBMIT, parts=(Part.WRITER,), by=office.people["ayu"], now=now - timedelta(hours=5))


def a_forgery(destination: Path, now: datetime) -> None:
    """An export in which somebody moved an act a minute back, for the inspector to find. The record itself is whole."""
    with tempfile.TemporaryDirectory() as room:
        whole = Path(room) / "whole.zip"
        export_record(whole, with_words=False, now=instant_of(now))
        with zipfile.ZipFile(whole) as source, zipfile.ZipFile(destination, "w", zipfile.ZIP_DEFLATED) as forged:
            for name in source.namelist():
                forged.writestr(name, _altered(source.read(name)) if name == "record.txt" else source.read(name))


def _altered(record: bytes) -> bytes:
    """One completion in the middle, moved a minute back."""
    lines = record.split(b"\n")
    done = [place for place, line in enumerate(lines) if b"StepCompleted" in line]
    place = done[len(done) // 2]
    lines[place] = re.sub(rb'"at":(\d+)', lambda at: b'"at":%d' % (int(at[1]) - MINUTE), lines[place], count=1)
    return b"\n".join(lines)
