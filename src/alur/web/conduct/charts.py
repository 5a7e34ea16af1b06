"""Where the marks of the charts stand, in parts of their width and height; each chart has its table beside it."""

from dataclasses import dataclass
from datetime import date

from alur.core.measure.funnel import Placed
from alur.core.measure.laney import Chart

HEIGHT, ROOM = 120.0, 6.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One week or month: its dot, and the band in which its share ordinarily lies."""

    day: date
    count: int
    n: int
    x: float
    y: float
    band_x: float
    band_y: float
    band_height: float


@dataclass(frozen=True, slots=True)
class OverTime:
    """``width`` is that of each band. ``low`` and ``high`` are the widest band, in percent, for the sentence."""

    mean: int
    low: int
    high: int
    mean_y: float
    width: float
    marks: tuple[Mark, ...]
    height: float = HEIGHT


def over_time(chart: Chart, days: list[date]) -> OverTime:
    """The axis begins at 0 and ends above what is highest."""
    top = max(0.05, *(max(point.high, point.share) for point in chart.points))
    width = 100 / len(days)

    def y(share: float) -> float:
        return ROOM + (HEIGHT - 2 * ROOM) * (1 - share / top)

    marks = tuple(
        Mark(
            day=day,
            count=point.count,
            n=point.n,
            x=(place + 0.5) * width,
            y=y(point.share),
            band_x=place * width,
            band_y=y(point.high),
            band_height=y(point.low) - y(point.high),
        )
        for place, (day, point) in enumerate(zip(days, chart.points, strict=True))
    )
    return OverTime(
        mean=round(100 * chart.mean),
        low=round(100 * min(point.low for point in chart.points)),
        high=round(100 * max(point.high for point in chart.points)),
        mean_y=y(chart.mean),
        width=width,
        marks=marks,
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of a funnel: its dot and two bands, in percent of the width, which is a share of 100 %."""

    is_own: bool
    count: int
    n: int
    dot: float
    inner: tuple[float, float]
    outer: tuple[float, float]


def funnel_rows(units: tuple[Placed, ...], *, own: str) -> tuple[Row, ...]:
    """By how many visits they have; by nothing else."""
    rows = [
        Row(unit.unit == own, unit.count, unit.n, 100 * unit.share, _band(unit.inner), _band(unit.outer))
        for unit in units
    ]
    return tuple(sorted(rows, key=lambda row: (-row.n, not row.is_own)))


def _band(limits: tuple[float, float]) -> tuple[float, float]:
    """(begin, width)."""
    low, high = limits
    return 100 * low, 100 * (high - low)
