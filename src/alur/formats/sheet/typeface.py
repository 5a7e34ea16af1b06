"""Measures text in Source Sans, the face of sheet and site, from the font files of its package (none is committed)."""

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import font_source_sans_pro

FAMILY = "Source Sans Pro"
FOLDER = Path(font_source_sans_pro.__file__).parent / "files"
FILES = {400: "SourceSansPro-Regular.ttf", 600: "SourceSansPro-Semibold.ttf", 700: "SourceSansPro-Bold.ttf"}


class Typeface:
    """Advance widths of one weight. What the face lacks counts as a full square."""

    def __init__(self, data: bytes) -> None:
        tables = _tables(data)
        self._units: int = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
        glyphs = dict(_characters(data, tables[b"cmap"]))
        (measured,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
        advances = struct.unpack_from(">" + "Hh" * measured, data, tables[b"hmtx"])[::2]
        self._advances: dict[str, int] = {
            chr(code): advances[min(glyph, measured - 1)] for code, glyph in glyphs.items()
        }

    def width(self, text: str, size: float) -> float:
        """Without kerning, which in this face only ever makes a word narrower to speak of."""
        advances, square = self._advances, self._units
        return sum([advances.get(character, square) for character in text]) * size / square

    def lacks(self, text: str) -> set[str]:
        """The visible characters of ``text`` that this face cannot show."""
        return {character for character in text if character not in self._advances and not character.isspace()}


@lru_cache
def typeface(weight: int = 400) -> Typeface:
    return Typeface((FOLDER / FILES[weight]).read_bytes())


def _tables(data: bytes) -> dict[bytes, int]:
    """Tag → offset, from the font's directory."""
    (count,) = struct.unpack_from(">H", data, 4)
    return {tag: offset for tag, _, offset, _ in struct.iter_unpack(">4sIII", data[12 : 12 + 16 * count])}


def _characters(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """(code point, glyph) from the cmap's table of format 12, which holds all of Unicode."""
    (count,) = struct.unpack_from(">H", data, start + 2)
    for platform, encoding, offset in struct.iter_unpack(">HHI", data[start + 4 : start + 4 + 8 * count]):
        if (platform, encoding) == (3, 10):
            (groups,) = struct.unpack_from(">I", data, start + offset + 12)
            first = start + offset + 16
            for low, high, glyph in struct.iter_unpack(">III", data[first : first + 12 * groups]):
                yield from zip(range(low, high + 1), range(glyph, glyph + high - low + 1), strict=True)
