"""The cases behind the figures of an SOP: of the promise and of the way. The core says which count."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from alur.core.instant import Instant, moment_of
from alur.core.measure.tally import CaseFact, Span, has_followed, has_kept_promise
from alur.web.case.models import Case
from alur.web.measure.counting import case_facts
from alur.web.sop.models import Sop

# `?hanya=` → what the core must say of the case.
_Wanted = Callable[[CaseFact, Span, Instant], bool]
WANTED: Mapping[str, _Wanted] = {
    "dalam-janji": lambda case, span, now: has_kept_promise(case, span, now=now) is True,
    "lewat-janji": lambda case, span, now: has_kept_promise(case, span, now=now) is False,
    "menurut-alur": lambda case, span, now: has_followed(case, span) is True,
    "di-luar-alur": lambda case, span, now: has_followed(case, span) is False,
}


@dataclass(frozen=True, slots=True)
class CaseLine:
    number: str
    subject: str
    opened: datetime
    due: datetime | None
    closed: datetime | None


def cases_behind(sop: Sop, span: Span, *, only: str, now: Instant) -> list[CaseLine]:
    """The newest first. ``only`` is a key of WANTED."""
    within = (span.begin, span.end)
    touched = Case.objects.filter(Q(closed__range=within) | Q(due__range=within), sop=sop).order_by("-opened", "-pk")
    rows, wanted = list(touched), WANTED[only]
    return [_line(row) for row, fact in zip(rows, case_facts(rows), strict=True) if wanted(fact, span, now)]


def _line(row: Case) -> CaseLine:
    return CaseLine(
        number=row.number,
        subject=row.subject,
        opened=moment_of(row.opened),
        due=None if row.due is None else moment_of(row.due),
        closed=None if row.closed is None else moment_of(row.closed),
    )
