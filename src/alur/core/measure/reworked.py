"""Visits done that were not the first of their row in the case."""

from alur.core.measure.figure import Figure, Measure, share_of
from alur.core.measure.tally import Tally


def figure(tally: Tally) -> Figure:
    return share_of(tally.reworked, tally.done)


REWORKED = Measure(
    name="reworked",
    title="Dikerjakan ulang",
    meaning="Langkah yang dikerjakan untuk kedua kali atau lebih dalam satu kasus, dari semua langkah selesai.",
    figure=figure,
)
