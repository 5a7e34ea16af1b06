"""Typst with the fonts of our package alone: a template and its words in, the same bytes out."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from alur.formats.sheet.typeface import FAMILY, FILES, FOLDER


def words_of(said: Mapping[str, Any]) -> str:
    """What a template is told, with the name of our face."""
    return json.dumps({**said, "font": FAMILY}, ensure_ascii=False)


def typeset(template: Path, words: str) -> bytes:
    """The PDF of a template that reads ``sys.inputs.said``; the compiler stays warm for the next.

    Raises AssertionError where typst warns: another font would change every line.
    """
    compiler = _compiler(template)
    pdf, warnings = compiler.compile_with_warnings(format="pdf", sys_inputs={"said": words}, timestamp=0)
    if warnings or not isinstance(pdf, bytes):
        raise AssertionError(f"Expected one PDF without a warning, but typst said: {warnings}")
    return pdf


@lru_cache
def _compiler(template: Path) -> typst.Compiler:
    return typst.Compiler(template, root=template.parent, font_paths=fonts())


@lru_cache
def fonts() -> typst.Fonts:
    """Just the fonts that we use: the package's own folder has each twice, in an order of chance."""
    folder = _font_folder()
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder.name])


@lru_cache
def _font_folder() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix="alur-fonts-")
    for name in FILES.values():
        (Path(folder.name) / name).symlink_to(FOLDER / name)
    return folder
