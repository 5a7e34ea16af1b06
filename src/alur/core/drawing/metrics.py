"""The measures of a flow drawing (LOOKS, "Flow drawing"): CSS pixels on screen, millimetres on paper."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Metrics:
    """All in one unit. ``narrow`` lanes have no room for a channel, so back arrows may enter from below.

    ``channel_gap`` lies between a box and the nearest channel, ``rule_gap`` between a lane rule and a channel, ``step``
    between two channels; ``row_gap`` between a row rule and the line that runs along it. ``symbol_clear`` and
    ``text_clear`` are what a line keeps from foreign symbols and from text.
    """

    lane: float
    capsule: Size
    box: Size
    diamond: Size
    pentagon: Size
    row: float
    connector_row: float
    symbol_line: float
    arrow_line: float
    head: Size
    label: float
    channel_gap: float
    rule_gap: float
    step: float
    row_gap: float
    symbol_clear: float
    text_clear: float
    label_gap: float
    label_rise: float
    narrow: bool = False


SCREEN = Metrics(
    lane=92,
    capsule=Size(52, 26),
    box=Size(52, 30),
    diamond=Size(58, 36),
    pentagon=Size(30, 30),
    row=76,
    connector_row=76,
    symbol_line=1.5,
    arrow_line=1.25,
    head=Size(7, 6.4),
    label=11,
    channel_gap=13,
    rule_gap=7,
    step=7,
    row_gap=9,
    symbol_clear=8,
    text_clear=4,
    label_gap=3,
    label_rise=5,
)

# The step table that is being written: rows are lower there, so everything is (looks/sop-tulis).
EDITOR = Metrics(
    lane=78,
    capsule=Size(44, 22),
    box=Size(44, 25),
    diamond=Size(50, 30),
    pentagon=Size(26, 26),
    row=54,
    connector_row=54,
    symbol_line=1.5,
    arrow_line=1.25,
    head=Size(6, 5.6),
    label=10,
    channel_gap=10.5,
    rule_gap=6.5,
    step=6.5,
    row_gap=5,
    symbol_clear=6,
    text_clear=3,
    label_gap=2.5,
    label_rise=4,
)

LEAST_LANE = 9.8
_WIDE_LANE = 21.0
_POINT = 25.4 / 72


def paper_metrics(lane_count: int, *, all_lanes: float = 150) -> Metrics:
    """Between the two printed columns of LOOKS everything follows the lane's width in a straight line.

    >>> round(paper_metrics(6).lane, 1), round(paper_metrics(15).lane, 1), paper_metrics(1).lane
    (21.0, 10.0, 24.0)
    """
    widest = 24.0 if lane_count <= 5 else _WIDE_LANE
    lane = max(LEAST_LANE, min(widest, all_lanes / max(1, lane_count)))
    share = min(1.0, (lane - LEAST_LANE) / (_WIDE_LANE - LEAST_LANE))

    def between(least: float, most: float) -> float:
        return least + (most - least) * share

    def size(least: Size, most: Size) -> Size:
        return Size(between(least.width, most.width), between(least.height, most.height))

    return Metrics(
        lane=lane,
        capsule=size(Size(6.6, 4), Size(11.6, 5.8)),
        box=size(Size(6.6, 4.5), Size(11.6, 6.6)),
        diamond=size(Size(7.1, 5.6), Size(13.2, 7.9)),
        pentagon=size(Size(4.8, 5.3), Size(7, 7)),
        row=between(16, 15),
        connector_row=17,
        symbol_line=between(0.32, 0.35),
        arrow_line=between(0.3, 0.32),
        head=size(Size(1.5, 1.3), Size(1.6, 1.5)),
        label=between(6.8, 7) * _POINT,
        channel_gap=between(2, 3),
        rule_gap=between(1, 1.7),
        step=between(1.3, 1.6),
        row_gap=1.6,
        symbol_clear=between(1.2, 1.8),
        text_clear=0.9,
        label_gap=between(0.5, 0.7),
        label_rise=between(0.7, 1),
        narrow=lane < 12,
    )
