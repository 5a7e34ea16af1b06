"""Files in the demo: thanks for Gita, decided, and a coaching file about Joko that waits for his answer."""

from datetime import timedelta

from alur.core.conduct import commands
from alur.core.conduct.commands import Command
from alur.core.conduct.events import FileOpened
from alur.core.conduct.terms import FileKind
from alur.core.instant import DAY, HOUR, Instant, moment_of
from alur.web.case import evidence
from alur.web.case.actions.attach import Kept
from alur.web.conduct import record_file
from alur.web.conduct.actions import appreciate
from alur.web.conduct.actions.gather import gather
from alur.web.conduct.actions.switch_on import switch_on
from alur.web.conduct.models import ConductFile
from alur.web.conduct.queries.files import rules_on, terms_of
from alur.web.config.demo import papers
from alur.web.config.demo.world import World
from alur.web.people.models import Person

_CHECKED = "Saya cocokkan dengan catatan pelaksanaan; isinya sesuai."
_REASON = (
    "Gita menyusun daftar periksa studio bersama Hadi, sehingga perekaman tidak lagi diulang sejak bulan Oktober. "
    "Jawabannya saya terima; nama Hadi saya sebut di sini."
)


def keep_files(world: World) -> None:
    """Through the same door as the pages."""
    people, now = world.office.people, world.now
    day = moment_of(now - 40 * DAY).date()
    paper = evidence.store([papers.sheet("Penilaian dampak pelindungan data", "Berkas apresiasi dan pembinaan")])
    kept = Kept(paper, "dpia-berkas.pdf", "application/pdf")
    switch_on(number="DPIA-01/KS/2026", day=day, today=day, kept=kept, by=people["ayu"], now=now - 40 * DAY)
    _thank_gita(world, people, now)
    _coach_joko(people, now)
    for to, by, words in (
        ("bima", "ayu", "Menemani tamu sekolah sampai selesai, padahal bukan gilirannya."),
        ("gita", "putri", "Arsip episode lama sekarang mudah dicari."),
    ):
        appreciate.thank(people[to], by=people[by], words=words, now=now - 2 * DAY)


def _thank_gita(world: World, people: dict[str, Person], now: Instant) -> None:
    today = moment_of(now - 30 * DAY).date()
    criteria = appreciate.publish(
        title="Apresiasi triwulan",
        words="Karya yang memudahkan kerja rekan, terlihat pada catatan kasus, dan sudah dipakai sedikitnya sebulan.",
        until=today + timedelta(days=60),
        by=people["citra"],
        today=today,
    )
    for about, by, why in (
        ("gita", "bima", "Daftar periksa studio menghemat satu kali rekaman ulang tiap pekan."),
        ("gita", "hadi", "Ia mengajari saya menata berkas rekaman dengan sabar."),
        ("maman", "laras", "Ringkasan pemeriksaannya membantu kami menyusun tanggapan."),
    ):
        at = now - 28 * DAY
        appreciate.nominate(criteria, people[about], by=people[by], reason=why, today=moment_of(at).date(), now=at)
    row = _begin(people, "gita", FileKind.THANKS, "Diusulkan dua rekan untuk apresiasi triwulan.", now - 27 * DAY)
    _gather(row, people, "Daftar periksa studio", "Dipakai pada setiap rekaman sejak 5 Oktober 2026.", now - 26 * DAY)
    acts: list[tuple[str, Command, int]] = [
        ("eka", commands.LockEvidence(), 25),
        ("gita", commands.Reply("Daftar itu saya susun bersama Hadi. Mohon namanya ikut disebut."), 22),
        ("eka", commands.Examine(_CHECKED), 21),
        ("citra", commands.ReadItem(1), 20),
        ("citra", commands.Decide("piagam", "Kriteria apresiasi triwulan", _REASON), 20),
        ("eka", commands.Close(), 6),
    ]
    for place, (who, command, ago) in enumerate(acts):
        record_file.act(row, command, by=people[who], now=now - ago * DAY + place * HOUR)


def _coach_joko(people: dict[str, Person], now: Instant) -> None:
    why = "Tanda terima laporan beberapa kali menyusul pada hari berikutnya."
    row = _begin(people, "joko", FileKind.COACHING, why, now - 3 * DAY)
    facts = "Tanda terima dua laporan dibuat keesokan harinya.\nPada hari itu loket dilayani satu orang."
    _gather(row, people, "Tanda terima menyusul", facts, now - 2 * DAY)
    record_file.act(row, commands.LockEvidence(), by=people["eka"], now=now - DAY)


def _begin(people: dict[str, Person], about: str, kind: FileKind, why: str, at: Instant) -> ConductFile:
    rules = rules_on(kind.value, moment_of(at).date())
    if rules is None:
        raise AssertionError(f"Expected rules for {kind.value}, but there are none.")
    opened = FileOpened(
        kind=kind,
        person=people[about].pk,
        nominator=people["bima"].pk,
        examiner=people["eka"].pk,
        decider=people["citra"].pk,
        appeal=people["ayu"].pk,
        terms=terms_of(rules),
        reason=why,
    )
    return record_file.begin(opened, by=people["citra"], now=at)


def _gather(row: ConductFile, people: dict[str, Person], title: str, words: str, now: Instant) -> None:
    gather(row, title=title, words=words, visit=None, look=None, kept=None, by=people["eka"], now=now)
