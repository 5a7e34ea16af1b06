"""The measures of the flow table: pixels on screen (looks/sop-alur), millimetres on paper (looks/lembar-cetak)."""

from dataclasses import dataclass

POINT = 25.4 / 72  # millimetres
CAPITAL = 0.66  # the height of a capital, in parts of the font size: lines are centred by it


@dataclass(frozen=True, slots=True)
class Column:
    """A column of text between ``least`` and ``wanted``; what is left over makes it up to ``most`` wide."""

    title: str
    least: float
    wanted: float
    most: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class TableStyle:
    """``columns`` are No, Kegiatan, Kelengkapan, Waktu, Output, Ket.; the lanes stand after the second.

    ``stretch`` is how much wider than Source Sans text may come out, where the viewer's face is not ours.
    Lane titles are turned where a lane is narrower than ``turned_below``, in a header at least ``turned_head`` high.
    """

    columns: tuple[Column, ...]
    standard_title: str
    size: float
    line: float
    pad: float
    row_pad: float
    head_size: float
    head_line: float
    head_top: float
    head_least: float
    head_weight: int
    head_centred: bool
    turned_below: float = 0.0
    turned_head: float = 0.0
    stretch: float = 1.0


def column_widths(style: TableStyle, room: float | None) -> tuple[float, ...]:
    """The text columns in ``room``: what is left goes to Kegiatan, then to Kelengkapan (LOOKS), then to the others."""
    wanted = [column.wanted for column in style.columns]
    if room is None:
        return tuple(wanted)
    left = room - sum(wanted)
    if left < 0:
        give = sum(column.wanted - column.least for column in style.columns)
        share = min(1.0, -left / give)
        return tuple(column.wanted - share * (column.wanted - column.least) for column in style.columns)
    for index, column in sorted(
        enumerate(style.columns), key=lambda each: each[1].title not in ("Kegiatan", "Kelengkapan")
    ):
        more = min(left, column.most - column.wanted)
        wanted[index] += more
        left -= more
    wanted[1] += left
    return tuple(wanted)


SCREEN_STYLE = TableStyle(
    columns=(
        Column("No", 36, 36, 36, centred=True),
        Column("Kegiatan", 202, 202, 202),
        Column("Kelengkapan", 142, 142, 142),
        Column("Waktu", 90, 90, 90),
        Column("Output", 124, 124, 124),
        Column("Ket.", 96, 96, 96),
    ),
    standard_title="Mutu baku",
    size=13,
    line=17,
    pad=8,
    row_pad=18,
    head_size=12,
    head_line=15,
    head_top=28,
    head_least=40,
    head_weight=600,
    head_centred=False,
    stretch=1.15,
)

PAPER_STYLE = TableStyle(
    columns=(
        Column("No", 7, 8, 8, centred=True),
        Column("Kegiatan", 36, 50, 95),
        Column("Kelengkapan", 28, 40.5, 70),
        Column("Waktu", 16, 19.5, 22, centred=True),
        Column("Output", 23, 33.5, 60),
        Column("Ket.", 16.2, 23.5, 40),
    ),
    standard_title="Mutu Baku",
    size=8.25 * POINT,
    line=3.6,
    pad=1.6,
    row_pad=4,
    head_size=8.25 * POINT,
    head_line=3.5,
    head_top=5.7,
    head_least=9.3,
    head_weight=700,
    head_centred=True,
    turned_below=15,
    turned_head=27,
)
