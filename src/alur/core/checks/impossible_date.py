"""A date on the identity page that the calendar does not have. A dash is a blank field, as on most sheets."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import is_blank, quote
from alur.core.sop.dates import read_date
from alur.core.sop.flow import Flow

WHY = "Versi yang berlaku pada suatu hari ditentukan oleh tanggalnya (PermenPAN-RB 35/2012, Bagian Identitas)."


def find(flow: Flow) -> Iterator[Fault]:
    identity = flow.sop.identity
    fields = {
        "pembuatan": identity.made,
        "revisi": identity.revised,
        "efektif": identity.effective,
        "tinjau": identity.review,
    }
    for name, text in fields.items():
        if not is_blank(text) and read_date(text) is None:
            yield Fault(
                None,
                f"Tanggal {name}, {quote(text)}, tidak ada dalam kalender.",
                "Tulis tanggal, bulan, dan tahun, misalnya 23 November 2026.",
            )
