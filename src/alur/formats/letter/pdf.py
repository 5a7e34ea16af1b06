"""A letter or certificate as PDF, set by typst: the same bytes for the same words, with our own fonts alone."""

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from alur.formats.letter.content import Letter, Piagam
from alur.formats.sheet.typeface import FAMILY, FILES, FOLDER

_TEMPLATE = Path(__file__).with_name("letter.typ")


def as_json(paper: Letter | Piagam) -> str:
    """What `set_pdf` takes, so that a child process can set it."""
    return json.dumps({**asdict(paper), "kind": type(paper).__name__.lower()}, ensure_ascii=False)


def letter_pdf(paper: Letter | Piagam) -> bytes:
    return set_pdf(json.loads(as_json(paper)))


def set_pdf(said: dict[str, Any]) -> bytes:
    """Raises AssertionError where typst warns: another font would change every line."""
    data = json.dumps({**said, "font": FAMILY}, ensure_ascii=False)
    compiler, _fonts = _setter()
    pdf, warnings = compiler.compile_with_warnings(format="pdf", sys_inputs={"letter": data}, timestamp=0)
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
