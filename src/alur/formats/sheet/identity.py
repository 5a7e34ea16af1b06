"""The identity page (DOMAIN §1.4, looks/lembar-cetak): what the SOP is, who approved it, and six lists in pairs.

What does not fit goes on on a next page, line by line; nothing is cut or made smaller.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from alur.core.sop.dates import read_date, write_date
from alur.core.sop.model import Approval, Identity
from alur.formats.sheet.page import Anchor, Rule, SheetPage, Text
from alur.formats.sheet.style import CAPITAL, POINT
from alur.formats.sheet.typeface import typeface
from alur.formats.sheet.wrap import wrapped

_SIZE, _LINE = 9.75 * POINT, 4.8
_NAME_SIZE, _NAME_LINE = 11.5 * POINT, 5.8
_PAD = 2.7
_ROW = 7.4  # the least height of a field and of a title
_COLON, _VALUE = 44.5, 47.5  # from the left side of a field
_SIGNATURE = 20.0  # left free for signature and stamp
_MOST = 20  # lines of one field before it goes on in a further one
_NONE = "-"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    weight: int = 400
    underlined: bool = False
    before: float = 0.0  # room above it


@dataclass(frozen=True, slots=True)
class _Field:
    """A row at the right of the head."""

    label: str
    lines: tuple[_Line, ...]

    @property
    def height(self) -> float:
        return _ROW + (len(self.lines) - 1) * _LINE + sum(line.before for line in self.lines)


@dataclass(slots=True)
class _Pages:
    """Pages as they are written from top to bottom."""

    width: float
    height: float
    done: list[SheetPage] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    top: float = 0.0

    @property
    def left(self) -> float:
        return self.height - self.top

    def block(self, height: float) -> float:
        """Closes the frame round a block of two cells and moves below it; → its top."""
        top, bottom = self.top, self.top + height
        for x in (0.0, self.width / 2, self.width):
            self.rules.append(Rule(x, top, x, bottom, heavy=True))
        for y in (top, bottom) if not top else (bottom,):
            self.rules.append(Rule(0, y, self.width, y, heavy=True))
        self.top = bottom
        return top

    def turn(self) -> None:
        self.done.append(SheetPage(tuple(self.texts), tuple(self.rules)))
        self.texts, self.rules, self.top = [], [], 0.0


def identity_pages(identity: Identity, *, width: float, height: float) -> tuple[SheetPage, ...]:
    """The pages, laid out from (0, 0) within ``width`` and ``height``."""
    pages = _Pages(width, height)
    _write_head(pages, identity)
    for titles, lists in (
        (("Dasar Hukum", "Kualifikasi Pelaksana"), (identity.legal_basis, identity.qualifications)),
        (("Keterkaitan", "Peralatan/Perlengkapan"), (identity.related, identity.equipment)),
        (("Peringatan", "Pencatatan dan Pendataan"), (identity.warnings, identity.records)),
    ):
        _write_pair(pages, titles, lists)
    pages.turn()
    return tuple(pages.done)


def _write_head(pages: _Pages, identity: Identity) -> None:
    """Left whose SOP it is, right the fields; several blocks where that is more than a page."""
    fields = list(_fields(identity, pages.width / 2 - _VALUE - _PAD))
    names = _names(identity, pages.width / 2 - 2 * _PAD)
    parts = list(_packed([each.height for each in fields], pages.height))
    most = int((pages.height - 2 * _PAD) / _NAME_LINE)
    shares = [names[start : start + most] for start in range(0, len(names), most)]
    for part, share in zip_longest(parts, shares, fillvalue=()):
        if pages.top:
            pages.turn()
        rows = [fields[index] for index in part]
        height = max(sum(row.height for row in rows), len(share) * _NAME_LINE + 2 * _PAD)
        _write_names(pages, share, height)
        _write_fields(pages, rows, height)
        pages.block(height)


def _packed(heights: Sequence[float], room: float) -> Iterator[tuple[int, ...]]:
    """Indices page by page, as many as fit."""
    page: list[int] = []
    used = 0.0
    for index, height in enumerate(heights):
        if page and used + height > room:
            yield tuple(page)
            page, used = [], 0.0
        page.append(index)
        used += height
    yield tuple(page)


def _names(identity: Identity, width: float) -> list[tuple[str, int]]:
    """The lines of agency and unit with their weight."""
    agency = wrapped(identity.agency, typeface(700), size=_NAME_SIZE, width=width)
    unit = wrapped(identity.unit, typeface(), size=_NAME_SIZE, width=width)
    return [(line, 700) for line in agency] + [(line, 400) for line in unit]


def _fields(identity: Identity, width: float) -> Iterator[_Field]:
    yield from _field("Nomor SOP", _lines(identity.number or _NONE, width))
    yield from _field("Tanggal Pembuatan", _lines(_date(identity.made), width))
    yield from _field("Tanggal Revisi", _lines(_date(identity.revised), width))
    yield from _field("Tanggal Efektif", _lines(_date(identity.effective), width))
    yield from _field("Disahkan oleh", _signed(identity.approval, width))
    yield from _field("Nama SOP", _lines(identity.name or _NONE, width, weight=700))


def _field(label: str, lines: Sequence[_Line]) -> Iterator[_Field]:
    for start in range(0, len(lines), _MOST):
        yield _Field("" if start else label, tuple(lines[start : start + _MOST]))


def _lines(text: str, width: float, *, weight: int = 400) -> list[_Line]:
    return [_Line(line, weight) for line in wrapped(text, typeface(weight), size=_SIZE, width=width)]


def _date(written: str) -> str:
    """As the sheet writes dates; what is no date stays as it was written."""
    day = read_date(written)
    return write_date(day) if day else written or _NONE


def _signed(approval: Approval, width: float) -> list[_Line]:
    """The official's position, room for signature and stamp, then name and NIP."""
    position = f"{approval.position}," if approval.position else ""
    name = [replace(line, underlined=True) for line in _lines(approval.name, width, weight=700)]
    below = [*name, *_lines(f"NIP {approval.nip}" if approval.nip else "", width)] or [_Line("")]
    return [*(_lines(position, width) or [_Line("")]), replace(below[0], before=_SIGNATURE), *below[1:]]


def _write_names(pages: _Pages, share: Sequence[tuple[str, int]], height: float) -> None:
    y = pages.top + (height - (len(share) - 1) * _NAME_LINE) / 2 + CAPITAL * _NAME_SIZE / 2
    for text, weight in share:
        pages.texts.append(Text(pages.width / 4, y, text, _NAME_SIZE, weight=weight, anchor=Anchor.MIDDLE))
        y += _NAME_LINE


def _write_fields(pages: _Pages, rows: Sequence[_Field], height: float) -> None:
    left, top = pages.width / 2, pages.top
    for row in rows:
        y = top + _ROW / 2 + CAPITAL * _SIZE / 2
        if row.label:
            pages.texts.append(Text(left + _PAD, y, row.label, _SIZE))
            pages.texts.append(Text(left + _COLON, y, ":", _SIZE))
        for line in row.lines:
            y += line.before
            pages.texts.append(Text(left + _VALUE, y, line.text, _SIZE, weight=line.weight, underlined=line.underlined))
            y += _LINE
        top += row.height
        if top < pages.top + height:
            pages.rules.append(Rule(left, top, pages.width, top, heavy=True))


_Item = tuple[str, str]  # number, line


def _numbered(items: Sequence[str], width: float) -> list[_Item]:
    indent = _indent(items)
    lines: list[_Item] = []
    for number, item in enumerate(items, 1):
        wraps = wrapped(item, typeface(), size=_SIZE, width=width - 2 * _PAD - indent)
        lines += [("" if place else f"{number}.", line) for place, line in enumerate(wraps)]
    return lines or [("", _NONE)]


def _indent(items: Sequence[str]) -> float:
    return typeface().width("0" * len(str(len(items))) + ". ", _SIZE) + 1.2


def _write_pair(pages: _Pages, titles: Sequence[str], lists: Sequence[Sequence[str]]) -> None:
    """Two lists beside one another; what does not fit goes on under the same titles on the next page."""
    columns = [_numbered(items, pages.width / 2) for items in lists]
    indents = [_indent(items) for items in lists]
    more = ""
    while any(columns):
        if pages.top and pages.left < _ROW + 2 * _PAD + 2 * _LINE:
            pages.turn()
        fitting = max(1, int((pages.left - _ROW - 2 * _PAD) / _LINE))
        heads = [_Line(f"{title}{more}:", 700) for title in titles]
        _write_title(pages, heads)
        shown = [column[:fitting] for column in columns]
        _write_lists(pages, shown, indents)
        columns = [column[fitting:] for column in columns]
        more = " (lanjutan)"


def _write_title(pages: _Pages, heads: Sequence[_Line]) -> None:
    top = pages.block(_ROW)
    for place, line in enumerate(heads):
        x, y = place * pages.width / 2 + _PAD, top + _ROW / 2 + CAPITAL * _SIZE / 2
        pages.texts.append(Text(x, y, line.text, _SIZE, weight=line.weight))


def _write_lists(pages: _Pages, columns: Sequence[Sequence[_Item]], indents: Sequence[float]) -> None:
    most = max(len(column) for column in columns)
    top = pages.block(most * _LINE + 2 * _PAD)
    for place, (column, indent) in enumerate(zip(columns, indents, strict=True)):
        x, y = place * pages.width / 2 + _PAD, top + _PAD + _LINE / 2 + CAPITAL * _SIZE / 2
        for number, line in column:
            if number:
                pages.texts.append(Text(x, y, number, _SIZE))
            pages.texts.append(Text(x + indent, y, line, _SIZE))
            y += _LINE
