"""The record as `core.integrity` reads it: acts and openings under bare keys, a quarter back."""

import json
from collections import defaultdict
from hashlib import sha256

from alur.core.instant import DAY, Instant
from alur.core.integrity.act import Act, Opening, Question, VisitKey
from alur.core.integrity.catalogue import questions
from alur.core.worktime.calendar import Calendar
from alur.web.case.models import Case, CaseEvent, Fact
from alur.web.people.models import Unit
from alur.web.people.queries import agency, calendar_of

DAYS_BACK = 91


def questions_at(now: Instant) -> tuple[Question, ...]:
    """What the record of the last quarter leaves open."""
    since = now - DAYS_BACK * DAY
    return questions(_acts(since), _openings(since))


def _acts(since: Instant) -> list[Act]:
    calendars = {unit.pk: calendar_of(unit) for unit in Unit.objects.all()} if agency() else {}
    roots, files = _roots(since), _files(since)
    rows = Fact.objects.filter(current=True, ending="done", person__gt=0, recorded__gte=since)
    return [_act(fact, calendars[fact.unit_id], roots, files) for fact in rows.select_related("sop")]


def _act(fact: Fact, calendar: Calendar, roots: dict[int, int], files: dict[tuple[int, int], list[str]]) -> Act:
    return Act(
        visit=VisitKey(str(fact.case_id), fact.visit),
        person=str(fact.person),
        root=str(roots.get(fact.case_id, fact.case_id)),
        series=(fact.sop.kode, fact.row, fact.standard),
        ended=fact.ended,
        recorded=fact.recorded,
        due=fact.due,
        used=_used(fact, calendar),
        live=fact.time_source == "live",
        files=tuple(files.get((fact.case_id, fact.visit), ())),
    )


def _used(fact: Fact, calendar: Calendar) -> float | None:
    """The share of the allowed working time that had passed at the end."""
    begun = fact.opened if fact.taken is None else fact.taken
    if fact.due is None or fact.due <= begun:
        return None
    allowed = calendar.working_us(begun, fact.due)
    return calendar.working_us(begun, max(fact.ended, begun)) / allowed if allowed else None


def _roots(since: Instant) -> dict[int, int]:
    """Case → the case that called it, and so on up: files go along with a case into those it calls."""
    rows = Case.objects.filter(parent__isnull=False, last_at__gte=since).values_list("pk", "parent")
    parents = {case: parent for case, parent in rows if parent is not None}
    return {case: _top(case, parents) for case in parents}


def _top(case: int, parents: dict[int, int]) -> int:
    while case in parents:
        case = parents[case]
    return case


def _files(since: Instant) -> dict[tuple[int, int], list[str]]:
    rows = CaseEvent.objects.filter(recorded_at__gte=since, kind__in=("EvidenceAdded", "EvidenceWithdrawn"))
    added: dict[tuple[int, int], tuple[int, str]] = {}
    for case, seq, kind, text in rows.order_by("pk").values_list("case", "seq", "kind", "body"):
        body = json.loads(text)
        if kind == "EvidenceAdded":
            added[case, seq] = body["visit"], body["sha256"]
        else:
            added.pop((case, body["added"]), None)
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for (case, _seq), (visit, digest) in added.items():
        found[case, visit].append(digest)
    return found


def _openings(since: Instant) -> list[Opening]:
    rows = CaseEvent.objects.filter(kind="CaseOpened", recorded_at__gte=since, actor__gt=0, case__parent=None)
    columns = ("case", "actor", "recorded_at", "case__sop", "case__subject")
    return [
        Opening(case=str(case), person=str(actor), matter=_matter(sop, subject), at=at)
        for case, actor, at, sop, subject in rows.exclude(case__subject="").values_list(*columns)
    ]


def _matter(sop: int, subject: str) -> str:
    words = " ".join(subject.casefold().split())
    return sha256(f"{sop} {words}".encode()).hexdigest()
