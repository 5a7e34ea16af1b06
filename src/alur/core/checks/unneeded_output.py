"""An output that nobody after needs: no later row names it among its kelengkapan or in its kegiatan.

The last outputs before an end are the product and are needed outside. Words are compared without their affixes, and
one that is met is enough; a word that any paper may bear ("surat", "laporan") counts only where it stands alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import enumerate_words, is_blank, quote
from alur.core.checks.reading.stem import stems
from alur.core.sop.flow import Flow
from alur.core.sop.model import Row, Symbol

WHY = "Output suatu baris menjadi kelengkapan baris sesudahnya (PermenPAN-RB 35/2012, Lampiran, mutu baku)."

_ANY_PAPER = stems("arsip bahan berkas bukti catatan daftar data dokumen draf formulir hasil laporan lembar surat")


@dataclass(frozen=True, slots=True)
class _Uses:
    """Per stem, as bits by row place: rows that name it at all, and rows that need a paper of that plain name."""

    named: Mapping[str, int]
    plain: Mapping[str, int]

    def of(self, output: str) -> int:
        words = stems(output)
        telling = words - _ANY_PAPER or words
        return _union(self.named, telling) | _union(self.plain, words)


def find(flow: Flow) -> Iterator[Fault]:
    """Silent for a row that leads to one without kelengkapan: what that one needs is not known yet."""
    uses, after = _uses(flow), _rows_after(flow)
    for place, row in enumerate(flow.sop.rows):
        outputs = [output for output in row.outputs if not is_blank(output)]
        unneeded = [output for output in outputs if not uses.of(output) & after[place]]
        if unneeded and not _is_product(flow, row) and _needs_are_known(flow, row):
            yield _fault(place + 1, unneeded)


def _fault(number: int, outputs: list[str]) -> Fault:
    names = enumerate_words(map(quote, outputs))
    return Fault(
        number,
        f"Output baris {number}, {names}, tidak dipakai baris mana pun sesudahnya.",
        f"Tulis {names} sebagai kelengkapan baris yang memakainya, atau hapus dari output.",
    )


def _is_product(flow: Flow, row: Row) -> bool:
    if row.symbol is Symbol.END or not flow.followers(row.id):
        return True
    ends = [flow.row(target) for target in flow.followers(row.id)]
    return any(end.symbol is Symbol.END and all(map(is_blank, end.outputs)) for end in ends)


def _needs_are_known(flow: Flow, row: Row) -> bool:
    return not any(all(map(is_blank, flow.row(target).needs)) for target in flow.followers(row.id))


def _uses(flow: Flow) -> _Uses:
    named: dict[str, int] = defaultdict(int)
    plain: dict[str, int] = defaultdict(int)
    for place, row in enumerate(flow.sop.rows):
        for text in (*row.needs, row.text):
            for stem in stems(text):
                named[stem] |= 1 << place
        for need in map(stems, row.needs):
            for stem in need if need <= _ANY_PAPER else ():
                plain[stem] |= 1 << place
    return _Uses(named, plain)


def _rows_after(flow: Flow) -> list[int]:
    """Per row the rows that its arrows lead to, near and far, as bits by place; bits make 2 000 rows no burden."""
    places = {row.id: place for place, row in enumerate(flow.sop.rows)}
    followers = [[places[target] for target in flow.followers(row.id)] for row in flow.sop.rows]
    after = [0] * len(followers)
    changed = True
    while changed:
        changed = False
        for place in (*reversed(range(len(followers))), *range(len(followers))):
            bits = _union_of_followers(after, followers[place])
            changed = changed or bits != after[place]
            after[place] = bits
    return after


def _union_of_followers(after: list[int], followers: list[int]) -> int:
    bits = 0
    for follower in followers:
        bits |= after[follower] | 1 << follower
    return bits


def _union(bits_of: Mapping[str, int], stems_: frozenset[str]) -> int:
    bits = 0
    for stem in stems_:
        bits |= bits_of.get(stem, 0)
    return bits
