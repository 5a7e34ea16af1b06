"""Breaks text into lines that fit a width: at spaces, and within a word only where it is wider than the line.

Such a word is cut after a slash or a hyphen if that helps, else between letters. No letter is ever lost.
"""

import re
from collections.abc import Iterable, Iterator

from alur.formats.sheet.typeface import Typeface


def wrapped(text: str, face: Typeface, *, size: float, width: float) -> tuple[str, ...]:
    """The lines of ``text``; none for text without a word."""
    lines: list[str] = []
    line, used = "", 0.0
    space = face.width(" ", size)
    for word in text.split():
        gap, between = space, " "
        for part, wide in _fitting(word, face, size, width):
            if line and used + gap + wide <= width:
                line, used = f"{line}{between}{part}", used + gap + wide
            else:
                lines.append(line)
                line, used = part, wide
            gap, between = 0.0, ""
    return tuple(each for each in (*lines, line) if each)


def wrapped_items(items: Iterable[str], face: Typeface, *, size: float, width: float) -> tuple[str, ...]:
    """Each item begins a line of its own."""
    return tuple(line for item in items for line in wrapped(item, face, size=size, width=width))


def _fitting(word: str, face: Typeface, size: float, width: float) -> Iterator[tuple[str, float]]:
    """The word, or the pieces of one that is wider than the line, each with its width."""
    wide = face.width(word, size)
    if wide <= width:
        yield word, wide
        return
    for part in re.findall(r"[^/-]*[/-]|[^/-]+", word):
        wide = face.width(part, size)
        if wide <= width:
            yield part, wide
        else:
            yield from _letters(part, face, size, width)


def _letters(part: str, face: Typeface, size: float, width: float) -> Iterator[tuple[str, float]]:
    """As many letters as fit, at least one, again and again."""
    piece, used = "", 0.0
    for letter in part:
        wide = face.width(letter, size)
        if piece and used + wide > width:
            yield piece, used
            piece, used = "", 0.0
        piece, used = piece + letter, used + wide
    yield piece, used
