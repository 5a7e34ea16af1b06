"""Checks an exported record by itself: `python3 verifier.py EXPORT [ANCHOR …]`. Standard library only, on purpose.

Written apart from the program that writes the record, for an inspector who need not trust the office's computer. It
proves that nothing was changed, cut or moved since it was anchored (ANCHOR: a mail or print kept elsewhere), no more.
"""

import hashlib
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_HEADER, _NONE, _LIMIT, _LINE = b"alur-record\t1\n", bytes(32), 1 << 30, 16 << 20
_text = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
UNREADABLE = (OSError, RuntimeError, EOFError, zlib.error, zipfile.BadZipFile)
_BROKEN = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


class NotARecord(RuntimeError):
    """No export of Alur: there is nothing to judge."""


@dataclass(slots=True)
class Verdict:
    """``first_bad`` is None, or the first place where the record does not hold: case, seq and why."""

    cases: int = 0
    events: int = 0
    anchors: int = 0
    key: str = ""
    first_bad: dict[str, Any] | None = None
    evidence: set[str] = field(default_factory=set, repr=False)

    def bad(self, why: str, case: str | None = None, seq: int | None = None) -> None:
        if self.first_bad is None:
            self.first_bad = {"case": case, "seq": seq, "why": why}


@dataclass(slots=True)
class _Reader:
    """Where the check stands. ``awaited`` are the anchored heads that no event has shown yet."""

    verdict: Verdict
    case: str | None = None
    seq: int = 0
    head: bytes = _NONE
    payload: str = ""
    seen: set[str] = field(default_factory=set)
    anchors: list[tuple[bytes, bytes]] = field(default_factory=list)
    awaited: dict[tuple[str, int], str] = field(default_factory=dict)

    def read_anchor(self, statement: bytes, signature: bytes, heads: bytes) -> None:
        said, listed = json.loads(statement), json.loads(heads)
        previous = hashlib.sha256(self.anchors[-1][0]).digest() if self.anchors else _NONE
        if said["number"] != len(self.anchors) + 1 or said["previous"] != previous.hex():
            self.verdict.bad(f"jangkar {said['number']} tidak menyambung jangkar sebelumnya")
        if said["root"] != _root([_text(one).encode() for one in listed]) or heads != _text(listed).encode():
            self.verdict.bad(f"isi jangkar {said['number']} tidak sesuai dengan akarnya")
        self.anchors.append((statement, signature))
        self.awaited.update({(case, seq): head for case, seq, head in listed})

    def read_event(self, head: bytes, leaf: bytes) -> None:
        said = json.loads(leaf)
        case, seq = said["case"], said["seq"]
        if case != self.case and case in self.seen:
            self.verdict.bad("peristiwa berada di kasus yang salah", case, seq)
        if case != self.case:
            self.case, self.seq, self.head = case, 0, _NONE
            self.seen.add(case)
        if seq != self.seq + 1:
            self.verdict.bad("nomor urut peristiwa tidak bersambung", case, self.seq + 1)
        self.head = hashlib.sha256(b"\x01" + self.head + hashlib.sha256(b"\x00" + leaf).digest()).digest()
        if self.head.hex().encode() != head:
            self.verdict.bad("isi peristiwa tidak sesuai dengan rantainya", case, seq)
        if self.awaited.pop((case, seq), self.head.hex()) != self.head.hex():
            self.verdict.bad("rantai ditulis ulang: tidak sesuai dengan jangkarnya", case, seq)
        self.seq, self.payload = seq, said["payload"]
        self.verdict.events += 1
        self.verdict.evidence.update(re.findall("[0-9a-f]{64}", leaf.decode()))

    def read_payload(self, salt: bytes, text: bytes) -> None:
        if hashlib.sha256(b"\x02" + bytes.fromhex(salt.decode()) + text).hexdigest() != self.payload:
            self.verdict.bad("isi pribadi tidak sesuai dengan peristiwanya", self.case, self.seq)

    def read_seal(self, statement: bytes, signature: bytes, digest: str, outside: Iterable[bytes]) -> bool:
        said, verdict = json.loads(statement), self.verdict
        verdict.key = said["key"]
        for case, seq in self.awaited:
            verdict.bad("peristiwa yang sudah dijangkarkan tidak ada", case, seq)
        if set(outside) - {b"A\t%s\t%s" % one for one in self.anchors}:
            verdict.bad("jangkar yang disimpan di luar tidak ada dalam catatan ini")
        if (said["bytes"], said["cases"], said["events"]) != (digest, len(self.seen), verdict.events):
            verdict.bad("isi berkas berubah setelah disegel")
        if verdict.first_bad is None:  # the dear part last; the newest anchor vouches for all before it
            both = [*self.anchors[-1:], (statement, signature)]
            if not all(json.loads(one[0])["key"] == said["key"] and _signed(said["key"], *one) for one in both):
                verdict.bad("tanda tangan jangkar atau segel tidak sah")
        return True


def check(lines: Iterable[bytes], outside: Iterable[bytes] = ()) -> Verdict:
    """``outside`` are anchor lines kept elsewhere. Raises NotARecord where no line is one of ours."""
    reader, digest, known, sealed = _Reader(verdict := Verdict()), hashlib.sha256(), 0, False
    for number, line in enumerate(lines, 1):
        try:
            match line.removesuffix(b"\n").split(b"\t"):
                case [b"E", head, leaf] if not sealed:
                    reader.read_event(head, leaf)
                case [b"P", salt, text] if not sealed:
                    reader.read_payload(salt, text)
                case [b"A", statement, signature, heads] if not reader.seen:
                    reader.read_anchor(statement, signature, heads)
                case [b"S", statement, signature] if not sealed and line.endswith(b"\n"):
                    sealed = reader.read_seal(statement, signature, digest.hexdigest(), set(outside))
                case _ if number > 1 or line != _HEADER:
                    raise ValueError(number)
            known += 1
        except _BROKEN:
            verdict.bad(f"baris {number} rusak atau tidak semestinya ada", reader.case, reader.seq + 1)
        digest.update(line)
    verdict.cases, verdict.anchors = len(reader.seen), len(reader.anchors)
    if not sealed:
        verdict.bad("segel di akhir berkas tidak ada", reader.case, reader.seq + 1)
    if known:
        return verdict
    raise NotARecord


def check_export(path: str, mails: Iterable[str] = ()) -> Verdict:
    """A zip or directory with `record.txt`, and `evidence/` with the files that events name; or the bare record."""
    root = zipfile.Path(path) if zipfile.is_zipfile(path) else Path(path)
    if isinstance(root, zipfile.Path) and sum(one.file_size for one in root.root.infolist()) > _LIMIT:
        raise NotARecord
    # A file without an anchor counts as one that the record lacks: silence would look like proof.
    outside = [one for mail in mails for one in re.findall(rb"(?m)^A\t[^\r\n]*", Path(mail).read_bytes()) or [b""]]
    with (root if isinstance(root, Path) and root.is_file() else root / "record.txt").open("rb") as record:
        verdict = check(iter(lambda: record.readline(_LINE), b""), outside)
    for file in (root / "evidence").iterdir() if (root / "evidence").is_dir() else ():
        if file.name not in verdict.evidence or hashlib.sha256(file.read_bytes()).hexdigest() != file.name:
            verdict.bad(f"berkas bukti {file.name} tidak sesuai dengan catatan")
    return verdict


def _root(leaves: list[bytes]) -> str:
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves] or [hashlib.sha256(b"").digest()]
    while len(level) > 1:
        pairs = [hashlib.sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[2 * len(pairs) :]
    return level[0].hex()


# Ed25519 as in RFC 8032, in plain coordinates: slow (50 ms) and short; two signatures are all there is to check.
_P, _Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P


def _signed(key: str, message: bytes, signature: bytes) -> bool:
    public, proof = bytes.fromhex(key), bytes.fromhex(signature.decode())
    s, base = int.from_bytes(proof[32:], "little"), _point((4 * pow(5, -1, _P) % _P).to_bytes(32, "little"))
    h = int.from_bytes(hashlib.sha512(proof[:32] + public + message).digest(), "little") % _Q
    whole = s < _Q and proof.hex().encode() == signature  # one spelling only, or a changed byte could pass
    return whole and _times(s, base) == _plus(_point(proof[:32]), _times(h, _point(public)))


def _point(data: bytes) -> tuple[int, int]:
    """Raises ValueError for bytes that are no point of the curve."""
    y, odd = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    root = pow(square, (_P + 3) // 8, _P)
    x = root if root * root % _P == square else root * pow(2, (_P - 1) // 4, _P) % _P
    if x * x % _P != square or len(data) != 32 or y >= _P:
        raise ValueError("not a point")
    return (_P - x if x & 1 != odd else x), y


def _plus(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    (u, v), (x, y), t = a, b, _D * a[0] * b[0] * a[1] * b[1]
    return (u * y + x * v) * pow(1 + t, -1, _P) % _P, (v * y + u * x) * pow(1 - t, -1, _P) % _P


def _times(factor: int, point: tuple[int, int]) -> tuple[int, int]:
    total = (0, 1)
    for bit in f"{factor:b}":
        total = _plus(_plus(total, total), point if bit == "1" else (0, 1))
    return total


if __name__ == "__main__":
    try:
        result = check_export(sys.argv[1], sys.argv[2:])
    except (*UNREADABLE, IndexError):
        sys.stderr.write("Pakai: verifier.py EKSPOR [JANGKAR …]; EKSPOR adalah zip atau folder dari Alur.\n")
        sys.exit(2)
    sys.stdout.write(f"{result}\n")
    sys.exit(result.first_bad is not None)
