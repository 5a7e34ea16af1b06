"""A promise without number and unit: no case can be held to it."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.sentence import is_blank, quote
from alur.core.checks.reading.usual_time import measure_within
from alur.core.sop.flow import Flow
from alur.core.sop.standard import read_standard

WHY = "Standar pelayanan menyebut jangka waktu yang terukur (UU 25/2009 Pasal 21)."


def find(flow: Flow) -> Iterator[Fault]:
    promise = flow.sop.promise
    if not is_blank(promise) and read_standard(promise) is None:
        example = measure_within(promise) or "14 hari kerja"
        yield Fault(None, f"Janji {quote(promise)} tidak dapat diukur.", f"Tulis angka dan satuan, misalnya {example}.")
