"""A letter or certificate as PDF, set by typst: the same bytes for the same words, with our own fonts alone."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from alur.formats.letter.content import Letter, Piagam
from alur.formats.sheet.typesetter import typeset, words_of

_TEMPLATE = Path(__file__).with_name("letter.typ")


def as_json(paper: Letter | Piagam) -> str:
    """What `set_pdf` takes, so that a child process can set it."""
    return json.dumps({**asdict(paper), "kind": type(paper).__name__.lower()}, ensure_ascii=False)


def letter_pdf(paper: Letter | Piagam) -> bytes:
    return set_pdf(json.loads(as_json(paper)))


def set_pdf(said: dict[str, Any]) -> bytes:
    return typeset(_TEMPLATE, words_of(said))
