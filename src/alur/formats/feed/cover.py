"""A cover for a podcast that has no drawing of its own: directories refuse a feed without one."""

from pathlib import Path

import typst

from alur.formats.sheet.typesetter import fonts, words_of

_TEMPLATE = Path(__file__).with_name("cover.typ")


def cover_png(title: str, *, agency: str, office: str) -> bytes:
    """1400 by 1400 pixels: the least that Apple takes. The longer the title, the smaller its letters."""
    size = 170 if len(title) <= 24 else 120 if len(title) <= 60 else 84
    words = words_of({"title": title, "agency": agency, "office": office, "size": size})
    compiler = typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=fonts())
    made = compiler.compile(format="png", ppi=72.0, sys_inputs={"said": words})
    assert isinstance(made, bytes)
    return made
