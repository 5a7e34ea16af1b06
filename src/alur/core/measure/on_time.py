"""Visits that kept their standard, of those that fell due."""

from alur.core.measure.figure import Figure, Measure, share_of
from alur.core.measure.tally import Tally


def figure(tally: Tally) -> Figure:
    return share_of(tally.on_time, tally.on_time + tally.late)


ON_TIME = Measure(
    name="on_time",
    title="Tepat waktu",
    meaning="Langkah yang selesai dalam mutu baku waktunya, dari semua yang jatuh tempo dalam masa ini.",
    figure=figure,
)
