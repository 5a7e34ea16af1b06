"""A row with two symbols, or with none."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import enumerate_words, quote
from alur.core.sop.flow import Flow

WHY = "Satu baris memuat satu kegiatan dengan satu simbol (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    for number, row in enumerate(flow.sop.rows, 1):
        if len(row.symbols) == 1:
            continue
        if row.symbols:
            names = enumerate_words(symbol.value for symbol in row.symbols)
            message = f"Baris {number}, {quote(row.text)}, memiliki lebih dari satu simbol: {names}."
            yield Fault(number, message, "Pilih satu simbol, atau pecah menjadi dua baris.")
        else:
            message = f"Baris {number}, {quote(row.text)}, tidak memiliki simbol."
            yield Fault(number, message, "Pilih mulai, proses, putusan, atau selesai.")
