"""A cover for a podcast that has no drawing of its own: directories refuse a feed without one."""

import json
from pathlib import Path

import typst

from alur.formats.sheet.typeface import FAMILY, FOLDER

_TEMPLATE = Path(__file__).with_name("cover.typ")


def cover_png(title: str, *, agency: str, office: str) -> bytes:
    """1400 by 1400 pixels: the least that Apple takes. The longer the title, the smaller its letters."""
    size = 170 if len(title) <= 24 else 120 if len(title) <= 60 else 84
    said = {"title": title, "agency": agency, "office": office, "font": FAMILY, "size": size}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
    compiler = typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=fonts)
    made = compiler.compile(format="png", ppi=72.0, sys_inputs={"cover": json.dumps(said, ensure_ascii=False)})
    assert isinstance(made, bytes)
    return made
