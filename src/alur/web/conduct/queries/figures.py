"""What the pages of figures about a person show: the same to the person and to who leads them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alur.core.fair.judge import FORMULA, Shown, Withheld
from alur.core.fair.look import Look, running_look
from alur.core.instant import Instant, moment_of
from alur.core.measure.judged_time import is_judged_by_held
from alur.core.refused import Refused
from alur.web.case.models import Fact
from alur.web.case.progress import write_length
from alur.web.conduct import comparison
from alur.web.conduct.beside import Beside, beside, training_of
from alur.web.conduct.comparison import VisitKey, office_calendar, within
from alur.web.conduct.models import FigureUse, Objection
from alur.web.conduct.queries.use import Allowed, may_be_used, notice_of
from alur.web.people.models import Person
from alur.web.shell.refusals import sentence
from alur.web.sop.models import Sop
from alur.web.sop.queries import shown_first, value_of

MOST_VISITS = 400


@dataclass(frozen=True, slots=True)
class WhyWithheld:
    """``why`` nothing is said, and ``lifts``: what would have to be so that it is."""

    why: str
    lifts: str


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit of the person. ``time`` is what its standard judges; ``objection`` the newest, or None."""

    number: str
    visit: int
    event: int
    step: str
    taken: datetime
    ended: datetime
    time: str
    standard: str
    late: bool
    counts: bool
    objection: Objection | None


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """The own past in one series: late of judged visits, in the later half-year of the look and in the earlier."""

    step: str
    standard: str
    late: int
    visits: int
    late_before: int
    visits_before: int


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """``said`` is None where nothing is comparable, and in the first 90 days; ``withheld`` then says why.

    ``first`` are the visits that were late or objected to.
    """

    look: Look
    is_closed: bool
    said: Shown | None
    withheld: WhyWithheld | None
    beside: Beside
    first: tuple[VisitLine, ...]
    others: tuple[VisitLine, ...]
    series: tuple[SeriesLine, ...]
    use: Allowed | Refused
    told: Instant | None
    formula: int = FORMULA

    @property
    def may_use(self) -> bool:
        return isinstance(self.use, Allowed)

    @property
    def why_not(self) -> str:
        return sentence(self.use) if isinstance(self.use, Refused) else ""

    @property
    def range_low(self) -> float:
        """The interval of the difference, in visits as everything here is said."""
        return self.said.low * self.said.visits if self.said else 0.0

    @property
    def range_high(self) -> float:
        return self.said.high * self.said.visits if self.said else 0.0


def looks_of(now: Instant) -> tuple[Look, ...]:
    """The running one and the two that closed last."""
    running = running_look(office_calendar().local_date(now))
    return running, running.before, running.before.before


def person_figures(person: Person, look: Look, *, now: Instant) -> PersonFigures:
    """Everything that the record says about the person's own visits of a look."""
    facts = list(_facts(person, look))
    left_out = comparison.left_out_of(person.pk)
    lines = _lines(person, facts[:MOST_VISITS], left_out)
    learning, notice = comparison.is_learning(now), notice_of(person, look)
    said = None if learning else comparison.said_of(person.pk, look, now=now)
    reason = "masa_awal" if learning else said.reason if isinstance(said, Withheld) else None
    return PersonFigures(
        look=look,
        is_closed=look.has_closed(office_calendar().local_date(now)),
        said=said if isinstance(said, Shown) else None,
        withheld=None if isinstance(said, Shown) else why_withheld(reason, said.visits if said else 0),
        beside=beside(facts, training=training_of(person.pk), left_out=left_out),
        first=tuple(line for line in lines if line.late or line.objection),
        others=tuple(line for line in lines if not (line.late or line.objection)),
        series=() if learning else _series(facts, look),
        use=may_be_used(person, look, now),
        told=notice.at if notice else None,
    )


def why_withheld(reason: str | None, visits: int = 0) -> WhyWithheld:
    """In words, with what would lift it; ``visits`` can be compared now. No reason: there is no visit to speak of."""
    told = {
        "masa_awal": (
            _("Pemasangan ini belum berumur 90 hari."),
            _("Setelah 90 hari. Sampai saat itu sistem dan orang sama-sama belajar."),
        ),
        "satu_pelaksana": (
            _("Tidak ada orang lain yang mengerjakan langkah yang sama."),
            _("Bila kantor lain memakai SOP yang sama, atau ada rekan pada langkah itu."),
        ),
        "kurang_kunjungan": (
            _("Kurang dari 50 kunjungan yang dapat dibandingkan; sekarang %(n)d.") % {"n": visits},
            _("Lebih banyak kunjungan yang juga dikerjakan sedikitnya tiga orang lain."),
        ),
        "kurang_pekan": (
            _("Kunjungannya tersebar pada kurang dari 10 pekan."),
            _("Pekan yang lebih banyak: satu pekan buruk bukan ukuran."),
        ),
        "kurang_pembanding": (
            _("Kurang dari 10 orang lain mengerjakan langkah yang sama."),
            _("Sepuluh pembanding, misalnya dari kantor lain yang memakai SOP yang sama."),
        ),
        "kurang_sebanding": (
            _("Kurang dari 60% kunjungannya dapat dibandingkan."),
            _("Bila sebagian besar langkahnya juga dikerjakan orang lain."),
        ),
    }
    why, lifts = told.get(
        reason or "",
        (
            _("Belum ada kunjungan yang dapat dinilai dalam tinjauan ini."),
            _("Setelah ada langkah bermutu baku yang selesai atau jatuh tempo."),
        ),
    )
    return WhyWithheld(why, lifts)


def _facts(person: Person, look: Look) -> QuerySet[Fact]:
    rows = Fact.objects.filter(within(look, office_calendar()), person=person.pk, current=True, ending__isnull=False)
    return rows.select_related("case", "sop__unit").order_by("-due")


def _lines(person: Person, facts: Sequence[Fact], left_out: frozenset[VisitKey]) -> list[VisitLine]:
    objections = {(one.case_id, one.visit): one for one in Objection.objects.filter(person=person).order_by("at")}
    words = step_words({fact.sop for fact in facts})
    return [
        VisitLine(
            number=fact.case.number,
            visit=fact.visit,
            event=fact.revision,
            step=words.get((fact.sop_id, fact.row), fact.row),
            taken=moment_of(fact.taken or fact.opened),
            ended=moment_of(fact.ended),
            time=write_length(fact.held if is_judged_by_held(fact.standard) else fact.service),
            standard=fact.standard,
            late=fact.on_time == "no",
            counts=fact.usable and (fact.case_id, fact.visit) not in left_out,
            objection=objections.get((fact.case_id, fact.visit)),
        )
        for fact in facts
    ]


def line_of(person: Person, fact: Fact) -> VisitLine:
    """One visit as its page shows it."""
    return _lines(person, [fact], comparison.left_out_of(person.pk))[0]


def objected_line(objection: Objection) -> VisitLine | None:
    """The visit as the record has it now; None where its completion was undone since."""
    rows = Fact.objects.filter(case=objection.case_id, visit=objection.visit, current=True)
    fact = rows.select_related("case", "sop__unit").first()
    return line_of(objection.person, fact) if fact else None


def step_words(sops: set[Sop]) -> dict[tuple[int, str], str]:
    """(SOP, row id) → the row's words in the version that readers see first."""
    found: dict[tuple[int, str], str] = {}
    for sop in sops:
        version = shown_first(sop, sop.versions.all())
        if version is not None:
            found |= {(sop.pk, row.id): row.text for row in value_of(version).rows}
    return found


def _series(facts: Sequence[Fact], look: Look) -> tuple[SeriesLine, ...]:
    """The two halves of the look side by side: with oneself, never with others."""
    middle = office_calendar().end_of_day(look.before.last_day)
    now = _counted(fact for fact in facts if (fact.due or 0) > middle)
    then = _counted(fact for fact in facts if (fact.due or 0) <= middle)
    words = step_words({fact.sop for fact in facts})
    lines = [
        SeriesLine(words.get(key[:2], key[1]), key[2], *now.get(key, (0, 0)), *then.get(key, (0, 0)))
        for key in {*now, *then}
    ]
    return tuple(sorted(lines, key=lambda line: (line.step, line.standard)))


def _counted(facts: Iterable[Fact]) -> dict[tuple[int, str, str], tuple[int, int]]:
    """(SOP, row, standard) → late, judged."""
    found: dict[tuple[int, str, str], tuple[int, int]] = {}
    for fact in facts:
        if fact.on_time != "unknown":
            key = (fact.sop_id, fact.row, fact.standard)
            late, visits = found.get(key, (0, 0))
            found[key] = late + (fact.on_time == "no"), visits + 1
    return found


def viewers_of(person: Person) -> QuerySet[FigureUse]:
    """Siapa melihat data saya: every opening, the newest first."""
    return FigureUse.objects.filter(person=person).select_related("reader")
