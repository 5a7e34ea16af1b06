"""The podcast of the demo office: two episodes of some weeks ago, and one that waits for its guest's word.

Guests consent, episodes go on air and are counted by the acts that the pages use, each at its own time.
"""

import wave
from array import array
from collections.abc import Callable
from io import BytesIO
from math import pi, sin
from uuid import UUID

from alur.core.case.commands import TakeStep
from alur.core.instant import Instant
from alur.web.case.models import Case
from alur.web.config.demo.life import open_case
from alur.web.config.demo.today import Desk, done
from alur.web.config.demo.world import World
from alur.web.public.actions import air, consent, make, set_up
from alur.web.public.models import Episode, Podcast
from alur.web.sop.models import Sop

_FEED = "http://localhost/podcast/umpan.xml"
_TALKS = {
    "Mengapa waktu layanan dijanjikan": (
        "Guru besar hukum administrasi",
        "Mengapa kantor menjanjikan waktu, dan apa yang terjadi bila janji itu lewat.",
        "Selamat datang. Hari ini kita membicarakan waktu layanan.",
        "Janji waktu membuat warga dapat merencanakan harinya, dan kantor dapat mengukur dirinya sendiri.",
    ),
    "Menjaga rahasia pelapor": (
        "Pegiat layanan publik",
        "Bagaimana nama pelapor dijaga sejak laporan diterima sampai ditutup.",
        "Banyak orang takut melapor karena khawatir namanya diketahui.",
        "Nama pelapor hanya dibaca oleh yang memeriksa, dan tidak pernah disiarkan.",
    ),
}


def found_podcast(sop: Sop) -> Podcast:
    told = set_up.Told(
        sop=sop,
        title="Suara Pelayanan",
        summary="Bincang singkat tentang layanan publik di Kalimantan Selatan: hak Anda, janji kami, dan cara melapor.",
        email="podcast@contoh.go.id",
        records="rekam",
        airs="tayang",
        reports="lapor",
    )
    return set_up.set_up(told, feed=_FEED)


def set_out_episodes(world: World) -> None:
    """Plans them; they come about while the months are lived."""
    podcast, desk = found_podcast(world.office.sops["podcast"]), Desk(world)
    for place, title in enumerate(_TALKS):
        _Talk(world, podcast, desk, title, ago=38 - 8 * place).plan()


class _Talk:
    """One episode from its theme to its figures; ``ago`` is the working day, counted back, on which the case opened."""

    def __init__(self, world: World, podcast: Podcast, desk: Desk, title: str, *, ago: int) -> None:
        self.world, self.podcast, self.desk, self.title, self.ago = world, podcast, desk, title, ago
        self.guest, self.notes, *self.lines = _TALKS[title]
        self.people = world.office.people
        self.case = 0

    def plan(self) -> None:
        on, ago = self.desk.on, self.ago
        steps: list[tuple[Instant, Callable[[], object]]] = [
            (on(ago, 9), self._open),
            (on(ago, 9, 10), lambda: self._act("bima", TakeStep(1))),
            (on(ago, 14), lambda: self._act("bima", done(1))),
            (on(ago - 1, 10), lambda: self._act("citra", done(2, "Ya"))),
            (on(ago - 1, 10, 20), lambda: self._act("bima", TakeStep(3))),
            (on(ago - 2, 9), lambda: self._act("bima", done(3))),
            (on(ago - 3, 11), lambda: self._act("bima", done(4, "Ya"))),
            (on(ago - 3, 13), self._write),
            (on(ago - 3, 15), lambda: consent.ask(self._episode())),
            (on(ago - 4, 8, 40), lambda: consent.give(self._episode(), self.podcast, now=self.world.at)),
            (on(ago - 4, 10), lambda: self._act("bima", done(5))),
            (on(ago - 4, 10, 5), lambda: self._act("bima", TakeStep(6))),
            (on(ago - 4, 10, 50), lambda: self._act("bima", done(6))),
            (on(ago - 4, 13), lambda: self._act("bima", done(7))),
            (on(ago - 4, 13, 20), lambda: self._act("bima", TakeStep(8))),
            (on(ago - 5, 15), self._edit),
            (on(ago - 5, 15, 5), lambda: self._act("bima", done(8))),
            (on(ago - 6, 10), lambda: self._act("citra", done(9, "Ya", "Tidak ada data pribadi."))),
            (on(ago - 6, 13), lambda: self._act("gita", TakeStep(10))),
            (on(ago - 6, 13, 30), self._air),
            (on(ago - 13, 9), lambda: self._act("bima", TakeStep(11))),
            (on(ago - 13, 9, 30), self._report),
        ]
        for at, act in steps:
            self.world.expect(at, act)  # type: ignore[arg-type]

    def _open(self) -> None:
        self.case = open_case(self.world, "podcast", subject=self.title, by=self.people["bima"])
        self.world.staged.add(self.case)

    def _act(self, who: str, command: object) -> None:
        if not self.world.act(self.case, command, self.people[who].pk):  # type: ignore[arg-type]
            raise LookupError(f"Expected {who} to be able to do {command} for the episode, but it was refused.")

    def _episode(self) -> Episode:
        return Episode.objects.select_related("case__unit").get(case=self.case)

    def _write(self) -> None:
        self._make(script="Pembuka, tiga pertanyaan, penutup.")

    def _edit(self) -> None:
        spoken = "\n\n".join((f"Host: {self.lines[0]}", f"Narasumber: {self.lines[1]}", "Host: Terima kasih."))
        self._make(script="Pembuka, tiga pertanyaan, penutup.", transcript=spoken, audio=tone(seconds=4))

    def _make(self, **texts: str | bytes) -> None:
        case = Case.objects.get(pk=self.case)
        written = make.Written(title=self.title, guest=self.guest, notes=self.notes, **texts)  # type: ignore[arg-type]
        make.make(case, self.podcast, written, by=self.people["bima"].pk, key=self._key(), now=self.world.at)

    def _air(self) -> None:
        episode = self._episode()
        address = f"http://localhost/podcast/{episode.pk}/"
        air.air(episode, self.podcast, address=address, by=self.people["gita"], key=self._key(), now=self.world.at)

    def _report(self) -> None:
        chance = self.world.chance
        figures = air.Figures(chance.randrange(180, 900), chance.randrange(4, 40), chance.randrange(0, 5))
        air.report(self._episode(), self.podcast, figures, by=self.people["bima"], key=self._key(), now=self.world.at)

    def _key(self) -> UUID:
        return UUID(int=self.world.chance.getrandbits(128), version=4)


def begin_one(world: World) -> None:
    """In the making: its guest has been sent a link and has not pressed it yet."""
    podcast = Podcast.objects.get()
    case = Case.objects.filter(sop=podcast.sop, subject="Pungutan di sekolah", outcome="open").latest("opened")
    bima = world.office.people["bima"].pk
    written = make.Written(
        title="Pungutan di sekolah",
        guest="Kepala sekolah",
        script="Apa yang boleh diminta sekolah, apa yang tidak, dan ke mana orang tua melapor.",
    )
    episode = make.make(case, podcast, written, by=bima, key=UUID(int=7, version=4), now=world.now)
    consent.ask(episode)


def tone(*, seconds: int) -> bytes:
    """A quiet hum, 8 kHz and 8 bit: small, and not to be taken for anybody's voice."""
    rate = 8_000
    samples = array("B", (128 + int(20 * sin(2 * pi * 220 * n / rate)) for n in range(rate * seconds)))
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return made.getvalue()
