"""A small true record for the tests: three cases over two days, made by the product's own rules."""

from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alur.core.chain.anchor import Anchor, Head, digest, heads_text, statement
from alur.core.chain.link import START, Entry, canonical, commitment, entry_bytes, next_head
from alur.formats.record.write import Recorded, SignedAnchor, sealed

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PUBLIC = KEY.public_key().public_bytes_raw()
OFFICE = "Ombudsman RI Perwakilan Kalimantan Selatan"


def case_events(case: str, count: int, *, note: str = "Rapat dimulai pukul 09.00") -> list[Recorded]:
    """One case of ``count`` events; each second one has a personal part."""
    events: list[Recorded] = []
    head = START
    for seq in range(1, count + 1):
        personal = canonical({"note": f"{note} {seq}"}) if seq % 2 else None
        salt = bytes([seq]) * 16 if personal else b""
        promise = commitment(salt, personal.encode()) if personal else b""
        body = canonical({"row": f"langkah-{seq}", "visit": seq, "exit": "Ya"})
        entry = Entry(OFFICE, case, seq, 11, seq * 1000, "live", "StepCompleted", 1, body, promise)
        head = next_head(head, entry_bytes(entry))
        events.append(Recorded(entry, head, salt, personal))
    return events


def anchors_over(days: list[list[Recorded]], *, key: Ed25519PrivateKey = KEY) -> Iterator[SignedAnchor]:
    """One anchor a day; a day lists the last event that each case had by its evening."""
    previous = START
    for number, day in enumerate(days, 1):
        heads = tuple(Head(one.entry.case, one.entry.seq, one.head) for one in day)
        anchor = Anchor(OFFICE, key.public_key().public_bytes_raw(), number, number * 86400, previous, heads)
        text = statement(anchor)
        previous = digest(text)
        yield SignedAnchor(text, key.sign(text.encode()), heads_text(heads))


def sealed_record(events: list[Recorded], anchors: list[SignedAnchor], *, key: Ed25519PrivateKey = KEY) -> bytes:
    public = key.public_key().public_bytes_raw()
    return b"".join(sealed(anchors, events, agency=OFFICE, at=5, key=public, sign=key.sign))


def office() -> tuple[list[Recorded], list[SignedAnchor]]:
    """Case A is anchored at its 4th and 6th event, B at its last, C not yet."""
    a, b, c = case_events("PCG-2026-001", 6), case_events("PVL-2026-002", 3), case_events("PVL-2026-003", 2)
    return a + b + c, list(anchors_over([[a[3]], [a[5], b[2]]]))
