"""What lies on the desks today: a few cases led step by step to where a visitor should find them.

Everything in them is an act like any other, only not left to chance: late and on time, in a queue, with the applicant,
waiting for the leader.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from alur.core.case.commands import Command, Complete, TakeStep
from alur.core.instant import DAY, HOUR, MINUTE, Instant
from alur.web.case.models import Case
from alur.web.config.demo.life import open_case
from alur.web.config.demo.world import World

Act = tuple[Instant, str, Command]


@dataclass(slots=True)
class Desk:
    """``workdays`` are those before today, the last one first."""

    world: World
    workdays: list[Instant] = field(default_factory=list)

    def __post_init__(self) -> None:
        calendar, day = self.world.calendar, self.world.calendar.local_date(self.world.now)
        while len(self.workdays) < 40:
            day -= timedelta(days=1)
            if calendar.is_workday(day):
                self.workdays.append(calendar.end_of_day(day - timedelta(days=1)) + 1)

    def on(self, ago: int, hour: int, minute: int = 0) -> Instant:
        """A local clock time on the ``ago``-th working day before today."""
        return self.workdays[ago - 1] + hour * HOUR + minute * MINUTE

    def back(self, minutes: int) -> Instant:
        """So many minutes of work before now."""
        calendar, now = self.world.calendar, self.world.now
        latest = now - 30 * DAY
        seconds = range(30 * 24 * 3600)
        place = bisect_left(
            seconds, True, key=lambda s: calendar.working_us(latest + s * 1_000_000, now) < minutes * MINUTE
        )
        return latest + (place - 1) * 1_000_000

    def lead(
        self, kode: str, subject: str, opened: Instant, by: str, acts: Iterable[Act] = (), start: str = ""
    ) -> None:
        """Plans a case that nobody else works on, and the acts in it."""
        case: list[int] = []

        def opens() -> None:
            person = self.world.office.people[by]
            case.append(open_case(self.world, kode, subject=subject, by=person, start=start))
            self.world.staged.add(case[0])

        self.world.expect(opened, opens)
        for at, who, command in acts:
            self.world.expect(at, lambda who=who, command=command: self._do(case[0], command, who))  # type: ignore[misc]

    def _do(self, case: int, command: Command, who: str) -> None:
        person = self.world.office.people[who].pk
        if not self.world.act(case, command, person):
            number = Case.objects.values_list("number", flat=True).get(pk=case)
            raise LookupError(f"Expected {who} to be able to do {command} in {number}, but it was refused.")


def done(visit: int, exit_: str = "", note: str = "") -> Complete:
    return Complete(visit=visit, exit=exit_, given=(0,), note=note)


def set_out(world: World) -> None:
    """Plans them all; they are lived with the rest."""
    desk = Desk(world)
    _bima_edits_late(desk)
    _bima_prepares_the_studio(desk)
    _bima_invites(desk)
    _a_guest_lets_wait(desk)
    _a_reporter_brings_papers(desk)
    _reports_at_the_counter(desk)
    _citra_decides(desk)
    desk.lead("podcast", "Episode akhir tahun", desk.back(35), "gita")


def _to_the_guest(desk: Desk, ago: int) -> list[Act]:
    """From the theme to the invitation, which is out on that working day."""
    return [
        (desk.on(ago + 2, 9, 10), "bima", TakeStep(1)),
        (desk.on(ago + 2, 13, 40), "bima", done(1)),
        (desk.on(ago + 1, 10, 5), "citra", done(2, "Ya", "Silakan, utamakan suara warga.")),
        (desk.on(ago + 1, 10, 30), "bima", TakeStep(3)),
        (desk.on(ago, 14, 20), "bima", done(3)),
    ]


def _bima_edits_late(desk: Desk) -> None:
    acts: list[Act] = [
        *_to_the_guest(desk, 6),
        (desk.on(5, 9, 20), "bima", done(4, "Ya")),
        (desk.on(4, 11), "bima", done(5)),
        (desk.on(4, 13, 15), "bima", TakeStep(6)),
        (desk.on(4, 14, 5), "bima", done(6)),
        (desk.on(3, 10, 45), "bima", done(7)),
        (desk.on(3, 13, 30), "bima", TakeStep(8)),
    ]
    desk.lead("podcast", "Layanan air bersih", desk.on(8, 9), "bima", acts)


def _bima_prepares_the_studio(desk: Desk) -> None:
    acts: list[Act] = [
        *_to_the_guest(desk, 4),
        (desk.on(2, 9, 30), "bima", done(4, "Ya")),
        (desk.back(50), "bima", done(5, note="Naskah sudah dibaca narasumber.")),
        (desk.back(22), "bima", TakeStep(6)),
    ]
    desk.lead("podcast", "Pungutan di sekolah", desk.on(6, 8, 45), "bima", acts)


def _bima_invites(desk: Desk) -> None:
    acts: list[Act] = [
        (desk.on(3, 9), "bima", TakeStep(1)),
        (desk.on(3, 15), "bima", done(1)),
        (desk.on(1, 9, 15), "citra", done(2, "Ya")),
        (desk.on(1, 13, 30), "bima", TakeStep(3)),
    ]
    desk.lead("podcast", "Layanan perizinan", desk.on(3, 8, 30), "bima", acts)


def _a_guest_lets_wait(desk: Desk) -> None:
    desk.lead("podcast", "Hak warga di puskesmas", desk.on(3, 8, 10), "bima", _to_the_guest(desk, 1))


def _a_reporter_brings_papers(desk: Desk) -> None:
    """Asked for papers, and not answered yet: the clock stands still."""
    acts: list[Act] = [
        (desk.on(9, 8, 45), "bima", TakeStep(1)),
        (desk.on(9, 9, 5), "bima", done(1)),
        (desk.on(9, 9, 10), "bima", TakeStep(2)),
        (desk.on(9, 9, 20), "bima", done(2)),
        (desk.on(9, 9, 30), "bima", TakeStep(3)),
        (desk.on(9, 15), "bima", done(3, "Belum", "Fotokopi identitas dan bukti keluhan belum ada.")),
        (desk.on(8, 8, 30), "bima", TakeStep(4)),
        (desk.on(8, 10), "bima", done(4)),
    ]
    desk.lead("pvl-laporan", "Sertifikat tanah tertunda", desk.on(9, 8, 40), "bima", acts)


def _reports_at_the_counter(desk: Desk) -> None:
    """One to be verified by the end of today, one that came in just now and waits in the queue."""
    acts: list[Act] = [
        (desk.on(2, 9), "joko", TakeStep(1)),
        (desk.on(2, 9, 25), "joko", done(1)),
        (desk.on(2, 9, 30), "joko", TakeStep(2)),
        (desk.on(2, 9, 40), "joko", done(2)),
        (desk.on(1, 13, 20), "bima", TakeStep(3)),
    ]
    desk.lead("pvl-laporan", "Laporan daring: jalan rusak", desk.on(2, 8, 55), "joko", acts)
    acts = [(desk.back(28), "joko", TakeStep(1)), (desk.back(9), "joko", done(1))]
    desk.lead("pvl-laporan", "Datang langsung: bantuan sosial", desk.back(30), "joko", acts)


def _citra_decides(desk: Desk) -> None:
    """A letter that has waited too long, and a theme of this morning."""
    acts: list[Act] = [
        (desk.on(3, 9), "putri", TakeStep(1)),
        (desk.on(3, 9, 4), "putri", done(1)),
        (desk.on(3, 9, 6), "putri", TakeStep(2)),
        (desk.on(3, 9, 10), "putri", done(2)),
        (desk.on(3, 9, 12), "putri", TakeStep(3)),
        (desk.on(3, 9, 20), "putri", done(3)),
        (desk.on(3, 9, 45), "nanda", done(4)),
    ]
    desk.lead("surat-masuk", "Permohonan audiensi bupati", desk.on(3, 8, 50), "putri", acts, start="terima-langsung")
    acts = [(desk.back(110), "gita", TakeStep(1)), (desk.back(40), "gita", done(1))]
    desk.lead("podcast", "Data pribadi di kantor desa", desk.back(115), "gita", acts)
