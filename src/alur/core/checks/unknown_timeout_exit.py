"""`lewat_waktu` names an exit that the row does not have: when the applicant's time has passed, no way is open."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow

WHY = "Bila waktu pemohon habis, kasus mengambil keluaran yang ditulis pada lewat_waktu dengan sendirinya."


def find(flow: Flow) -> Iterator[Fault]:
    for number, row in enumerate(flow.sop.rows, 1):
        labels = [exit_.label for exit_ in flow.exits(row.id) if exit_.label]
        if row.timeout_exit and row.timeout_exit.casefold() not in map(str.casefold, labels):
            message = f"Baris {number} tidak memiliki keluaran {quote(row.timeout_exit)} seperti pada lewat_waktu."
            yield Fault(number, message, _mend(number, labels))


def _mend(number: int, labels: list[str]) -> str:
    if not labels:
        return f"Hapus lewat_waktu, atau jadikan baris {number} putusan."
    return f"Tulis {' atau '.join(map(quote, labels))}."
