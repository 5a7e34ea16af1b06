"""A table pasted from Excel or Word becomes rows: columns are guessed, and the guess is shown before it is used.

Headings decide where there are any (DOMAIN §1.5 lists the spellings found on real sheets); else the cells themselves.
A column that nobody can name is shown as left out, for the writer to say what it is.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from alur.core.sop.cells import NEW
from alur.core.sop.ids import free_slug
from alur.core.sop.model import Lane, Row, Sop, Symbol
from alur.core.sop.standard import read_standard

Cells = Sequence[Sequence[str]]

# What a column of the pasted table may hold, in the words the page shows.
KINDS = ("nomor", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "keterangan", "simbol", "abaikan")

_HEADINGS = {
    "nomor": ("no", "no.", "nomor"),
    "kegiatan": ("kegiatan", "aktivitas", "uraian prosedur", "uraian kegiatan", "langkah", "prosedur"),
    "pelaksana": ("pelaksana", "pelaku", "jabatan", "oleh"),
    "kelengkapan": ("kelengkapan", "persyaratan", "sumber data", "perlengkapan"),
    "waktu": ("waktu", "durasi"),
    "output": ("output", "keluaran", "hasil"),
    "keterangan": ("keterangan", "ket", "ket."),
    "simbol": ("simbol",),
}


@dataclass(frozen=True, slots=True)
class Guess:
    """``kinds`` has one of KINDS for each column; ``header`` says whether the first line was a heading."""

    kinds: tuple[str, ...]
    header: bool


@dataclass(frozen=True, slots=True)
class Pasted:
    """Rows ready to be put in, and lanes that the SOP does not have yet."""

    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...]


def cells_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Tab-separated text as a spreadsheet puts it on the clipboard; a quoted cell may hold line breaks.

    >>> cells_of('1\\tMenyusun\\t"Surat\\nBerkas"\\n2\\tMengirim\\t')
    (('1', 'Menyusun', 'Surat\\nBerkas'), ('2', 'Mengirim', ''))
    """
    rows: list[tuple[str, ...]] = []
    row: list[str] = []
    for match in _CELL.finditer(text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"):
        quoted, bare, end = match.groups()
        row.append((quoted.replace('""', '"') if quoted is not None else bare).strip())
        if end == "\n":
            rows.append(tuple(row))
            row = []
    width = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows if any(row))


_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n)')


def guess(cells: Cells, *, lanes: Sequence[Lane]) -> Guess:
    """What each column is. A kind is given once, to the column that fits it best."""
    if not cells:
        return Guess((), header=False)
    named = [_heading(cell) for cell in cells[0]]
    if sum(name is not None for name in named) >= 2:
        return Guess(tuple(name or "abaikan" for name in named), header=True)
    return Guess(_by_content(list(zip(*cells, strict=True)), lanes), header=False)


def _heading(cell: str) -> str | None:
    words = " ".join(cell.lower().split())
    return next((kind for kind, spellings in _HEADINGS.items() if words in spellings), None)


def _by_content(columns: list[tuple[str, ...]], lanes: Sequence[Lane]) -> tuple[str, ...]:
    labels = {lane.label.casefold() for lane in lanes}
    kinds = ["abaikan"] * len(columns)
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("nomor", lambda c: c.rstrip(".").isdecimal()),
        ("waktu", lambda c: read_standard(c) is not None),
        ("pelaksana", lambda c: c.casefold() in labels),
        ("kegiatan", lambda c: bool(_VERB.match(c))),
    )
    for kind, fits in tests:
        shares = [_share(column, fits) if kinds[i] == "abaikan" else 0.0 for i, column in enumerate(columns)]
        best = max(range(len(columns)), key=lambda i: shares[i], default=None)
        if best is not None and shares[best] >= 0.5:
            kinds[best] = kind
    return _by_order(kinds, columns)


_VERB = re.compile(r"(?i)(me|ber|di)[a-z]+")


def _share(column: Sequence[str], fits: Callable[[str], bool]) -> float:
    filled = [cell for cell in column if cell]
    return sum(map(fits, filled)) / len(filled) if filled else 0.0


def _by_order(kinds: list[str], columns: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The sheet's own order fills what is left: kegiatan · pelaksana · kelengkapan · waktu · output · keterangan."""
    left = [kind for kind in KINDS[1:-2] if kind not in kinds]
    for place, kind in enumerate(kinds):
        if kind != "abaikan" or not any(columns[place]):
            continue
        after = [KINDS.index(k) for k in kinds[:place] if k in KINDS[:-2]]
        fits = next((k for k in left if KINDS.index(k) > max(after, default=0)), None)
        if fits:
            kinds[place] = fits
            left.remove(fits)
    return tuple(kinds)


def rows_from(sop: Sop, cells: Cells, found: Guess) -> Pasted:
    """The rows of the table. Raises nothing: a cell that is no measure of time stays as written, as a finding."""
    lanes: list[Lane] = list(sop.lanes)
    rows = []
    for line in cells[1:] if found.header else cells:
        row = _row(dict(_by_kind(found.kinds, line)), lanes)
        if row.text or row.outputs or row.needs:
            rows.append(row)
    return Pasted(_with_ends(sop, rows), tuple(lanes[len(sop.lanes) :]))


def _by_kind(kinds: Sequence[str], line: Sequence[str]) -> list[tuple[str, str]]:
    repeated = Counter(kinds)
    return [(kind, cell) for kind, cell in zip(kinds, line, strict=False) if repeated[kind] == 1 or cell]


def _row(cells: dict[str, str], lanes: list[Lane]) -> Row:
    symbol = next((s for s in Symbol if s.value == cells.get("simbol", "").lower()), Symbol.TASK)
    return Row(
        id=NEW,
        symbols=(symbol,),
        text=" ".join(cells.get("kegiatan", "").split()),
        lane=_lane(cells.get("pelaksana", ""), lanes),
        needs=items_of(cells.get("kelengkapan", "")),
        time=" ".join(cells.get("waktu", "").split()),
        outputs=items_of(cells.get("output", "")),
        note=" ".join(cells.get("keterangan", "").split()),
    )


def _lane(words: str, lanes: list[Lane]) -> str:
    label = " ".join(words.split())
    if not label:
        return ""
    known = next((lane for lane in lanes if label.casefold() in (lane.label.casefold(), lane.key)), None)
    if known is None:
        known = Lane(free_slug(label, {lane.key for lane in lanes}, fallback="pelaksana"), label)
        lanes.append(known)
    return known.key


def items_of(text: str) -> tuple[str, ...]:
    """One item a line; on one line a semicolon parts them. A leading number or dash is how people list."""
    parts = re.split(r"[\n;]+", text)
    return tuple(clean for part in parts if (clean := re.sub(r"^\s*(?:\d+[.)]|[-•*])\s*", "", part).strip()))


def _with_ends(sop: Sop, rows: list[Row]) -> tuple[Row, ...]:
    """Into an empty SOP the first row comes as mulai and the last as selesai, as every sheet begins and ends."""
    if sop.rows or len(rows) < 2 or any(row.symbol is not Symbol.TASK for row in rows):
        return tuple(rows)
    first, last = replace(rows[0], symbols=(Symbol.START,)), replace(rows[-1], symbols=(Symbol.END,))
    return (first, *rows[1:-1], last)
