"""Verifying an exported record (TRUST T23), beside the bare hashing of the same bytes that any verifier has to do."""

from hashlib import sha256
from time import process_time

from benchmarks.row import Row
from tests.formats.record.made import anchors_over, case_events, sealed_record

from alur.formats.record.verifier import check

CASES, STEPS = 5_000, 20
AIM = 100_000
ROUNDS = 3


def run() -> list[Row]:
    events = [event for case in range(CASES) for event in case_events(f"PVL-2026-{case:05}", STEPS)]
    record = sealed_record(events, list(anchors_over([events[STEPS - 1 :: STEPS]])))
    lines = record.splitlines(keepends=True)
    ours = max(_events_a_second(lines, len(events)) for _ in range(ROUNDS))
    bare = max(_hashed_a_second(lines, len(events)) for _ in range(ROUNDS))
    peer = f"bare SHA-256 of the same lines {bare:,.0f}"
    return [Row("verify a record", f"{ours:,.0f}", peer, "events/s of processor time", f"≥ {AIM:,}", ours >= AIM)]


def _events_a_second(lines: list[bytes], count: int) -> float:
    began = process_time()
    verdict = check(lines)
    took = process_time() - began
    assert (verdict.events, verdict.first_bad) == (count, None)
    return count / took


def _hashed_a_second(lines: list[bytes], count: int) -> float:
    """A leaf and a link an event, and the file as a whole."""
    began = process_time()
    whole, head = sha256(), bytes(32)
    for line in lines:
        whole.update(line)
        head = sha256(head + sha256(line).digest()).digest()
    return count / (process_time() - began)
