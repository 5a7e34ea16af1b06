"""A paper as PDF, set by typst: the same bytes for the same content, with fonts from our package alone."""

from pathlib import Path

from alur.formats.poster.content import Paper
from alur.formats.sheet.typesetter import typeset, words_of

_TEMPLATE = Path(__file__).with_name("poster.typ")


def paper_pdf(paper: Paper) -> bytes:
    return typeset(_TEMPLATE, words_of(paper))
