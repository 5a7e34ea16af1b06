"""What the demo office has learnt: readings done and undone, quizzes, first runs, a report that was answered, sessions.

Through the real actions, on their days; only the clock is moved.
"""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from alur.core.instant import moment_of
from alur.web.config.demo.world import World
from alur.web.learn import checkin
from alur.web.learn.actions.meeting import Plan, call, check_in, write_minutes
from alur.web.learn.actions.mentoring import ask_mentor, vouch
from alur.web.learn.actions.quizzing import answer, begin_quiz
from alur.web.learn.actions.reading import mark_read
from alur.web.learn.actions.telling_flaws import answer_flaw, report_flaw
from alur.web.learn.models import Meeting
from alur.web.learn.queries.knowing import Reader, readers
from alur.web.people.models import Person
from alur.web.people.queries import zone_of
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import in_force, value_of

# Who has not come to it yet: (kode, login name). Bima meets the changed Podcast on his page.
_UNREAD = {("podcast", "bima"), ("podcast", "hadi"), ("surat-masuk", "joko"), ("penataan-arsip", "rahman")}
# Who may not work alone yet: nobody has stood by, or answered for what went before.
_NEW = {("podcast", "hadi", "sunting"), ("podcast", "gita", "undang"), ("surat-masuk", "joko", "konsep")}
# In this SOP the hands of many hold one lane, so its clarity can be told; and one of its rows is hard to understand.
_HARD = "surat-masuk"
_WRONG, _WRONG_WHERE_HARD = 0.1, 0.45
_MINUTES = """Penyelenggaraan Podcast versi 2:
- Waktu menyunting menjadi 2 hari kerja; janji layanan menjadi 15 hari kerja.
- Izin publikasi ditandatangani sebelum perekaman.

Kesepakatan: jadwal studio diumumkan setiap Senin.
Tindak lanjut: Ayu memperbarui daftar periksa alat sebelum akhir bulan."""


def learn(world: World) -> None:
    """Everything, oldest first."""
    chance = Random(f"{world.seed} lessons")
    for sop in world.office.sops.values():
        for version in sop.versions.filter(stage__in=("berlaku", "direvisi")).order_by("number"):
            _version_comes(world, version, chance)
    _first_runs(world)
    _reports(world)
    _past_session(world)
    _coming_session(world)


def _version_comes(world: World, version: SopVersion, chance: Random) -> None:
    begins = _morning(world, version)
    is_current = in_force(version.sop, on=world.calendar.local_date(world.now)) == version
    for reader in readers(version, on=begins.date()):
        read_at = begins + timedelta(
            days=chance.randint(1, 6), hours=chance.randint(0, 6), minutes=chance.randint(0, 59)
        )
        if version.number == 1:
            _vouch(world, version, reader, at=begins)
        if is_current and (version.sop.kode, reader.person.login_name) in _UNREAD:
            continue
        mark_read(version, by=reader.person, now=read_at)
        _quiz(version, reader, at=read_at + timedelta(minutes=20), chance=chance)


def _morning(world: World, version: SopVersion) -> datetime:
    day = version.effective or world.calendar.local_date(world.now)
    return datetime.combine(day, time(8, 30), ZoneInfo(zone_of(version.sop.unit)))


def _vouch(world: World, version: SopVersion, reader: Reader, *, at: datetime) -> None:
    """Those who were there when the SOP came into Alur had done its steps for years."""
    citra = world.office.people["citra"]
    for row in value_of(version).rows:
        is_new = (version.sop.kode, reader.person.login_name, row.id) in _NEW
        if row.lane in reader.lanes and reader.person != citra and not is_new:
            vouch(version, row.id, person=reader.person, by=citra, now=at)


def _quiz(version: SopVersion, reader: Reader, *, at: datetime, chance: Random) -> None:
    attempt = begin_quiz(version, reader.lanes, by=reader.person, now=at)
    for question in attempt.questions.all():
        wrong = _WRONG_WHERE_HARD if version.sop.kode == _HARD and question.row else _WRONG
        away = 1 if chance.random() < wrong else 0
        answer(question, (question.right + away) % len(question.options), now=at + timedelta(minutes=question.place))


def _first_runs(world: World) -> None:
    """Gita is to invite a guest for the first time and has asked Bima to stand by."""
    people, now = world.office.people, moment_of(world.now)
    podcast = _in_force(world, "podcast")
    ask_mentor(podcast, "undang", mentor=people["bima"], by=people["gita"], now=now - timedelta(hours=3))


def _in_force(world: World, kode: str) -> SopVersion:
    found = in_force(world.office.sops[kode], on=world.calendar.local_date(world.now))
    if found is None:
        raise LookupError(f"Expected {kode} to be in force, but it is not.")
    return found


def _reports(world: World) -> None:
    """One answered by a new version, which Bima has yet to see; one that waits for Ayu."""
    people, now = world.office.people, moment_of(world.now)
    first = world.office.sops["podcast"].versions.get(number=1)
    said = report_flaw(
        first,
        row="sunting",
        text="Menyunting cukup dua hari kerja; tiga hari membuat episode selalu terlambat tayang.",
        by=people["bima"],
        now=now - timedelta(days=48),
    )
    answer_flaw(
        said,
        outcome="diperbaiki",
        answer="Benar. Versi 2 memberi dua hari kerja, dan janji layanannya ikut menjadi 15 hari kerja. Terima kasih.",
        by=people["ayu"],
        now=now - timedelta(days=20),
    )
    report_flaw(
        _in_force(world, "surat-masuk"),
        row="agenda",
        text="Agenda sudah elektronik, tetapi langkah ini masih menyebut buku agenda.",
        by=people["putri"],
        now=now - timedelta(days=1, hours=2),
    )


def _past_session(world: World) -> None:
    """Six working days ago; most of those who were called came."""
    calendar, people = world.calendar, world.office.people
    today = calendar.local_date(world.now)
    day = next(day for back in range(8, 20) if calendar.is_workday(day := today - timedelta(days=back)))
    meeting = _session(world, "Sosialisasi Podcast versi 2", _at(world, day, 13, 30), kodes=("podcast",))
    for place, name in enumerate(("ayu", "bima", "gita", "fajar")):
        _comes(meeting, people[name], meeting.starts + timedelta(minutes=place * 2 - 3))
    write_minutes(meeting, _MINUTES, now=meeting.ends + timedelta(minutes=40))


def _coming_session(world: World) -> None:
    """In twenty minutes where the office works now, so that a visitor can check in; else on the next working day."""
    calendar, now = world.calendar, moment_of(world.now)
    soon = now + timedelta(minutes=20)
    starts = soon.replace(minute=soon.minute // 5 * 5, second=0, microsecond=0)
    hour = 3_600_000_000
    if calendar.working_us(world.now, world.now + hour) < hour:
        starts = _at(world, calendar.workday_after(calendar.local_date(world.now), 1), 9, 0)
    _session(world, "Membaca SOP bersama: laporan dan surat", starts, kodes=("pvl-laporan", "surat-masuk"))


def _session(world: World, title: str, starts: datetime, *, kodes: tuple[str, ...]) -> Meeting:
    office = world.office
    plan = Plan(
        title=title,
        unit=office.units["KS"],
        place="Ruang Rapat lantai 2",
        starts=starts,
        ends=starts + timedelta(minutes=90),
        sops=[office.sops[kode] for kode in kodes],
        units=[office.units["PCG"]],
        lanes=[("pvl-laporan", "penerima")] if "pvl-laporan" in kodes else [("podcast", "kepala")],
    )
    return call(plan, by=office.people["citra"])


def _at(world: World, day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), ZoneInfo(zone_of(world.office.units["KS"])))


def _comes(meeting: Meeting, person: Person, at: datetime) -> None:
    check_in(meeting, checkin.token(meeting, now=at), by=person, now=at)
