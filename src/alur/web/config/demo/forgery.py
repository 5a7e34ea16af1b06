"""Two exports for the inspector's training: the true record, and a copy in which somebody has covered up a late act.

The forger is no fool: the chain of the case is computed again to its end and the file sealed anew. What gives it away
are the anchors, which the office signed and sent out on the evenings of those days. The live record is untouched.
"""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from alur.core.chain.link import START, canonical, entry_bytes, next_head
from alur.core.instant import HOUR, Instant
from alur.formats.record.write import Recorded, sealed
from alur.web.case import reading
from alur.web.case.actions.export_record import export_record
from alur.web.case.models import Fact

TRUE, FORGED = "catatan-asli.zip", "catatan-dari-luar.zip"


def folder() -> Path:
    """Where the inspector's page looks for exports that were left on the server."""
    place: Path = settings.VAR / "titipan"
    return place


def plant(now: Instant) -> str:
    """Writes both; returns the number of the case that was tampered with."""
    export_record(folder() / TRUE, with_words=False, now=now)
    late = Fact.objects.filter(on_time="no", current=True, case__anchored__gt=0).order_by("case", "revision")
    fact = late[late.count() // 2]
    events = _rewritten(list(reading.all_events(with_words=False)), fact.case.number, fact.revision)
    forger = Ed25519PrivateKey.generate()
    key = forger.public_key().public_bytes_raw()
    agency = events[0].entry.agency
    with zipfile.ZipFile(folder() / FORGED, "w", zipfile.ZIP_DEFLATED) as box:
        lines = sealed(reading.anchors(), events, agency=agency, at=now, key=key, sign=forger.sign)
        box.writestr("record.txt", b"".join(lines))
    return fact.case.number


def _rewritten(events: list[Recorded], case: str, seq: int) -> list[Recorded]:
    """The act moved some hours back, and every link after it made to fit."""
    head, again = START, []
    for event in events:
        if event.entry.case == case:
            entry = event.entry
            if entry.seq == seq:
                body = json.loads(entry.body)
                moved = canonical(body | {"at": body["at"] - 9 * HOUR})
                entry = replace(entry, body=moved, recorded_at=entry.recorded_at - 9 * HOUR)
            head = next_head(head, entry_bytes(entry))
            event = replace(event, entry=entry, head=head)
        again.append(event)
    return again
