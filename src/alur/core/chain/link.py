"""One chain a case: how an entry of the record becomes bytes, and bytes a link.

One chain a case and not one for all, because a chain has one writer at a time: the case's row lock already
makes that true, and a single bad bit ends one case's chain, not the office's (Yeti 2022).
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

START = bytes(32)
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode
_text = json.JSONEncoder(ensure_ascii=False).encode


def canonical(value: Any) -> str:
    """The one JSON text of a value: keys sorted, no spaces, letters as they are.

    >>> canonical({"b": 1, "a": "Ayu é"})
    '{"a":"Ayu é","b":1}'
    """
    return _encode(value)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as the record keeps it. ``body`` is canonical JSON text without personal content.

    ``version`` is that of the event's form, ``source`` where its times come from. ``payload`` is the commitment to the
    personal part, or b"" where there is none.
    """

    agency: str
    case: str
    seq: int
    actor: int
    recorded_at: int
    source: str
    kind: str
    version: int
    body: str
    payload: bytes = b""


def entry_bytes(entry: Entry) -> bytes:
    """Canonical JSON of the entry, written out by hand: ``body`` is canonical already and must not be parsed again."""
    return (
        f'{{"actor":{entry.actor},"agency":{_text(entry.agency)},"body":{entry.body},"case":{_text(entry.case)},'
        f'"kind":{_text(entry.kind)},"payload":"{entry.payload.hex()}","recorded_at":{entry.recorded_at},'
        f'"seq":{entry.seq},"source":{_text(entry.source)},"version":{entry.version}}}'
    ).encode()


def next_head(head: bytes, entry: bytes) -> bytes:
    """The chain's new head. 0x00 marks a leaf, 0x01 a link, so that neither can be passed off as the other."""
    leaf = hashlib.sha256(b"\x00" + entry).digest()
    return hashlib.sha256(b"\x01" + head + leaf).digest()


def commitment(salt: bytes, payload: bytes) -> bytes:
    """What the event keeps of its personal part. The salt is erased with the payload: then nobody can guess it back."""
    return hashlib.sha256(b"\x02" + salt + payload).digest()
