"""Every change to a record is found, and the first bad place is named. The verifier runs as an inspector runs it."""

import random
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.formats.record.made import KEY, anchors_over, case_events, office, sealed_record

from alur.core.chain.link import START, entry_bytes, next_head
from alur.formats.record import verifier
from alur.formats.record.write import Recorded, anchor_line

FORGER = Ed25519PrivateKey.from_private_bytes(b"f" * 32)


def verdict_of(record: bytes, outside: list[bytes] | None = None) -> verifier.Verdict:
    return verifier.check(record.splitlines(keepends=True), outside or [])


def rechained(events: list[Recorded]) -> list[Recorded]:
    """What a forger with the database does: the heads computed again over what now stands there."""
    heads: dict[str, bytes] = {}
    again = []
    for one in events:
        heads[one.entry.case] = next_head(heads.get(one.entry.case, START), entry_bytes(one.entry))
        again.append(replace(one, head=heads[one.entry.case]))
    return again


def test_a_true_record_is_whole():
    events, anchors = office()
    verdict = verdict_of(sealed_record(events, anchors))
    assert (verdict.cases, verdict.events, verdict.anchors, verdict.first_bad) == (3, 11, 2, None)


def test_a_record_without_its_personal_parts_is_whole():
    events, anchors = office()
    erased = [replace(one, salt=b"", payload=None) for one in events]
    assert verdict_of(sealed_record(erased, anchors)).first_bad is None


def test_an_empty_record_is_whole():
    assert verdict_of(sealed_record([], [])).first_bad is None


def test_an_event_changed_in_the_database_is_named():
    events, anchors = office()
    events[2] = replace(events[2], entry=replace(events[2].entry, recorded_at=999))
    bad = verdict_of(sealed_record(events, anchors)).first_bad
    assert bad is not None
    assert (bad["case"], bad["seq"]) == ("PCG-2026-001", 3)


def test_a_change_with_everything_after_computed_again_is_caught_by_the_anchor():
    events, anchors = office()
    events[1] = replace(events[1], entry=replace(events[1].entry, actor=12))
    bad = verdict_of(sealed_record(rechained(events), anchors)).first_bad
    assert bad is not None
    assert (bad["case"], bad["seq"]) == ("PCG-2026-001", 4)  # the first anchored head after the change


def test_a_tail_cut_off_is_caught_by_the_anchor():
    events, anchors = office()
    bad = verdict_of(sealed_record(events[:4] + events[6:], anchors)).first_bad
    assert bad is not None
    assert (bad["case"], bad["seq"]) == ("PCG-2026-001", 6)


def test_a_case_left_out_is_caught_by_the_anchor():
    events, anchors = office()
    bad = verdict_of(sealed_record(events[:6] + events[9:], anchors)).first_bad
    assert bad is not None
    assert bad["case"] == "PVL-2026-002"


@pytest.mark.parametrize("cut", [0, 1])
def test_a_forger_with_a_key_of_their_own_is_caught_by_an_anchor_kept_outside(cut):
    events, anchors = office()
    mailed = [anchor_line(one).encode() for one in anchors]
    forged = rechained([replace(one, entry=replace(one.entry, actor=12)) for one in events])
    again = list(anchors_over([[forged[3]], [forged[5], forged[8]]], key=FORGER))[cut:]
    record = sealed_record(forged, again if not cut else [], key=FORGER)
    assert verdict_of(record).first_bad is None  # nothing inside can tell
    assert verdict_of(record, mailed[:1]).first_bad is not None


def test_a_seal_by_another_key_than_the_anchors_is_refused():
    events, anchors = office()
    assert verdict_of(sealed_record(events, anchors, key=FORGER)).first_bad is not None


def test_an_anchor_taken_away_is_found():
    events, anchors = office()
    assert verdict_of(sealed_record(events, anchors[1:])).first_bad is not None
    mailed = [anchor_line(one).encode() for one in anchors]
    assert verdict_of(sealed_record(events, anchors[:1]), mailed).first_bad is not None


def test_the_signature_is_that_of_the_trusted_library():
    for size in range(8):
        message = bytes([size]) * size
        proof, public = KEY.sign(message), KEY.public_key().public_bytes_raw().hex()
        assert verifier._signed(public, message, proof.hex().encode())
        assert not verifier._signed(public, message + b"x", proof.hex().encode())


CHANGES = 5_000


def changed(record: bytes, chance: random.Random) -> bytes:
    """One mutation: a byte, a bit, a line gone, doubled, moved, swapped, cut in two, or the tail cut."""
    lines = record.splitlines(keepends=True)
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    place = chance.randrange(len(record))
    match chance.randrange(9):
        case 0:
            return record[:place] + bytes([record[place] ^ 1 << chance.randrange(8)]) + record[place + 1 :]
        case 1:
            return record[:place] + bytes([chance.randrange(256)]) + record[place + 1 :]
        case 2:
            del lines[at]
        case 3:
            lines.insert(other, lines[at])
        case 4:
            lines.insert(other, lines.pop(at))
        case 5:
            lines[at], lines[other] = lines[other], lines[at]
        case 6:
            return record[:place]
        case 7:
            return record[:place] + record[place + 1 :]
        case _:
            lines[at] = lines[at].replace(b"PCG-2026-001", b"PVL-2026-002").replace(b"00", b"01")
    return b"".join(lines)


def undetected(count: int, seed: int) -> int:
    """How many of ``count`` random mutations the verifier lets pass."""
    chance, record, missed = random.Random(seed), sealed_record(*office()), 0
    for _ in range(count):
        mutant = changed(record, chance)
        try:
            missed += mutant != record and verdict_of(mutant).first_bad is None
        except verifier.NotARecord:
            continue
    return missed


def test_each_random_mutation_is_detected():
    assert undetected(CHANGES, seed=20261124) == 0


def test_the_verifier_runs_alone_on_an_inspectors_machine(tmp_path: Path):
    """Isolated mode, copied away: nothing of Alur and no package can be imported."""
    events, anchors = office()
    alone = tmp_path / "verifier.py"
    alone.write_bytes(Path(verifier.__file__).read_bytes())
    (tmp_path / "ekspor").mkdir()
    (tmp_path / "ekspor" / "record.txt").write_bytes(sealed_record(events, anchors))
    run = subprocess.run([sys.executable, "-IS", str(alone), str(tmp_path / "ekspor")], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    assert "cases=3, events=11" in run.stdout


def test_the_verifier_is_short_enough_to_be_read():
    assert len(Path(verifier.__file__).read_text().splitlines()) <= 200


def test_evidence_in_a_zip_must_be_what_the_events_name(tmp_path: Path):
    events = case_events("PCG-2026-001", 1)
    path = tmp_path / "ekspor.zip"
    with zipfile.ZipFile(path, "w") as box:
        box.writestr("record.txt", sealed_record(events, []))
        box.writestr("evidence/" + "0" * 64, b"bukan itu")
    bad = verifier.check_export(str(path)).first_bad
    assert bad is not None
    assert "bukti" in bad["why"]


def test_a_damaged_zip_is_told_as_unreadable(tmp_path: Path):
    path = tmp_path / "ekspor.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("record.txt", sealed_record(*office()))
    whole = path.read_bytes()
    path.write_bytes(whole[:300] + b"\x00\x00\x00" + whole[303:])
    with pytest.raises(verifier.UNREADABLE):
        verifier.check_export(str(path))


@pytest.mark.parametrize("data", [b"", b"nama: podcast\n", b"\x00" * 100, b"PK\x03\x04"])
def test_a_file_that_is_no_record_is_not_judged(data):
    with pytest.raises(verifier.NotARecord):
        verdict_of(data)
