"""Collects what the site says, so that the English catalogue can be kept whole without gettext's own tools.

Python: calls of gettext and its kin in the site, and the sentences of `Refused` wherever a page may show them.
Templates: what Django's own `templatize` finds.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeGuard

from django.utils.translation.template import templatize

from alur.web.config.catalogue import PLURAL_END, read_catalogue, write_catalogue

_SINGULAR = {"_", "gettext", "gettext_lazy", "gettext_noop", "Refused"}
_PLURAL = {"ngettext", "ngettext_lazy"}
# Words that the core keeps as data and pages show: the second word of each `Reason`, the values of these enums.
_SPOKEN_ENUMS = {"DeviationKind"}
_TEXT = r"""u?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_IN_TEMPLATE = re.compile(rf"(?:\b(n?gettext)|(?<!\w)_)\({_TEXT}(?:,\s*{_TEXT})?")
# The refusals of other formats are read in a terminal alone, where Indonesian is spoken.
_SPEAK_ON_PAGES = ("core", "formats/sopfile", "web")
# Pages that only builders see speak Indonesian alone.
_LEFT_OUT = {"shell/parts.html"}


def collect(source: Path) -> set[str]:
    """All messages under ``source`` (the folder `src/alur`), keyed as the catalogue keys them."""
    found: set[str] = set()
    for place in _SPEAK_ON_PAGES:
        for path in (source / place).rglob("*.py"):
            found |= set(_of_python(path.read_text("utf-8")))
    for path in (source / "web").rglob("templates/**/*.html"):
        if "/".join(path.parts[-2:]) not in _LEFT_OUT:
            found |= set(_of_template(path.read_text("utf-8")))
    return found - {""}


def _of_python(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and node.name in _SPOKEN_ENUMS:
            yield from (str(each.value.value) for each in node.body if _is_word(each))
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if node.func.id in _SINGULAR and words:
            yield words[0]
        elif node.func.id == "Reason":
            yield words[1]
        elif node.func.id in _PLURAL and len(words) >= 2:
            yield words[0] + PLURAL_END + words[1]


def _is_word(node: ast.stmt) -> TypeGuard[Any]:
    return isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)


def _of_template(text: str) -> Iterator[str]:
    for name, singular, plural in _IN_TEMPLATE.findall(templatize(text)):
        message = ast.literal_eval(singular)
        yield message + PLURAL_END + ast.literal_eval(plural) if name == "ngettext" else message


def renew(catalogue: str, messages: set[str]) -> str:
    """The catalogue with exactly these messages in order; translations are kept, what is gone is dropped."""
    known = read_catalogue(catalogue)
    return write_catalogue({"": known[""], **{key: known.get(key, "") for key in sorted(messages)}})


def untranslated(catalogue: str, messages: set[str]) -> list[str]:
    return sorted(messages - read_catalogue(catalogue).keys())
