"""Who works in the demo office, in which jabatan, and by which SOPs. All persons are invented."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from alur.core.sop.dates import write_date
from alur.core.sop.life import Act, Part
from alur.core.sop.model import Row
from alur.core.sop.model import Sop as SopValue
from alur.formats.sopfile import read_sop
from alur.web.people.actions.seed_calendar import seed_calendar
from alur.web.people.models import Absence, Agency, Grant, Holding, Person, Position, Role, Unit
from alur.web.sop.actions import stage, write
from alur.web.sop.models import Duty, LaneBinding, Numbering, Sop, SopVersion
from alur.web.sop.queries import value_of

SINCE = date(2020, 1, 1)
KIND = LaneBinding.Kind
UNITS = {
    "PVL": "Keasistenan Penerimaan dan Verifikasi Laporan",
    "PML": "Keasistenan Pemeriksaan Laporan",
    "PCG": "Keasistenan Pencegahan",
    "TU": "Bagian Tata Usaha",
}
# Jabatan → unit. Those of a head come first in their unit.
POSITIONS = {
    "Kepala Perwakilan": "KS",
    "Pengawas Internal": "KS",
    "Kepala Keasistenan Penerimaan dan Verifikasi": "PVL",
    "Asisten Penerimaan dan Verifikasi": "PVL",
    "Kepala Keasistenan Pemeriksaan": "PML",
    "Asisten Pemeriksaan": "PML",
    "Kepala Keasistenan Pencegahan": "PCG",
    "Asisten Pencegahan": "PCG",
    "Operator / Editor": "PCG",
    "Kepala Bagian Tata Usaha": "TU",
    "Analis Tata Laksana": "TU",
    "Pengelola Data dan Informasi": "TU",
    "Petugas Persuratan dan Arsip": "TU",
    "Tamu Magang": "TU",
}
# Login name → role and jabatan. In a small office some hold two.
PEOPLE = {
    "citra": (Role.APPROVER, "Kepala Perwakilan"),
    "ayu": (Role.WRITER, "Analis Tata Laksana"),
    "bima": (Role.WORKER, "Asisten Pencegahan", "Operator / Editor", "Asisten Penerimaan dan Verifikasi"),
    "dewi": (Role.READER, "Tamu Magang"),
    "eka": (Role.INSPECTOR, "Pengawas Internal"),
    "fajar": (Role.WORKER, "Kepala Keasistenan Pencegahan"),
    "gita": (Role.WORKER, "Asisten Pencegahan"),
    "hadi": (Role.WORKER, "Operator / Editor"),
    "indah": (Role.WORKER, "Kepala Keasistenan Penerimaan dan Verifikasi", "Asisten Penerimaan dan Verifikasi"),
    "joko": (Role.WORKER, "Asisten Penerimaan dan Verifikasi"),
    "kirana": (Role.WORKER, "Kepala Keasistenan Pemeriksaan"),
    "laras": (Role.WORKER, "Asisten Pemeriksaan"),
    "maman": (Role.WORKER, "Asisten Pemeriksaan"),
    "nanda": (Role.WORKER, "Kepala Bagian Tata Usaha"),
    "okta": (Role.WORKER, "Pengelola Data dan Informasi"),
    "putri": (Role.WORKER, "Petugas Persuratan dan Arsip"),
    "rahman": (Role.WORKER, "Petugas Persuratan dan Arsip", "Pengelola Data dan Informasi"),
}
# What each unit must have an SOP for; where none is written the coverage table says so.
DUTIES = {
    "PVL": ("Penerimaan laporan", "Konsultasi"),
    "PML": ("Pemeriksaan", "Monitoring tindak lanjut"),
    "PCG": ("Siaran", "Kajian", "Sosialisasi"),
    "TU": ("Persuratan", "Layanan informasi", "Perencanaan", "Pelaporan kinerja", "Kearsipan", "Kepegawaian"),
}
LEADER = (KIND.POSITION, "Kepala Perwakilan")
SECTION = (KIND.POSITION, "Kepala Bagian Tata Usaha")
MAIL = (KIND.POSITION, "Petugas Persuratan dan Arsip")
DATA = (KIND.POSITION, "Pengelola Data dan Informasi")
ASSISTANT = (KIND.POSITION, "Asisten Pencegahan")
EXAMINER = (KIND.POSITION, "Asisten Pemeriksaan")
NAMED = (KIND.PER_CASE, "KS")


@dataclass(frozen=True, slots=True)
class Plan:
    """How an SOP stands in the office: its duty, who its lanes are bound to, and how many cases come in a month."""

    duty: str
    lanes: dict[str, tuple[str, str]]
    a_month: float = 0.0


PLANS = {
    "pvl-laporan": Plan(
        "Penerimaan laporan",
        {"penerima": (KIND.POSITION, "Asisten Penerimaan dan Verifikasi"), "kepala": LEADER},
        a_month=27,
    ),
    "pemeriksaan-laporan": Plan(
        "Pemeriksaan",
        {
            "pemeriksa": EXAMINER,
            "kepala_keasistenan": (KIND.POSITION, "Kepala Keasistenan Pemeriksaan"),
            "kepala": LEADER,
        },
        a_month=7,
    ),
    "podcast": Plan(
        "Siaran",
        {
            "produser": ASSISTANT,
            "kepala": LEADER,
            "narasumber": (KIND.OUTSIDE, "Asisten Pencegahan"),
            "host": (KIND.PER_CASE, "PCG"),
            "operator": (KIND.POSITION, "Operator / Editor"),
            "admin": (KIND.UNIT, "PCG"),
        },
        a_month=6,
    ),
    "kajian-cepat": Plan(
        "Kajian",
        {
            "asisten": ASSISTANT,
            "kepala": LEADER,
            "kepala_keasistenan": (KIND.POSITION, "Kepala Keasistenan Pencegahan"),
            "analis": ASSISTANT,
        },
        a_month=2,
    ),
    "sosialisasi-tatap-muka": Plan(
        "Sosialisasi",
        {
            "asisten": ASSISTANT,
            "kepala_keasistenan": (KIND.POSITION, "Kepala Keasistenan Pencegahan"),
            "penata": (KIND.UNIT, "TU"),
            "narasumber": (KIND.OUTSIDE, "Asisten Pencegahan"),
        },
        a_month=2.5,
    ),
    "surat-masuk": Plan(
        "Persuratan",
        {"petugas": MAIL, "kabag": SECTION, "kepala": LEADER, "penindak": (KIND.PER_CASE, "KS")},
        a_month=24,
    ),
    "permohonan-informasi": Plan(
        "Layanan informasi",
        {"pemohon": (KIND.OUTSIDE, DATA[1]), "petugas": DATA, "ppid": SECTION, "pelaksana_ppid": DATA},
        a_month=5,
    ),
    "program-kerja": Plan("Perencanaan", {"perencana": DATA, "kabag": SECTION, "kepala": LEADER}, a_month=0.7),
    "laporan-bulanan": Plan("Pelaporan kinerja", {"pengelola": DATA, "kabag": SECTION, "kepala": LEADER}),
    "penataan-arsip": Plan("Kearsipan", {"arsiparis": MAIL, "kabag": SECTION}, a_month=3),
    "apresiasi-pegawai": Plan("Kepegawaian", {"pemeriksa": NAMED, "pejabat": NAMED}),
    "pembinaan-pegawai": Plan("Kepegawaian", {"pemeriksa": NAMED, "pejabat": NAMED}),
}


@dataclass(frozen=True, slots=True)
class Office:
    """What the life of the office needs. ``people`` by login name."""

    units: dict[str, Unit]
    people: dict[str, Person]
    sops: dict[str, Sop]


@transaction.atomic
def build(now: datetime) -> Office:
    """The whole office, empty of work."""
    units = _units(now.date())
    positions = {name: _position(name, units[code]) for name, code in POSITIONS.items()}
    people = {login_name: _person(login_name, positions, units["KS"]) for login_name in PEOPLE}
    Grant.objects.create(person=people["ayu"], unit=units["KS"], role=Role.ADMIN, since=SINCE)
    _absences(people, now.date())
    office = Office(units, people, {})
    for place, kode in enumerate(PLANS):
        office.sops[kode] = _sop(office, positions, kode, since=now.date() - timedelta(days=170 + 25 * place), now=now)
    _revised_podcast(office, now)
    return office


def _units(today: date) -> dict[str, Unit]:
    calendar = seed_calendar("Kantor Banjarmasin", zone="Asia/Makassar", years=range(today.year - 1, today.year + 2))
    root = Unit.objects.create(name="Perwakilan Kalimantan Selatan", code="KS", calendar=calendar)
    Agency.objects.create(id=1, name="Ombudsman Republik Indonesia", office="Perwakilan Kalimantan Selatan", root=root)
    units = {"KS": root}
    for place, (code, name) in enumerate(UNITS.items(), 1):
        units[code] = Unit.objects.create(name=name, code=code, parent=root, place=place)
        Numbering.objects.create(unit=units[code])
        for order, duty in enumerate(DUTIES[code]):
            Duty.objects.create(unit=units[code], name=duty, order=order)
    return units


def _position(name: str, unit: Unit) -> Position:
    return Position.objects.create(unit=unit, name=name, leads=name.startswith("Kepala"))


def _person(login_name: str, positions: dict[str, Position], root: Unit) -> Person:
    role, *held = PEOPLE[login_name]
    person = Person.objects.create(login_name=login_name, name=login_name.capitalize())
    for place, name in enumerate(held):
        Holding.objects.create(person=person, position=positions[name], since=SINCE + timedelta(days=place))
    Grant.objects.create(person=person, unit=root, role=role, since=SINCE)
    return person


def _absences(people: dict[str, Person], today: date) -> None:
    """One editor was ill and one examiner on leave: what they held did not count against them."""
    rows = (("hadi", Absence.Kind.ILL, 52, 4), ("maman", Absence.Kind.LEAVE, 33, 7), ("gita", Absence.Kind.DUTY, 18, 2))
    for login_name, kind, ago, days in rows:
        since = today - timedelta(days=ago)
        Absence.objects.create(person=people[login_name], kind=kind, since=since, until=since + timedelta(days=days))


def example(kode: str) -> SopValue:
    place = Path(settings.ROOT) / "examples" / f"{kode}.sop.yaml"
    return read_sop(place.read_bytes(), name=place.name)


def _sop(office: Office, positions: dict[str, Position], kode: str, *, since: date, now: datetime) -> Sop:
    """Written by Ayu, approved by Citra, in force since that day, its lanes bound."""
    plan, value = PLANS[kode], example(kode)
    unit = next(unit for unit in office.units.values() if unit.name == value.identity.unit)
    duty = Duty.objects.get(unit=unit, name=plan.duty)
    first = _older(value) if kode == "podcast" else value
    draft = write.create(dated(first, since), unit=unit, duty=duty, by=office.people["ayu"], now=_then(now, since, 20))
    in_force(office, draft, since=since, now=now)
    for lane, (kind, name) in plan.lanes.items():
        bound = {"position": positions[name]} if name in positions else {"unit": office.units[name]}
        LaneBinding.objects.create(sop=draft.sop, lane=lane, kind=kind, since=SINCE, **bound)
    return draft.sop


def dated(value: SopValue, since: date) -> SopValue:
    """The example with days of its own in this office, so that one review is due soon and the others later."""
    identity = replace(
        value.identity,
        made=write_date(since - timedelta(days=20)),
        revised="",
        effective="",
        review=write_date(since + timedelta(days=365)),
    )
    return replace(value, identity=identity)


def in_force(office: Office, draft: SopVersion, *, since: date, now: datetime) -> None:
    """Through the acts that the pages use, on their days."""
    ayu, citra = office.people["ayu"], office.people["citra"]
    stage.move(draft, Act.SUBMIT, parts=(Part.WRITER,), by=ayu, now=_then(now, since, 9))
    approved = stage.approve(
        draft,
        effective=since,
        position="Kepala Perwakilan",
        parts=(Part.APPROVER,),
        by=citra,
        now=_then(now, since, 5),
    )
    stage.take_force(approved, now=_then(now, since, 0))


def _then(now: datetime, day: date, earlier: int) -> datetime:
    return now - timedelta(days=(now.date() - day).days + earlier)


def _older(podcast: SopValue) -> SopValue:
    """Before its revision the editing had three days and the promise was longer."""
    rows = tuple(replace(row, time="3 hari kerja") if row.id == "sunting" else row for row in podcast.rows)
    return replace(podcast, rows=rows, promise="18 hari kerja")


def _revised_podcast(office: Office, now: datetime) -> None:
    """In force since three weeks ago: running cases keep the version they began with."""
    since = now.date() - timedelta(days=21)
    first = office.sops["podcast"].versions.get()
    value = dated(example("podcast"), since)
    kept = replace(value.identity, made=value_of(first).identity.made, revised=write_date(since))
    draft = write.revise(first, replace(value, identity=kept), by=office.people["ayu"], now=now - timedelta(days=40))
    in_force(office, draft, since=since, now=now)


def write_drafts(office: Office, now: datetime) -> None:
    """What lies on the writer's table: one draft with findings to mend, and one that waits for the leader."""
    ayu = office.people["ayu"]
    archive = office.sops["penataan-arsip"].versions.get()
    rows = tuple(_careless(row) for row in value_of(archive).rows)
    write.revise(archive, replace(value_of(archive), rows=rows), by=ayu, now=now - timedelta(days=2))
    mail = office.sops["surat-masuk"].versions.get()
    rows = tuple(replace(row, time="20 menit") if row.id == "teliti" else row for row in value_of(mail).rows)
    waiting = write.revise(mail, replace(value_of(mail), rows=rows), by=ayu, now=now - timedelta(days=3))
    stage.move(waiting, Act.SUBMIT, parts=(Part.WRITER,), by=ayu, now=now - timedelta(days=1))


def _careless(row: Row) -> Row:
    return replace(row, time="segera") if row.id == "periksa" else row
