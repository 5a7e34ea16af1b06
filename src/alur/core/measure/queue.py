"""How long work waited until somebody took it: the unit's time, not a person's."""

from alur.core.measure.figure import Figure, Measure, times_of
from alur.core.measure.tally import Tally


def figure(tally: Tally) -> Figure:
    return times_of(tally.queues)


QUEUE = Measure(
    name="queue",
    title="Antrean",
    meaning="Waktu kerja sejak langkah terbuka sampai ada yang mengambilnya; tanggung jawab unit dan kepalanya.",
    figure=figure,
)
