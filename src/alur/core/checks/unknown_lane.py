"""A pelaksana in `oleh` or `bersama` that has no column."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.nearest import nearest
from alur.core.checks.reading.sentence import enumerate_words, is_blank, quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Sop

WHY = "Setiap pelaksana memiliki kolom sendiri dalam bagan alur (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    known = {lane.key for lane in flow.sop.lanes}
    for number, row in enumerate(flow.sop.rows, 1):
        for key in dict.fromkeys(key for key in (row.lane, *row.shared) if not is_blank(key) and key not in known):
            place = "oleh" if key == row.lane else "bersama"
            yield Fault(
                number,
                f"Pelaksana {quote(key)} pada {place} baris {number} tidak ada dalam daftar pelaksana.",
                _mend(flow.sop, key),
            )


def _mend(sop: Sop, key: str) -> str:
    meant = meant_lane(sop, key)
    if meant is not None:
        return f"Tulis {quote(meant)}, atau tambahkan {quote(key)} pada pelaksana."
    if not sop.lanes:
        return f"Tambahkan {quote(key)} pada pelaksana, dengan nama jabatannya."
    keys = enumerate_words(quote(lane.key) for lane in sop.lanes[:3])
    return f"Pilih pelaksana yang ada, misalnya {keys}, atau tambahkan {quote(key)} pada pelaksana."


def meant_lane(sop: Sop, key: str) -> str | None:
    """The key that was meant: the label stands where the key should, or the pen slipped."""
    keys = {lane.label.casefold(): lane.key for lane in sop.lanes} | {
        lane.key.casefold(): lane.key for lane in sop.lanes
    }
    near = nearest(key.strip().casefold(), tuple(keys))
    return None if near is None else keys[near]
