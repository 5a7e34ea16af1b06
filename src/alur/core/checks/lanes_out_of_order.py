"""Columns that do not stand in the order of first work, so that the flow does not start at the left."""

from collections.abc import Iterator
from itertools import pairwise

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import enumerate_words, quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Lane, Sop

WHY = "Kolom pelaksana diurutkan menurut kegiatan, bukan jabatan, agar alur mulai dari kiri (PermenPAN-RB 35/2012)."


def find(flow: Flow) -> Iterator[Fault]:
    """Silent while a row has no known pelaksana: it may be anyone's first work."""
    first = first_work(flow.sop)
    if not first.keys() <= {lane.key for lane in flow.sop.lanes}:
        return
    working = [lane for lane in flow.sop.lanes if lane.key in first]
    late = next((pair for pair in pairwise(working) if first[pair[0].key] > first[pair[1].key]), None)
    if late is not None:
        left, right = late
        order = enumerate_words(quote(lane.label) for lane in in_order(flow.sop))
        yield Fault(
            None,
            f"Kolom {quote(left.label)} (bekerja sejak baris {first[left.key]}) berdiri di depan "
            f"{quote(right.label)} (sejak baris {first[right.key]}).",
            f"Urutkan kolom menurut kerja pertama: {order}.",
        )


def first_work(sop: Sop) -> dict[str, int]:
    """Lane key → number of the first row that it answers for."""
    first: dict[str, int] = {}
    for number, row in enumerate(sop.rows, 1):
        first.setdefault(row.lane, number)
    return first


def in_order(sop: Sop) -> tuple[Lane, ...]:
    """Lanes that answer for no row stay behind the others."""
    first = first_work(sop)
    return tuple(sorted(sop.lanes, key=lambda lane: first.get(lane.key, len(sop.rows) + 1)))
