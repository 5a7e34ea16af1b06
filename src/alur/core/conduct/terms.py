"""By which rules a file runs: measures and periods, data that a legal officer edits. A file keeps those it began by.

No number of days and no measure stands in the code: DOMAIN §4.2 knows them from memory only.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.core.worktime.calendar import Calendar


class FileKind(StrEnum):
    """What a file may end in; the same three parts in each."""

    THANKS = "apresiasi"
    COACHING = "pembinaan"
    DISCIPLINE = "disiplin"


@dataclass(frozen=True, slots=True)
class Period:
    """So many days after the day of the act, to its last minute."""

    days: int
    working: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that may be decided, and the rule it stands on. ``level`` orders a list; it proposes nothing."""

    key: str
    name: str
    basis: str
    level: str = ""


NOTHING = Measure("tanpa-tindakan", "Tanpa tindakan", "Bukti dan keterangan tidak mencukupi")
"""Always open to the decider, whatever the rules list."""


@dataclass(frozen=True, slots=True)
class Terms:
    """``summons`` is the notice before a hearing, ``hearing`` whether there must be one; who stays away from so many
    ``summonses`` is decided about unheard. ``objection`` is the time for it after the decision.
    """

    measures: tuple[Measure, ...]
    reply: Period
    summons: Period
    objection: Period
    hearing: bool
    summonses: int = 2

    def measure(self, key: str) -> Measure:
        """Raises Refused for what these rules do not know."""
        for measure in (*self.measures, NOTHING):
            if measure.key == key:
                return measure
        raise Refused("Bentuk keputusan ini tidak ada dalam aturan berkas. Pilih salah satu yang tertera.")


def check_terms(terms: Terms) -> None:
    """Raises Refused: a period of no days would take the hearing away by a form."""
    if min(terms.reply.days, terms.summons.days, terms.objection.days, terms.summonses) < 1:
        raise Refused("Tenggat sedikitnya satu hari dan panggilan sedikitnya satu kali. Ubah yang kosong.")
    keys = [measure.key for measure in terms.measures]
    if not keys or len({*keys, NOTHING.key}) <= len(keys) or not all(m.name and m.basis for m in terms.measures):
        raise Refused("Setiap bentuk keputusan perlu nama sendiri dan dasar aturannya. Lengkapi daftarnya.")


def until(calendar: Calendar, now: Instant, period: Period) -> Instant:
    """The last instant of the period: the day of the act is day nought."""
    day = calendar.local_date(now)
    if period.working:
        return calendar.end_of_day(calendar.workday_after(day, period.days))
    return calendar.end_of_day(day + timedelta(days=period.days))
