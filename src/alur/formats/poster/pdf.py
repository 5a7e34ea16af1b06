"""A paper as PDF, set by typst: the same bytes for the same content, with fonts from our package alone."""

import json
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from alur.formats.poster.content import Paper
from alur.formats.sheet.typeface import FAMILY, FILES, FOLDER

_TEMPLATE = Path(__file__).with_name("poster.typ")


def paper_pdf(paper: Paper) -> bytes:
    """Raises AssertionError where typst warns: another font would change every line."""
    data = json.dumps({**paper, "font": FAMILY}, ensure_ascii=False)
    compiler, _fonts = _setter()
    pdf, warnings = compiler.compile_with_warnings(format="pdf", sys_inputs={"paper": data}, timestamp=0)
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
