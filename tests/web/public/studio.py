"""A podcast with one case that can be led to any of its rows, and an episode in it."""

from dataclasses import dataclass
from uuid import uuid4

from tests.formats.feed.sound import wav
from tests.web.case.running import Running, run_podcast
from tests.web.office import Office

from alur.core.case.commands import Complete, TakeStep
from alur.core.instant import DAY
from alur.web.case.models import Case
from alur.web.public.actions import air, consent, make, set_up
from alur.web.public.models import Episode, Podcast

FEED = "https://alur.contoh.go.id/podcast/umpan.xml"
TRANSCRIPT = "Host: Selamat datang.\n\nNarasumber: Terima kasih."
# Row → how it is ended on the way: the exit of a decision, and by whom.
WAY = (
    ("usulan-tema", "", "bima"),
    ("setujui-tema", "Ya", "citra"),
    ("undang", "", "bima"),
    ("bersedia", "Ya", "bima"),
    ("naskah", "", "bima"),
    ("studio", "", "gita"),
    ("rekam", "", "bima"),
    ("sunting", "", "gita"),
    ("periksa-isi", "Ya", "citra"),
    ("tayang", "", "bima"),
)


@dataclass(slots=True)
class Studio:
    running: Running
    podcast: Podcast
    case: Case
    episode: Episode

    def lead_to(self, row: str) -> None:
        """Everything before that row is done, each by one of its lane."""
        for name, exit_, who in WAY:
            state = self.running.state(self.case.pk)
            visit = next(iter(state.open.values()))
            if visit.row == row:
                return
            if visit.row != name:
                continue
            person = self.running.gita if who == "gita" else getattr(self.running.office, who)
            if visit.holder == 0 and not visit.waits:
                self.running.act(self.case.pk, TakeStep(visit.number), person)
            self.running.act(self.case.pk, Complete(visit=visit.number, exit=exit_, given=(0,)), person)

    def consent(self) -> Episode:
        self.episode = consent.ask(self.episode)
        self.episode = consent.give(self.episode, self.podcast, now=self.running.now)
        return self.episode

    def air(self) -> Episode:
        address = f"https://alur.contoh.go.id/podcast/{self.episode.pk}/"
        bima, now = self.running.office.bima, self.running.now
        self.episode = air.air(self.episode, self.podcast, address=address, by=bima, key=uuid4(), now=now)
        return self.episode

    def report(self, *, days: int) -> Episode:
        bima, figures = self.running.office.bima, air.Figures(420, 17, 2)
        later = self.running.now + days * DAY
        self.episode = air.report(self.episode, self.podcast, figures, by=bima, key=uuid4(), now=later)
        return self.episode


def open_studio(office: Office) -> Studio:
    running = run_podcast(office)
    told = set_up.Told(
        sop=running.version.sop,
        title="Suara Pelayanan",
        summary="Bincang tentang layanan publik.",
        email="podcast@contoh.go.id",
        records="rekam",
        airs="tayang",
        reports="lapor",
    )
    podcast = set_up.set_up(told, feed=FEED)
    case = Case.objects.get(pk=running.open().case)
    written = make.Written(
        title="Layanan air bersih", guest="Sari", notes="Lihat https://contoh.go.id", transcript=TRANSCRIPT,
        audio=wav(seconds=2),
    )  # fmt: skip
    episode = make.make(case, podcast, written, by=office.bima.pk, key=uuid4(), now=running.now)
    return Studio(running, podcast, case, episode)
