"""Whether what is known about a person may be used at all: told seven days before, and nothing objected to is open.

Whoever prepares thanks or coaching asks here first and shows the sentence where the answer is no.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from alur.core.fair.judge import FORMULA, Shown, Withheld
from alur.core.fair.look import Look
from alur.core.instant import DAY, Instant, moment_of
from alur.core.refused import Refused
from alur.web.case.models import Fact
from alur.web.conduct.comparison import VisitKey, is_learning, office_calendar, said_of, within
from alur.web.conduct.models import FigureNotice, Objection
from alur.web.people.models import Person
from alur.web.shell.moments import write_day

DAYS_BEFORE_USE = 7


@dataclass(frozen=True, slots=True)
class Allowed:
    """May be used. ``formula`` is to be kept with the use."""

    formula: int = FORMULA


def may_be_used(person: Person, look: Look, now: Instant) -> Allowed | Refused:
    """The figure of a look: after it has closed, told as it stands seven days ago, with no objection open in it."""
    if refused := _refused_for_now(person, within(look, office_calendar()), now):
        return refused
    if not look.has_closed(office_calendar().local_date(now)):
        return Refused(
            "Tinjauan {look} baru ditutup {day}. Sebelum itu angkanya hanya untuk dibaca.",
            look=str(look),
            day=write_day(look.last_day),
        )
    notice = notice_of(person, look)
    if notice is None or not says_the_same(notice, said_of(person.pk, look, now=now)):
        return Refused(
            "Angka tinjauan {look} belum diberitahukan kepada yang bersangkutan. Tunggu pemberitahuannya.",
            look=str(look),
        )
    return _seven_days_after(notice.at, now)


def visits_may_be_used(person: Person, visits: Iterable[VisitKey], now: Instant) -> Allowed | Refused:
    """Single visits as evidence: each on the person's own page for seven days, and none of them objected to."""
    wanted = Q(pk__in=[])
    for case, visit in visits:
        wanted |= Q(case=case, visit=visit)
    if refused := _refused_for_now(person, wanted, now):
        return refused
    if Objection.objects.filter(wanted, person=person, upheld=True).exists():
        return Refused("Keberatan atas kunjungan ini diterima, jadi tidak dihitung. Keluarkan dari berkas.")
    newest = Fact.objects.filter(wanted, current=True).order_by("-recorded").values_list("recorded", flat=True).first()
    return Allowed() if newest is None else _seven_days_after(newest, now)


def notice_of(person: Person, look: Look) -> FigureNotice | None:
    """What the person was told last about a look."""
    return FigureNotice.objects.filter(person=person, look=str(look)).order_by("-pk").first()


def says_the_same(notice: FigureNotice, said: Shown | Withheld | None) -> bool:
    """Whether what was told is still what would be told."""
    visits, late = (said.visits if said else 0), (said.late if isinstance(said, Shown) else None)
    return (notice.visits, notice.late, notice.formula) == (visits, late, FORMULA)


def _refused_for_now(person: Person, which: Q, now: Instant) -> Refused | None:
    if is_learning(now):
        return Refused(
            "Masa awal: 90 hari pertama tidak ada angka orang yang dipakai. Sistem dan orang sedang belajar."
        )
    if Objection.objects.filter(which, person=person, upheld=None).exists():
        return Refused("Ada keberatan yang belum dijawab. Data ini dipakai lagi setelah keberatan itu dijawab.")
    return None


def _seven_days_after(told: Instant, now: Instant) -> Allowed | Refused:
    usable = told + DAYS_BEFORE_USE * DAY
    if now < usable:
        return Refused(
            "Yang bersangkutan berhak membacanya tujuh hari dahulu. Dapat dipakai mulai {day}.",
            day=write_day(moment_of(usable)),
        )
    return Allowed()
