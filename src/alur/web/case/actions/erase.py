"""Erase what people wrote in a case, at the wish of the person concerned or because it should never have stood there.

The event, its salted commitment and the chain stay and hold; words, salt and file go, so that nobody can even guess
what stood there (UU 27/2022 Ps 8, 43-45). `sweep` then takes the bytes off the disk: a database only forgets where.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Model, Q

from alur.core.case.events import EvidenceAdded, PersonId
from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.web.case import evidence
from alur.web.case.models import Case, CaseEvent, Erasure, EventPayload, Evidence, StepDraft
from alur.web.case.record import LINK

TABLES: tuple[type[Model], ...] = (Case, EventPayload, StepDraft)
"""What may hold bytes of erased words until it is written anew."""

LEAST_REASON = 10


@transaction.atomic
def erase(case: Case, seqs: Collection[int], *, reason: str, by: PersonId, now: Instant) -> Erasure:
    """The words of these events, all drafts of the case, and files that no other words name. Raises Refused."""
    if len(reason.strip()) < LEAST_REASON:
        raise Refused("Alasan penghapusan belum cukup jelas. Tulis sedikitnya {least} huruf.", least=LEAST_REASON)
    events = list(CaseEvent.objects.filter(case=case, seq__in=seqs, words__isnull=False).order_by("seq"))
    if not events:
        raise Refused("Tidak ada kata yang dapat dihapus pada peristiwa itu. Pilih peristiwa lain.")
    opened = [event for event in events if event.seq == 1]
    copies = _copies_of_the_subject(case) if opened else []
    first = CaseEvent.objects.filter(case__in=copies, seq=1)
    EventPayload.objects.filter(event__in=[*events, *first]).delete()
    StepDraft.objects.filter(case__in=[case, *copies]).delete()
    if opened:
        Case.objects.filter(pk__in=[case.pk, *(copy.pk for copy in copies)]).update(subject="")
    return Erasure.objects.create(
        case=case, seqs=[event.seq for event in events], files=_forgotten(events), by=by, at=now, reason=reason
    )


def _copies_of_the_subject(case: Case) -> list[Case]:
    """Cases that were called took the subject over from the one that called them, at any depth and either way."""
    found, waiting = {case.pk: case}, [case]
    while waiting:
        here = waiting.pop()
        near = Case.objects.filter(Q(children=here) | Q(parent=here))
        for other in near:
            if other.pk not in found and other.subject == case.subject:
                found[other.pk] = other
                waiting.append(other)
    return [other for other in found.values() if other.pk != case.pk]


def _forgotten(events: Iterable[CaseEvent]) -> list[str]:
    """Hashes of the files that went: one that somebody's words still name, in any case, stays."""
    gone = []
    for event in events:
        if event.kind != EvidenceAdded.__name__:
            continue
        body: dict[str, Any] = json.loads(event.body)
        named = CaseEvent.objects.filter(kind=event.kind, words__isnull=False, body__contains=body["sha256"])
        if body.get("media") != LINK and not named.exists():
            Evidence.objects.filter(sha256=body["sha256"]).delete()
            gone.append(body["sha256"])
    return gone


def sweep(tables: Iterable[type[Model]], now: Instant) -> int:
    """Takes erased bytes off the disk; returns how many erasures were waiting. At least once: it can be run again.

    Outside of any transaction, for a table is written anew as a whole and the old one goes.
    """
    waiting = list(Erasure.objects.filter(swept_at=None))
    if not waiting:
        return 0
    for sha256 in {sha256 for erasure in waiting for sha256 in erasure.files}:
        if not Evidence.objects.filter(sha256=sha256).exists():
            evidence.path_of(sha256).unlink(missing_ok=True)
    _write_anew(tables)
    Erasure.objects.filter(pk__in=[erasure.pk for erasure in waiting]).update(swept_at=now)
    return len(waiting)


def _write_anew(tables: Iterable[type[Model]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for table in tables:
            cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table._meta.db_table)}")
