"""Offices of twelve over a quarter, honest in their several ways, with one kind of gaming planted in each of five.

The honest do what looks like gaming now and then: letters of one minute each, paper days, common circulars, a file
given twice, a matter opened twice by mistake, people who like deadlines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from alur.core.instant import DAY, HOUR, MINUTE, SECOND, Instant
from alur.core.integrity.act import Act, Opening, VisitKey
from alur.core.integrity.catalogue import SIGNALS

PERSONS, VISITS, DAYS = 12, 120, 91
CIRCULARS, COMMON_MATTERS = 4, 10


@dataclass
class Quarter:
    """``planted`` is (person, signal)."""

    acts: list[Act] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    planted: set[tuple[str, str]] = field(default_factory=set)


def quarter(seed: int) -> Quarter:
    rng = Random(f"gaming {seed}")
    found = Quarter()
    gamers = dict(zip(rng.sample(range(PERSONS), len(SIGNALS)), SIGNALS, strict=True))
    for number in range(PERSONS):
        signal = gamers.get(number, "")
        if signal:
            found.planted.add((f"p{number}", signal))
        _Life(rng, f"p{number}", signal, found).live()
    return found


@dataclass
class _Life:
    rng: Random
    person: str
    games: str
    found: Quarter
    count: int = 0

    def live(self) -> None:
        rng = self.rng
        temper, on_paper = rng.gauss(-0.6, 0.15), rng.choice([0.02, 0.02, 0.05, 0.3])
        temper += 0.3 * (self.games == "mundur")  # who is late often has something to hide
        for _ in range(VISITS):
            self._work(temper, on_paper)
        self._letters()
        if rng.random() < 0.01:
            self._same_file(2)
        if rng.random() < 0.03:
            self._same_matter(2)
        self._game()

    def _work(self, temper: float, on_paper: float) -> None:
        rng = self.rng
        begun, allowed = self._moment(), rng.choice([30 * MINUTE, 2 * HOUR, 2 * DAY])
        used, live = rng.lognormvariate(temper, 0.5), rng.random() >= on_paper
        if self.games == "menumpuk" and rng.random() < 0.25:
            used = rng.uniform(0.96, 1)
        ended = begun + int(used * allowed)
        recorded = ended if live else ended + int(rng.uniform(1, 72) * HOUR)
        if self.games == "mundur" and used > 1:
            used, live, recorded = rng.uniform(0.85, 1), False, ended
            ended = begun + int(used * allowed)
        files = (f"circular-{rng.randrange(CIRCULARS)}",) if rng.random() < 0.05 else ()
        self._act(ended, recorded, begun + allowed, used, live, files)
        matter = f"kind-{rng.randrange(COMMON_MATTERS)}" if rng.random() < 0.4 else f"{self.person} {self.count}"
        self.found.openings.append(Opening(case=self._case(), person=self.person, matter=matter, at=begun))

    def _letters(self) -> None:
        """A morning of short letters, each about a minute."""
        at = self._moment()
        for _ in range(self.rng.randrange(5, 20)):
            at += int((20 + self.rng.expovariate(1 / 45)) * SECOND)
            self._act(at, at, at + 20 * MINUTE, 0.1, True, ())

    def _game(self) -> None:
        if self.games == "beruntun":
            for _ in range(2):
                at = self._moment()
                for _step in range(6):
                    at += self.rng.randrange(4, 12) * SECOND
                    self._act(at, at, at + HOUR, 0.5, True, ())
        if self.games == "bukti-ganda":
            self._same_file(4)
        if self.games == "terpecah":
            self._same_matter(4)

    def _same_file(self, times: int) -> None:
        for _ in range(times):
            at = self._moment()
            self._act(at, at, at + HOUR, 0.5, True, (f"file of {self.person}",))

    def _same_matter(self, times: int) -> None:
        at = self._moment()
        for place in range(times):
            self.count += 1
            opened = at + place * 20 * MINUTE
            self.found.openings.append(
                Opening(case=self._case(), person=self.person, matter=f"one of {self.person}", at=opened)
            )

    def _act(
        self, ended: Instant, recorded: Instant, due: Instant, used: float, live: bool, files: tuple[str, ...]
    ) -> None:
        self.count += 1
        self.found.acts.append(
            Act(
                visit=VisitKey(self._case(), 1),
                person=self.person,
                root=self._case(),
                series=("surat", f"r{due % 3}", "baku"),
                ended=ended,
                recorded=recorded,
                due=due,
                used=used,
                live=live,
                files=files,
            )
        )

    def _case(self) -> str:
        return f"{self.person}-{self.count}"

    def _moment(self) -> Instant:
        return self.rng.randrange(DAYS) * DAY + self.rng.randrange(8 * HOUR)


def quarters(count: int) -> Iterator[Quarter]:
    for seed in range(count):
        yield quarter(seed)
