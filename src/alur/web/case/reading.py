"""The record as entries of the chain, streamed: for anchors, exports and checks. Stored heads are read as they are."""

from collections.abc import Iterator

from django.db.models import QuerySet

from alur.core.chain.link import START, Entry, entry_bytes, next_head
from alur.formats.record.write import Recorded, SignedAnchor
from alur.web.case.models import Anchor, Case, CaseEvent

_EVENT = ("seq", "actor", "recorded_at", "source", "kind", "version", "body", "payload", "head")
_WORDS = ("words__salt", "words__text")
_CASES_AT_ONCE = 400


def anchors() -> list[SignedAnchor]:
    """All anchors in their order, as they were signed."""
    rows = Anchor.objects.order_by("number").values_list("statement", "signature", "heads")
    return [SignedAnchor(statement, bytes(signature), heads) for statement, signature, heads in rows]


def all_events(*, with_words: bool) -> Iterator[Recorded]:
    """Every case's events up to where it stood at the call. Nothing is locked: what is recorded does not change."""
    cases = list(Case.objects.order_by("pk").only("number", "agency", "seq"))
    for begin in range(0, len(cases), _CASES_AT_ONCE):
        chunk = {case.pk: case for case in cases[begin : begin + _CASES_AT_ONCE]}
        rows = CaseEvent.objects.filter(case__in=list(chunk))
        columns = ("case_id", *_EVENT, *(_WORDS if with_words else ()))
        # A list: on SQLite a read that stays open while we write files would keep every writer waiting.
        for case, *row in list(rows.order_by("case_id", "seq").values_list(*columns)):
            if row[0] <= chunk[case].seq:
                yield _recorded(chunk[case], *row)


def _recorded(
    case: Case,
    seq: int,
    actor: int,
    recorded_at: int,
    source: str,
    kind: str,
    version: int,
    body: str,
    payload: bytes | None,
    head: bytes,
    salt: bytes | None = None,
    words: str | None = None,
) -> Recorded:
    promise = b"" if payload is None else bytes(payload)
    entry = Entry(case.agency, case.number, seq, actor, recorded_at, source, kind, version, body, promise)
    return Recorded(entry, bytes(head), b"" if salt is None else bytes(salt), words)


def holds_since(case: Case, seq: int) -> bool:
    """Whether the events after ``seq`` lead from the head that stands there to the head of the case."""
    rows: QuerySet[CaseEvent] = CaseEvent.objects.filter(case=case, seq__gte=seq)
    events = [_recorded(case, *row) for row in rows.order_by("seq").values_list(*_EVENT)]
    head = events.pop(0).head if seq and events else START
    for expected, event in enumerate(events, seq + 1):
        head = next_head(head, entry_bytes(event.entry))
        if event.entry.seq != expected or event.head != head:
            return False
    return head == bytes(case.head) and seq + len(events) == case.seq
