"""Visits of which anything can be said about time, of those that fell due: how much `on_time` leaves out."""

from alur.core.measure.figure import Figure, Measure, share_of
from alur.core.measure.tally import Tally


def figure(tally: Tally) -> Figure:
    judged = tally.on_time + tally.late
    return share_of(judged, judged + tally.not_judged)


JUDGEABLE = Measure(
    name="judgeable",
    title="Dapat dinilai",
    meaning="Langkah yang waktunya dapat dinilai, dari semua yang jatuh tempo; sisanya dicatat belakangan.",
    figure=figure,
)
