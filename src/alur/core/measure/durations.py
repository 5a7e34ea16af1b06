"""How long visits took, in the time that their standard judges. Only of one series: two standards never mix."""

from alur.core.measure.figure import Figure, Measure, times_of
from alur.core.measure.tally import Tally


def figure(tally: Tally) -> Figure:
    return times_of(tally.durations)


DURATIONS = Measure(
    name="durations",
    title="Lama pengerjaan",
    meaning="Separuh langkah selesai dalam median, sembilan dari sepuluh dalam p90; waktu kerja, tanpa jeda.",
    figure=figure,
)
