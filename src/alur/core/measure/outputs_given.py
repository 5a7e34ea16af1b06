"""Outputs that were handed in, of those the SOP asks for."""

from alur.core.measure.figure import Figure, Measure, share_of
from alur.core.measure.tally import Tally


def figure(tally: Tally) -> Figure:
    return share_of(tally.outputs_given, tally.outputs_due)


OUTPUTS_GIVEN = Measure(
    name="outputs_given",
    title="Output diserahkan",
    meaning="Output yang diserahkan pada akhir langkah, dari semua yang diminta SOP.",
    figure=figure,
)
