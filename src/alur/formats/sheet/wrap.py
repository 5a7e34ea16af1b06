"""Breaks text into lines that fit a width: at spaces, and within a word only where it is wider than a whole line.

Such a word is broken after a sign like a slash, else between syllables with a hyphen, and between letters only where
even a syllable is too wide. No letter is ever lost.
"""

import re
from collections.abc import Iterable, Iterator

from alur.formats.sheet.syllables import syllables
from alur.formats.sheet.typeface import Typeface

_SIGNS = "-/._:,;&@=?"
_PART = re.compile(f"[^{_SIGNS}]*[{_SIGNS}]+|[^{_SIGNS}]+")
_ADDRESS = re.compile(r"[.:@=]\w")  # in an address a hyphen of ours would be read as part of it
_Piece = tuple[str, float, bool]  # text, width, whether a hyphen must show that the word goes on


def wrapped(text: str, face: Typeface, *, size: float, width: float) -> tuple[str, ...]:
    """The lines of ``text``; none for text without a word."""
    lines: list[str] = []
    line, used = "", 0.0
    space = face.width(" ", size)
    for word in text.split():
        wide = face.width(word, size)
        if line and used + space + wide <= width:
            line, used = f"{line} {word}", used + space + wide
        elif wide <= width:
            lines.append(line)
            line, used = word, wide
        else:
            before, room = (f"{line} ", width - used - space) if line else ("", width)
            first, *others = _broken(word, face, size=size, width=width, room=room)
            *full, line = [before + first, *others]
            lines += full
            used = face.width(line, size)
    return tuple(each.rstrip() for each in (*lines, line) if each)


def wrapped_items(items: Iterable[str], face: Typeface, *, size: float, width: float) -> tuple[str, ...]:
    """Each item begins a line of its own."""
    return tuple(line for item in items for line in wrapped(item, face, size=size, width=width))


def _broken(word: str, face: Typeface, *, size: float, width: float, room: float) -> Iterator[str]:
    """The word over several lines, of which the first has only ``room`` and may stay empty."""
    hyphen = face.width("-", size)
    line, used, goes_on = "", 0.0, False
    for piece, wide, hyphenated in _pieces(word, face, size, width):
        if used + wide + (hyphen if hyphenated else 0.0) > room and (line or room < width):
            yield line + ("-" if goes_on else "")
            line, used, room = "", 0.0, width
        line, used, goes_on = line + piece, used + wide, hyphenated
    yield line


def _pieces(word: str, face: Typeface, size: float, width: float) -> Iterator[_Piece]:
    """The smallest pieces of a word: none is broken that fits ``width``, with its hyphen where it has one."""
    in_syllables = not _ADDRESS.search(word)
    for part in _PART.findall(word):
        wide = face.width(part, size)
        if wide <= width:
            yield part, wide, False
        elif in_syllables:
            bare = part.rstrip(_SIGNS)
            *first, last = syllables(bare)
            for syllable, hyphen in (*((each, "-") for each in first), (last + part[len(bare) :], "")):
                if face.width(syllable + hyphen, size) <= width:
                    yield syllable, face.width(syllable, size), bool(hyphen)
                else:
                    yield from _letters(syllable, face, size)
        else:
            yield from _letters(part, face, size)


def _letters(part: str, face: Typeface, size: float) -> Iterator[_Piece]:
    return ((letter, face.width(letter, size), False) for letter in part)
