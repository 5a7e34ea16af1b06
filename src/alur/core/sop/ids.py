"""Ids made from text: a row's id is a slug of its kegiatan, made once and kept by every later edit."""

import re
import unicodedata
from collections.abc import Container

ID = re.compile(r"[a-z][a-z0-9_-]*")
_MAX_LENGTH = 60


def slug(text: str, *, fallback: str) -> str:
    """
    >>> slug("Memeriksa isi, data pribadi", fallback="langkah"), slug("2 saksi", fallback="langkah")
    ('memeriksa-isi-data-pribadi', 'langkah-2-saksi')
    """
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(words) > _MAX_LENGTH:
        words = words[:_MAX_LENGTH].rpartition("-")[0] or words[:_MAX_LENGTH]
    if not words:
        return fallback
    return words if words[0].isalpha() else f"{fallback}-{words}"


def free_slug(text: str, taken: Container[str], *, fallback: str) -> str:
    """The slug, or the first of slug-2, slug-3 … that is not taken."""
    first = slug(text, fallback=fallback)
    name, suffix = first, 1
    while name in taken:
        suffix += 1
        name = f"{first}-{suffix}"
    return name
