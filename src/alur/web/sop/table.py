"""The step table as a form: its cells and buttons by name, read into edits; its rows as the page shows them.

One form serves the hand and the script: a button named `do` says what to do after the cells are taken in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alur.core.checks.finding import Finding
from alur.core.checks.mend import offer
from alur.core.refused import Refused
from alur.core.sop.cells import cell_text
from alur.core.sop.edit import (
    AddLane,
    DeleteLane,
    DeleteRow,
    Edit,
    InsertRow,
    MergeRow,
    MoveLane,
    MoveRow,
    SplitRow,
)
from alur.core.sop.model import Row, Sop
from alur.web.shell.asked import whole_number

MAIN = ("text", "lane", "needs", "time", "outputs", "exits")
MORE = ("shared", "note", "calls")
FLAGS = ("joins", "waits", "counts")
COLUMNS = ("symbol", *MAIN, *MORE, *FLAGS)

# The cell in which the writer mends an error, by check; errors of the flow as a whole have none.
_CELL_OF = {
    "unmeasured_time": "time",
    "no_time": "time",
    "no_lane": "lane",
    "unknown_lane": "lane",
    "no_needs": "needs",
    "no_output": "outputs",
    "not_one_symbol": "symbol",
    "dead_end": "exits",
    "unknown_target": "exits",
    "row_follows_itself": "exits",
    "end_with_follower": "exits",
    "decision_with_one_exit": "exits",
    "exits_to_one_row": "exits",
    "exits_with_one_label": "exits",
    "exits_without_decision": "exits",
    "return_without_decision": "exits",
    "arrow_out_of_branch": "exits",
}


@dataclass(frozen=True, slots=True)
class CellView:
    """``wrong``: an error is mended here."""

    column: str
    label: str
    text: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class FindingView:
    """``offer`` is the text of its one obvious repair, "" where there is none."""

    finding: Finding
    offer: str


def findings_of(sop: Sop, findings: tuple[Finding, ...]) -> tuple[FindingView, ...]:
    """Each finding with the repair that the checks offer for it."""
    offers = ((finding, offer(sop, finding)) for finding in findings)
    return tuple(FindingView(finding, offered.label if offered else "") for finding, offered in offers)


MOST_PLACES = 8  # links above the table; beyond these the findings in the table lead on


def rows_with(findings: Iterable[FindingView]) -> list[int]:
    """The numbers of the rows that findings speak of, each once."""
    return sorted({one.finding.step for one in findings if one.finding.step is not None})[:MOST_PLACES]


@dataclass(frozen=True, slots=True)
class RowView:
    """``main`` are the cells in columns, ``more`` those behind "Lainnya", ``flags`` the ones that are ticked.

    A row that has just been put in has no ``findings`` of its own: what it lacks is plain to see.
    """

    number: int
    row: Row
    symbol: str
    main: tuple[CellView, ...]
    more: tuple[CellView, ...]
    flags: tuple[CellView, ...]
    findings: tuple[FindingView, ...]

    @property
    def wrong_symbol(self) -> bool:
        return "symbol" in _wrong_cells(self.findings)

    @property
    def has_more(self) -> bool:
        return any(cell.text for cell in (*self.more, *self.flags))


def labels() -> dict[str, str]:
    """The words over the columns."""
    return {
        "symbol": _("Simbol"),
        "text": _("Kegiatan"),
        "lane": _("Pelaksana"),
        "needs": _("Kelengkapan"),
        "time": _("Waktu"),
        "outputs": _("Output"),
        "exits": _("Lanjut ke"),
        "shared": _("Bersama"),
        "note": _("Keterangan"),
        "calls": _("Memanggil SOP"),
        "joins": _("Menunggu semua cabang"),
        "waits": _("Menunggu pemohon"),
        "counts": _("Mencatat jumlah"),
    }


def rows_of(sop: Sop, findings: tuple[FindingView, ...]) -> tuple[RowView, ...]:
    """Every row with its cells as text and its findings beneath."""

    def of(number: int, row: Row) -> tuple[FindingView, ...]:
        return tuple(one for one in findings if one.finding.step == number) if row.text else ()

    return tuple(_row_view(sop, row, number, of(number, row)) for number, row in enumerate(sop.rows, 1))


def _row_view(sop: Sop, row: Row, number: int, findings: tuple[FindingView, ...]) -> RowView:
    names, wrong = labels(), _wrong_cells(findings)

    def cells(columns: tuple[str, ...]) -> tuple[CellView, ...]:
        return tuple(CellView(one, names[one], cell_text(sop, row, one), one in wrong) for one in columns)

    return RowView(
        number=number,
        row=row,
        symbol=cell_text(sop, row, "symbol"),
        main=cells(MAIN),
        more=cells(MORE),
        flags=cells(FLAGS),
        findings=findings,
    )


def _wrong_cells(findings: tuple[FindingView, ...]) -> set[str]:
    return {_CELL_OF.get(one.finding.check, "") for one in findings if one.finding.level == "error"}


def cells_in(posted: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """`cell:<row>:<column>` fields. An unticked box sends nothing, so its hidden twin `flag:<row>:<column>` tells."""
    cells = {}
    for name, value in posted.items():
        kind, _sep, rest = name.partition(":")
        row, _sep, column = rest.rpartition(":")
        if kind == "cell" and column in COLUMNS:
            cells[row, column] = value
        elif kind == "flag" and column in FLAGS:
            cells.setdefault((row, column), "ya" if posted.get(f"cell:{rest}") else "")
    return cells


def act_in(do: str, sop: Sop) -> Edit | None:
    """The edit of rows or lanes that a button names, as `insert:<row>` or `up:<row>`; None where it only saves."""
    what, _sep, name = do.partition(":")
    match what:
        case "insert":
            return InsertRow(name or None)
        case "delete":
            return DeleteRow(name)
        case "merge":
            return MergeRow(name)
        case "up" | "down":
            return MoveRow(name, _number(sop, name) + (1 if what == "down" else -1))
        case "split":
            row, _sep, at = name.rpartition(":")
            return SplitRow(row, whole_number(at) or 0)
        case "lane_add":
            return AddLane(name) if name.strip() else None
        case "lane_left" | "lane_right":
            return MoveLane(name, _lane_number(sop, name) + (1 if what == "lane_right" else -1))
        case "lane_delete":
            return DeleteLane(name)
        case _:
            return None


def _number(sop: Sop, row_id: str) -> int:
    try:
        return sop.number_of(row_id)
    except KeyError:
        raise Refused("Baris ini sudah tidak ada. Muat ulang tabel untuk melihat yang terbaru.") from None


def _lane_number(sop: Sop, key: str) -> int:
    keys = [lane.key for lane in sop.lanes]
    if key not in keys:
        raise Refused("Pelaksana ini sudah tidak ada. Muat ulang tabel untuk melihat yang terbaru.")
    return keys.index(key) + 1
