"""The chain's rules, each sum written out with hashlib beside it."""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from alur.core.chain.anchor import Anchor, Head, heads_text, merkle_root, statement
from alur.core.chain.link import START, Entry, canonical, commitment, entry_bytes, next_head

texts = st.text(st.characters(codec="utf-8"), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(agency=texts, case=texts, kind=texts, body=values, seq=st.integers(1), at=st.integers())
def test_entry_written_by_hand_is_canonical_json(agency, case, kind, body, seq, at):
    entry = Entry(agency, case, seq, 7, at, "live", kind, 1, canonical(body), b"\x01\xff")
    said = {
        "actor": 7, "agency": agency, "body": body, "case": case, "kind": kind,
        "payload": "01ff", "recorded_at": at, "seq": seq, "source": "live", "version": 1,
    }  # fmt: skip
    assert entry_bytes(entry).decode() == canonical(said)
    assert json.loads(entry_bytes(entry)) == said


def test_a_head_is_the_hash_of_the_head_before_and_the_leaf():
    leaf = hashlib.sha256(b"\x00" + b"first").digest()
    assert next_head(START, b"first") == hashlib.sha256(b"\x01" + bytes(32) + leaf).digest()


def test_a_leaf_can_not_be_passed_off_as_a_link():
    leaf = hashlib.sha256(b"\x00" + b"x").digest()
    assert next_head(START, b"x") != hashlib.sha256(b"\x00" + bytes(32) + leaf).digest()


def test_a_commitment_hides_behind_its_salt():
    assert commitment(b"salt", b"Ayu") == hashlib.sha256(b"\x02saltAyu").digest()
    assert commitment(b"other", b"Ayu") != commitment(b"salt", b"Ayu")


def _rfc6962(leaves: list[bytes]) -> bytes:
    """The recursive definition of RFC 6962 §2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + _rfc6962(leaves[:split]) + _rfc6962(leaves[split:])).digest()


@given(st.lists(st.binary(max_size=4), max_size=40))
def test_the_merkle_root_is_that_of_rfc_6962(leaves):
    assert merkle_root(leaves) == _rfc6962(leaves)


def test_an_anchor_speaks_of_its_heads_by_their_root():
    head = Head("PCG-2026-001", 3, b"\x05" * 32)
    said = json.loads(statement(Anchor("Kantor", b"\x01" * 32, 2, 9, START, (head,))))
    assert said["root"] == hashlib.sha256(b"\x00" + heads_text([head])[1:-1].encode()).hexdigest()
    assert (said["number"], said["cases"], said["previous"]) == (2, 1, "00" * 32)
