"""Words for tests of a file: its people, its rules, and acting on it."""

from dataclasses import dataclass, field
from datetime import date

from alur.core.conduct.commands import (
    Act,
    AddItem,
    Command,
    Decide,
    Examine,
    LockEvidence,
    ReadItem,
    Reply,
)
from alur.core.conduct.decide import decide
from alur.core.conduct.events import Event, FileOpened, Item, Recorded
from alur.core.conduct.file import File, apply, fold
from alur.core.conduct.terms import FileKind, Measure, Period, Terms
from alur.core.instant import DAY, Instant
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.rules import CalendarRules, Span
from alur.core.worktime.rules import Period as Hours

BIMA, EKA, CITRA, PUTRI, GITA = 1, 2, 3, 4, 5
MONDAY: Instant = 1_795_392_000_000_000  # 23 November 2026, 08.00 WITA
CALENDAR = Calendar(CalendarRules("Asia/Makassar", (Hours(date(2026, 1, 1), ((Span(450, 960),),) * 5 + ((),) * 2),)))
REASON = "Bukti kunjungan dan jawaban Bima sudah saya baca; keduanya saling menguatkan."
WORDS = "Sudah saya cocokkan dengan catatannya."
WARNING = Measure("teguran-lisan", "Teguran lisan", "PP 94/2021 Pasal 8 ayat (2) huruf a", "ringan")
ITEM = Item("Laporan lewat waktu", ("Baku 1 hari kerja, selesai 3 hari kerja.",), source="kunjungan 1:3")


def terms(*, hearing: bool = False) -> Terms:
    return Terms((WARNING,), reply=Period(5), summons=Period(3), objection=Period(14, working=False), hearing=hearing)


def opening(kind: FileKind = FileKind.COACHING, *, hearing: bool = False) -> FileOpened:
    return FileOpened(
        kind=kind,
        person=BIMA,
        nominator=GITA,
        examiner=EKA,
        decider=CITRA,
        appeal=PUTRI,
        terms=terms(hearing=hearing),
        reason="Dua laporan lewat waktu pada bulan ini.",
    )


@dataclass(slots=True)
class Story:
    """A file that is acted on, with a clock moved by hand."""

    history: list[Recorded] = field(default_factory=list)
    now: Instant = MONDAY
    blocked: str = ""

    @property
    def file(self) -> File:
        return fold(self.history)

    def begin(self, opened: FileOpened) -> "Story":
        self.history = [Recorded(1, opened.nominator, self.now, opened)]
        return self

    def act(self, by: int, command: Command) -> Event:
        file = self.file
        event = decide(file, command, calendar=CALENDAR, act=Act(by, self.now, self.blocked))
        recorded = Recorded(file.seq + 1, by, self.now, event)
        self.history.append(recorded)
        assert apply(file, recorded) == self.file
        return event

    def wait(self, days: int) -> None:
        self.now += days * DAY

    def until_decidable(self) -> "Story":
        """Evidence locked, answered, examined and read."""
        self.act(EKA, AddItem(ITEM))
        self.act(EKA, LockEvidence())
        self.act(BIMA, Reply("Saya menunggu data dari unit lain."))
        self.act(EKA, Examine(WORDS))
        self.act(CITRA, ReadItem(1))
        return self

    def decided(self) -> "Story":
        self.until_decidable().act(CITRA, DECISION)
        return self


DECISION = Decide("teguran-lisan", "PP 94/2021 Pasal 8 ayat (2) huruf a", REASON)
