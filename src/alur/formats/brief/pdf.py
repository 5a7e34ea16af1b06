"""The Monday page: one sheet of A4 for a head who never signs in. Values in, the same PDF out."""

from dataclasses import asdict, dataclass
from pathlib import Path

from alur.formats.sheet.typesetter import typeset, words_of

_TEMPLATE = Path(__file__).with_name("brief.typ")
MOST_LINES = 5
"""Of a section: five of them fill the page, and a page is all that is read on a Monday."""


@dataclass(frozen=True, slots=True)
class Line:
    """``beside`` stands at the right edge: how late, how many."""

    text: str
    small: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """``count`` is said large before the title; ``more`` are lines that did not fit."""

    title: str
    count: int
    sentence: str
    lines: tuple[Line, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """``foot`` says where the page comes from and until when it is true."""

    agency: str
    unit: str
    title: str
    to: str
    day: str
    sections: tuple[Section, ...]
    foot: str


def section(title: str, sentence: str, lines: tuple[Line, ...], *, count: int | None = None) -> Section:
    """A section that shows as many lines as the page has room for.

    >>> section("Lewat", "", tuple(Line(str(n)) for n in range(9))).more
    4
    """
    shown = lines[:MOST_LINES]
    number = len(lines) if count is None else count
    return Section(title, number, sentence, shown, number - len(shown) if lines else 0)


def brief_pdf(brief: Brief) -> bytes:
    return typeset(_TEMPLATE, words_of(asdict(brief)))
