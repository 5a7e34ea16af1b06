"""Visits done whose times were taken at the moment of the act: how true the other figures can be."""

from alur.core.measure.figure import Figure, Measure, share_of
from alur.core.measure.tally import Tally


def figure(tally: Tally) -> Figure:
    return share_of(tally.recorded_live, tally.done)


RECORDED_LIVE = Measure(
    name="recorded_live",
    title="Dicatat langsung",
    meaning="Langkah yang waktunya dicatat saat kejadian, bukan ditulis belakangan, dari semua langkah selesai.",
    figure=figure,
)
