"""A row with an arrow to itself, also a decision: doing it again needs a row between."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import quote
from alur.core.sop.flow import Flow
from alur.core.sop.model import Symbol

WHY = "Baris yang lanjut ke dirinya sendiri tidak pernah beralih ke pelaksana lain dan waktunya tidak dapat diukur."


def find(flow: Flow) -> Iterator[Fault]:
    for number, row in enumerate(flow.sop.rows, 1):
        if row.symbol is not Symbol.END and row.id in flow.followers(row.id):
            yield Fault(
                number,
                f"Baris {number}, {quote(row.text)}, lanjut ke dirinya sendiri.",
                f"Arahkan baris {number} ke baris lain{_example(flow, number)}.",
            )


def _example(flow: Flow, number: int) -> str:
    """The nearest row below that the row does not lead to yet, else the nearest above."""
    rows = (*flow.sop.rows[number:], *flow.sop.rows[: number - 1][::-1])
    taken = flow.followers(flow.sop.rows[number - 1].id)
    return next((f", misalnya baris {flow.number(row.id)}" for row in rows if row.id not in taken), "")
