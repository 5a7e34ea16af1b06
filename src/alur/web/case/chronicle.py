"""The record read back: the events of a case as the core's values, in their order."""

import json
from collections.abc import Iterator

from alur.core.case.codec import Written, read_event
from alur.core.case.events import Recorded, Source
from alur.web.case.models import CaseEvent

_WORDS = "words__text"


def events_of(case: int) -> Iterator[Recorded]:
    """All events of the case, from the first on. What was erased reads as None."""
    rows = CaseEvent.objects.filter(case=case).select_related("words").order_by("seq")
    return (recorded_of(row) for row in rows.iterator(chunk_size=500))


def recorded_of(row: CaseEvent) -> Recorded:
    """One event of the table."""
    written = Written(row.kind, row.version, json.loads(row.body), _words(row))
    return Recorded(
        seq=row.seq, event=read_event(written), by=row.actor, recorded_at=row.recorded_at, source=Source(row.source)
    )


def _words(row: CaseEvent) -> dict[str, object] | None:
    """Empty where nobody wrote anything, None where it was erased."""
    if row.payload is None:
        return {}
    return json.loads(row.words.text) if hasattr(row, "words") else None
