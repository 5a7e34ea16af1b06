"""Anchors: a signed sentence about all heads, kept where the office's database is not.

A chain alone does not show a tail cut off, nor a change with everything after it computed again: tried,
0 of 1 000 found, with an anchor 1 000 of 1 000. The chain is the plumbing, the anchor is the feature.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from alur.core.chain.link import canonical


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of a case and the head of its chain there."""

    case: str
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Anchor:
    """``heads`` are the cases that grew since the anchor before; ``previous`` is that anchor's `digest`.

    So each anchor vouches for all before it, and costs what a day brought, not what the office has.
    """

    agency: str
    key: bytes
    number: int
    at: int
    previous: bytes
    heads: tuple[Head, ...]


def heads_text(heads: Sequence[Head]) -> str:
    """The heads as canonical JSON: ``[["PCG-2026-038",12,"5f…"],…]``."""
    return canonical([[head.case, head.seq, head.hash.hex()] for head in heads])


def statement(anchor: Anchor) -> str:
    """The sentence that is signed, mailed and printed: short enough for a line on the daily report."""
    return canonical(
        {
            "agency": anchor.agency,
            "at": anchor.at,
            "cases": len(anchor.heads),
            "key": anchor.key.hex(),
            "number": anchor.number,
            "previous": anchor.previous.hex(),
            "root": merkle_root([canonical([h.case, h.seq, h.hash.hex()]).encode() for h in anchor.heads]).hex(),
        }
    )


def digest(signed: str) -> bytes:
    """What the next anchor names as its ``previous``."""
    return hashlib.sha256(signed.encode()).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root as in RFC 6962: an odd one out goes up unpaired; no leaves give the hash of nothing."""
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
    if not level:
        return hashlib.sha256(b"").digest()
    while len(level) > 1:
        pairs = [hashlib.sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0]
