"""What always stands beside a person's figure: load at taking, what was paused, declared and handed over, and what is
not counted at all, by name. From the person's own facts; nothing here is compared or judged.
"""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from django.utils.translation import gettext as _

from alur.core.case.reasons import PAUSES
from alur.core.instant import Instant, Microseconds
from alur.core.measure.tally import Span
from alur.web.case.models import CaseEvent, Fact
from alur.web.case.progress import write_length
from alur.web.conduct.comparison import VisitKey, office_calendar
from alur.web.people.models import Holding

TRAINING_DAYS = 30
"""So long after taking up a jabatan visits are marked as those of somebody who still learns it."""

OFF_THE_WAY = ("returned", "skipped", "moved", "cancelled")


@dataclass(frozen=True, slots=True)
class Beside:
    """``load`` is how many other steps were held at a taking, on average; the counts are of all ``visits``."""

    visits: int
    load: Fraction
    paused: int
    declared: int
    handed_over: int
    in_training: int
    not_counted: tuple[tuple[str, str], ...]


def beside(facts: Sequence[Fact], *, training: Sequence[Span], left_out: frozenset[VisitKey]) -> Beside:
    """``facts`` are the person's current ones in the look, whether they may judge or not."""
    return Beside(
        visits=len(facts),
        load=mean_load([(fact.taken or fact.opened, fact.ended) for fact in facts]),
        paused=sum(1 for fact in facts if fact.paused),
        declared=sum(1 for fact in facts if fact.time_source != "live"),
        handed_over=sum(1 for fact in facts if fact.holders > 1),
        in_training=sum(1 for fact in facts if any((fact.taken or fact.opened) in span for span in training)),
        not_counted=tuple(_not_counted(facts, left_out)),
    )


def mean_load(held: Sequence[tuple[Instant, Instant]]) -> Fraction:
    """How many other intervals were open at the beginning of each, on average.

    >>> mean_load([(0, 10), (2, 3), (4, 5)])
    Fraction(2, 3)
    """
    begins = sorted(begin for begin, _end in held)
    ends = sorted(max(end, begin + 1) for begin, end in held)  # what took no time was held for a moment
    open_then = [bisect_right(begins, begin) - bisect_right(ends, begin) - 1 for begin, _end in held]
    return Fraction(sum(open_then), len(held)) if held else Fraction(0)


def training_of(person: int) -> list[Span]:
    """When the person was new to a jabatan."""
    calendar = office_calendar()
    since = Holding.objects.filter(person=person).values_list("since", flat=True)
    return [Span(calendar.end_of_day(day), calendar.end_of_day(day + timedelta(days=TRAINING_DAYS))) for day in since]


def _not_counted(facts: Sequence[Fact], left_out: frozenset[VisitKey]) -> Iterable[tuple[str, str]]:
    """(by name, how much), only what there was."""
    yield from _times(facts)
    counts = (
        (_("Langkah di tangan pemohon"), sum(1 for fact in facts if fact.waits)),
        (_("Dikerjakan lebih dari satu orang"), sum(1 for fact in facts if fact.holders > 1)),
        (_("Dikembalikan, dilewati, dipindah, atau dibatalkan"), sum(fact.ending in OFF_THE_WAY for fact in facts)),
        (_("Jamnya dicatat belakangan, jadi tidak dinilai"), sum(1 for fact in facts if _by_memory(fact))),
        (_("Keberatannya diterima"), sum(1 for fact in facts if (fact.case_id, fact.visit) in left_out)),
    )
    yield from ((name, _("%(n)d kunjungan") % {"n": count}) for name, count in counts if count)
    for reason, count in pauses_of(facts).items():
        yield reason, _("%(n)d jeda") % {"n": count}


def _times(facts: Sequence[Fact]) -> Iterable[tuple[str, str]]:
    sums: tuple[tuple[str, Microseconds], ...] = (
        (_("Antrean sebelum diambil"), sum(fact.queue for fact in facts)),
        (_("Cuti, sakit, dinas"), sum(fact.absent for fact in facts)),
    )
    yield from ((name, write_length(time)) for name, time in sums if time)


def _by_memory(fact: Fact) -> bool:
    return fact.time_source != "live" and fact.due is not None and fact.on_time == "unknown" and fact.ending == "done"


def pauses_of(facts: Sequence[Fact]) -> dict[str, int]:
    """Label of the reason → how often the clock of these visits stood still for it."""
    wanted = {(fact.case_id, fact.visit) for fact in facts if fact.paused}
    rows = CaseEvent.objects.filter(kind="StepPaused", case__in={case for case, _visit in wanted})
    found: Counter[str] = Counter()
    for case, text in rows.values_list("case", "body"):
        said = json.loads(text)
        if (case, said["visit"]) in wanted:
            found[said["reason"]] += 1
    return {reason.label: found[reason.key] for reason in PAUSES if found[reason.key]}
