"""A kegiatan that names who does it ("Host merekam episode"): the column says so already.

Found is a pelaksana or an official in front of the verb, and "oleh" before the row's own pelaksana. A role that takes
part otherwise ("Menyampaikan surat kepada Kepala") is no actor.
"""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.actor import actors_of
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow

WHY = "Pelaksana dipisahkan dari kegiatan; kegiatan ditulis tanpa subjek (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    actors = actors_of(flow.sop)
    for number, row in enumerate(flow.sop.rows, 1):
        if (named := actors.named_in(row)) is not None:
            yield Fault(
                number,
                f"Kegiatan baris {number} menyebut pelaksananya, {quote(named.actor)}.",
                f"Mulai dengan kata kerja{f': {quote(named.rest)}' if named.rest else ''}.",
            )
