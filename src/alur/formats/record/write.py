"""The lines of `record.txt`: header, anchors, each case's events in order, and a seal over every byte before it.

Fields are parted by tabs (JSON text holds none), so that a line can be hashed as it stands and read by eye.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from alur.core.chain.link import Entry, canonical, entry_bytes

HEADER = b"alur-record\t1\n"
Sign = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class SignedAnchor:
    """An anchor as it was signed on its day: the very texts, never made anew."""

    statement: str
    signature: bytes
    heads: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as stored: its head is the stored one, never computed anew, or a change would heal itself here.

    ``payload`` is None where there is none, where it was erased, and where the export leaves it out.
    """

    entry: Entry
    head: bytes
    salt: bytes = b""
    payload: str | None = None


def anchor_line(signed: SignedAnchor) -> str:
    """The line that is mailed and printed: statement and signature, without the heads."""
    return f"A\t{signed.statement}\t{signed.signature.hex()}"


def event_lines(event: Recorded) -> Iterator[bytes]:
    """The event, and its personal part on a line of its own."""
    yield b"E\t%s\t%s\n" % (event.head.hex().encode(), entry_bytes(event.entry))
    if event.payload is not None:
        yield f"P\t{event.salt.hex()}\t{event.payload}\n".encode()


def sealed(
    anchors: Iterable[SignedAnchor], events: Iterable[Recorded], *, agency: str, at: int, key: bytes, sign: Sign
) -> Iterator[bytes]:
    """The whole file, line by line. ``events`` come case by case, each case from its first event on."""
    digest = hashlib.sha256()
    cases: set[str] = set()
    count = 0
    for line in _head(anchors):
        digest.update(line)
        yield line
    for event in events:
        cases.add(event.entry.case)
        count += 1
        for line in event_lines(event):
            digest.update(line)
            yield line
    said = {"agency": agency, "at": at, "bytes": digest.hexdigest(), "cases": len(cases), "events": count}
    seal = canonical(said | {"key": key.hex()})
    yield f"S\t{seal}\t{sign(seal.encode()).hex()}\n".encode()


def _head(anchors: Iterable[SignedAnchor]) -> Iterator[bytes]:
    yield HEADER
    for signed in anchors:
        yield f"{anchor_line(signed)}\t{signed.heads}\n".encode()
