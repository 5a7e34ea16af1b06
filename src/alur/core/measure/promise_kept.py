"""Cases that kept the promise of their SOP, of those whose promise fell due."""

from alur.core.measure.figure import Figure, Measure, share_of
from alur.core.measure.tally import Tally


def figure(tally: Tally) -> Figure:
    return share_of(tally.promises_kept, tally.promises_kept + tally.promises_broken)


PROMISE_KEPT = Measure(
    name="promise_kept",
    title="Janji ditepati",
    meaning="Kasus yang selesai dalam janji layanan, dari semua yang janjinya jatuh tempo dalam masa ini.",
    figure=figure,
)
