"""The Monday page: one sheet of A4 for a head who never signs in. Values in, the same PDF out."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from alur.formats.sheet.typeface import FAMILY, FILES, FOLDER

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
    """Raises AssertionError where typst warns."""
    data: Mapping[str, object] = {**asdict(brief), "font": FAMILY}
    compiler, _fonts = _setter()
    said = json.dumps(data, ensure_ascii=False)
    pdf, warnings = compiler.compile_with_warnings(format="pdf", sys_inputs={"brief": said}, timestamp=0)
    if warnings or not isinstance(pdf, bytes):
        raise AssertionError(f"Expected one PDF without a warning, but typst said: {warnings}")
    return pdf


@lru_cache
def _setter() -> tuple[typst.Compiler, TemporaryDirectory[str]]:
    """A warm compiler, and the folder with just its fonts: the package's own has each twice, in an order of chance."""
    folder = TemporaryDirectory(prefix="alur-fonts-")
    for name in FILES.values():
        (Path(folder.name) / name).symlink_to(FOLDER / name)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder.name])
    return typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=fonts), folder
