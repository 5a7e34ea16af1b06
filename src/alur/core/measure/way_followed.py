"""Cases that went exactly along the flow of their SOP, of those that ended."""

from alur.core.measure.figure import Figure, Measure, share_of
from alur.core.measure.tally import Tally


def figure(tally: Tally) -> Figure:
    return share_of(tally.cases_followed, tally.cases_replayed)


WAY_FOLLOWED = Measure(
    name="way_followed",
    title="Menurut alur",
    meaning="Kasus yang seluruh jalannya tepat menurut alur SOP, dari semua kasus yang selesai.",
    figure=figure,
)
